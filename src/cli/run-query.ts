// Asks a query that was named, given or stored, and writes the answer in a format.

import { readFile } from "node:fs/promises";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { analyseQuery } from "../query/analyse.ts";
import { bindParameters, readStoredQuery } from "../query/stored.ts";
import { serializeToString } from "../rdf/serialize.ts";
import { lineToQuad } from "../rdf/term.ts";
import type { CommandContext, Outcome } from "./command.ts";
import { rdfFormatNamed, resultFormatNamed } from "./formats.ts";
import { openNamed } from "./open.ts";
import { drawTable } from "./table.ts";

/** Answers on stdout: a table on a terminal, else CSV; Turtle for graphs; unless a format is named. */
export async function query(context: CommandContext): Promise<Outcome> {
  const { options, out } = context;
  const text = await readQuery(context);
  const publication = await openNamed(String(options["folder"]), context);
  try {
    const answer = await answerOf(publication, text, formatOf(context));
    out(answer);
    const result = options["json"] === true ? JSON.parse(String(answer)) : undefined;
    return { code: 0, dataVersion: publication.release.id, result };
  } finally {
    await publication.close();
  }
}

function formatOf({ options, effects }: CommandContext): Format {
  if (options["json"] === true) return { table: "json", graph: "jsonld" };
  const given = options["format"];
  if (typeof given === "string") return { table: given, graph: given };
  return { table: effects.isTerminal ? "table" : "csv", graph: "ttl" };
}

/** The format for a table of results and the one for a graph. */
interface Format {
  readonly table: string;
  readonly graph: string;
}

async function answerOf(
  publication: Publication,
  text: string,
  format: Format,
): Promise<string | Uint8Array> {
  const { settings, release } = publication;
  const { base, prefixes, context } = release;
  const limits = { maxBytes: settings.queryMaxBytes, maxDepth: settings.queryMaxDepth };
  const { kind } = analyseQuery(text, { base, prefixes, ...limits });
  if (kind === "SELECT" || kind === "ASK") {
    if (format.table === "table") {
      const { body } = await publication.query(text, { format: "json" });
      return drawTable(JSON.parse(decode(body)), prefixes);
    }
    const { id } = resultFormatNamed(format.table);
    const { body } = await publication.query(text, { format: id });
    return id === "json" ? decode(body) : body;
  }
  const { id } = rdfFormatNamed(format.graph);
  const { body } = await publication.query(text, { format: "ntriples" });
  const lines = decode(body)
    .split("\n")
    .filter((line) => line !== "");
  return serializeToString(lines.sort().map(lineToQuad), { format: id, prefixes, context });
}

async function readQuery({ words, options, base, effects }: CommandContext): Promise<string> {
  const [file = "-"] = words;
  const parameters = (options["param"] ?? {}) as Record<string, string>; // collectParameter made it
  const text =
    typeof options["expression"] === "string"
      ? options["expression"]
      : file === "-"
        ? await effects.readStdin()
        : await readQueryFile(file);
  if (!text.startsWith("#+") && Object.keys(parameters).length === 0) return text;
  return bindParameters(readStoredQuery({ file, text }, base), parameters, base);
}

function readQueryFile(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => {
    throw new ChanceryError({
      code: "DIR-205",
      message: `${file} cannot be read`,
      hint: "Give a .rq file, - for standard input, or -e with the query.",
    });
  });
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
