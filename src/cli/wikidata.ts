// chancery wikidata: checks what the publication can give to Wikidata, and writes it for QuickStatements.

import { writeFile } from "node:fs/promises";
import { Option } from "commander";
import { ChanceryError, EXIT } from "../model/error.ts";
import { openPublication } from "../publication.ts";
import { countOf, type Prepared, prepare, WRITERS } from "../wikibase/prepare.ts";
import type { CommandContext, CommandSpec, Outcome } from "./command.ts";

export const WIKIDATA: CommandSpec = {
  name: "wikidata",
  summary: "Checks and writes statements for Wikidata.",
  words: [
    ["action", "check or export"],
    ["folder", "publication folder", "."],
  ],
  options: [
    new Option("-o, --output <file>", "write the commands to a file"),
    new Option("-f, --format <format>", "what to write")
      .choices(Object.keys(WRITERS))
      .default("quickstatements"),
    new Option("--weak", "count what only titles imply and what the editors concluded"),
  ],
  examples: [
    ["chancery wikidata check", "says what can be given to Wikidata, what cannot, and why"],
    ["chancery wikidata export -o commands.tsv", "writes QuickStatements commands with references"],
    ["chancery wikidata export -f json -o items.json", "writes the items in the JSON of Wikibase"],
  ],
  folder: ({ words }) => words[1],
  run: wikidata,
};

const ACTIONS: Readonly<
  Record<string, (context: CommandContext, found: Found) => Promise<Outcome>>
> = {
  check,
  export: exportCommands,
};

interface Found extends Prepared {
  readonly release: string;
}

async function wikidata(context: CommandContext): Promise<Outcome> {
  const [action = "", folder = "."] = context.words;
  const run = ACTIONS[action];
  if (run === undefined)
    throw new ChanceryError({
      code: "CLI-701",
      message: `there is no action ${action}`,
      hint: `There is: ${Object.keys(ACTIONS).join(", ")}.`,
    });
  const { settings, base, onProgress, options } = context;
  const publication = await openPublication(folder, { settings, base, onProgress });
  try {
    const prepared = await prepare(publication, options["weak"] === true);
    return await run(context, { ...prepared, release: publication.release.id });
  } finally {
    await publication.close();
  }
}

async function check({ out }: CommandContext, found: Found): Promise<Outcome> {
  const { entities, findings, unmapped, release } = found;
  const counts = countOf(found);
  for (const { severity, iri, message, hint } of findings)
    out(`${severity}: ${iri}: ${message}\n   = help: ${hint}\n`);
  out(
    `${counts.statements} statements on ${entities.length} items (${counts.newItems} new), ${counts.references} references; ${unmapped.size} properties have no counterpart\n`,
  );
  return {
    code: findings.some(({ severity }) => severity === "error") ? EXIT.findings : EXIT.ok,
    dataVersion: release,
    result: { ...counts, findings, unmapped: Object.fromEntries(unmapped) },
  };
}

/** Writes nothing at all when something would be refused or lost. */
async function exportCommands(
  { out, options, effects }: CommandContext,
  found: Found,
): Promise<Outcome> {
  const errors = found.findings.filter(({ severity }) => severity === "error");
  const [first, ...more] = errors.map(({ iri, message, hint }) => ({
    code: "WDT-802" as const,
    message: `${iri}: ${message}`,
    hint,
  }));
  if (first !== undefined) throw new ChanceryError(first, ...more);
  const text = WRITERS[String(options["format"])]?.(found) ?? ""; // commander has checked the choice
  const output = options["output"];
  if (typeof output === "string") await writeFile(output, text);
  else out(text);
  const leftOut = found.findings.length;
  if (leftOut > 0 && options["quiet"] !== true)
    effects.err(
      `${leftOut} things or values were left out; chancery wikidata check says which and why\n`,
    );
  return { code: EXIT.ok, dataVersion: found.release, result: countOf(found) };
}
