// chancery query: asks a folder one SPARQL query.

import { readFile } from "node:fs/promises";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Settings } from "../model/settings.ts";
import { openPublication } from "../publication.ts";
import { analyseQuery } from "../query/analyse.ts";
import { bindParameters, readStoredQuery } from "../query/stored.ts";
import { serializeToString } from "../rdf/serialize.ts";
import { lineToQuad } from "../rdf/term.ts";
import type { Effects } from "./effects.ts";
import { rdfFormatNamed, resultFormatNamed } from "./formats.ts";

export interface QueryCommand {
  readonly folder: string;
  /** A .rq file, or `-` for standard input. */
  readonly file: string | undefined;
  readonly expression: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly format: string | undefined;
}

/** Writes the answer to stdout: CSV for tables, Turtle for graphs, unless a format is named. */
export async function query(
  command: QueryCommand,
  settings: Settings,
  base: string,
  effects: Effects,
): Promise<number> {
  const text = await readQuery(command, base, effects);
  const publication = await openPublication(command.folder, { settings, base });
  try {
    effects.out(await answer(publication, text, command.format));
    return 0;
  } finally {
    await publication.close();
  }
}

async function answer(
  publication: Publication,
  text: string,
  format: string | undefined,
): Promise<string | Uint8Array> {
  const { settings, release } = publication;
  const { base, prefixes, context } = release;
  const limits = { maxBytes: settings.queryMaxBytes, maxDepth: settings.queryMaxDepth };
  const { kind } = analyseQuery(text, { base, prefixes, ...limits });
  if (kind === "SELECT" || kind === "ASK") {
    const { id } = resultFormatNamed(format ?? (kind === "ASK" ? "json" : "csv"));
    return (await publication.query(text, { format: id })).body;
  }
  const { id } = rdfFormatNamed(format ?? "ttl");
  const { body } = await publication.query(text, { format: "ntriples" });
  const lines = new TextDecoder()
    .decode(body)
    .split("\n")
    .filter((line) => line !== "");
  return serializeToString(lines.sort().map(lineToQuad), { format: id, prefixes, context });
}

async function readQuery(
  { file, expression, parameters }: QueryCommand,
  base: string,
  effects: Effects,
): Promise<string> {
  const text =
    expression ??
    (file === "-" || file === undefined ? await effects.readStdin() : await readQueryFile(file));
  if (!text.startsWith("#+") && Object.keys(parameters).length === 0) return text;
  return bindParameters(readStoredQuery({ file: file ?? "query", text }, base), parameters, base);
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
