// The actions on Wikidata: check, export, diff and match.

import { ChanceryError, EXIT } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { openPublication } from "../publication.ts";
import type { MappingFinding } from "../wikibase/finding.ts";
import { EXPORT_FORMATS, type ExportFormat } from "../wikibase/format-names.ts";
import { errorsFor, joined, WRITERS } from "../wikibase/formats.ts";
import { countOf, type Prepared, prepare } from "../wikibase/prepare.ts";
import type { Snapshot } from "../wikibase/snapshot.ts";
import type { CommandContext, Outcome } from "./command.ts";
import { readSnapshot } from "./snapshot-file.ts";
import { tellDifferences, wantedBy, withoutKnown } from "./wikidata-diff.ts";
import { writeExport } from "./wikidata-files.ts";
import { match } from "./wikidata-match.ts";

const ACTIONS: Readonly<
  Record<string, (context: CommandContext, publication: Publication) => Promise<Outcome>>
> = {
  check: prepared(check),
  export: prepared(exportItems),
  diff: prepared(diff),
  match,
};

interface Found extends Prepared {
  readonly release: Release;
  /** Nothing when none was given. */
  readonly snapshot: Snapshot | undefined;
}

export async function wikidata(context: CommandContext): Promise<Outcome> {
  const [action = "", folder = "."] = context.words;
  const run = ACTIONS[action];
  if (run === undefined)
    throw new ChanceryError({
      code: "CLI-701",
      message: `there is no action ${action}`,
      hint: `There is: ${Object.keys(ACTIONS).join(", ")}.`,
    });
  const { settings, base, onProgress } = context;
  const publication = await openPublication(folder, { settings, base, onProgress });
  try {
    return await run(context, publication);
  } finally {
    await publication.close();
  }
}

/** Gives an action the statements that the mapping makes, and the snapshot. */
function prepared(
  run: (context: CommandContext, found: Found) => Promise<Outcome>,
): (context: CommandContext, publication: Publication) => Promise<Outcome> {
  return async (context, publication) => {
    const { release } = publication;
    const snapshot = await snapshotOf(context, release);
    const known = [...(snapshot?.values() ?? [])];
    const found = await prepare(publication, context.options["weak"] === true, known);
    return run(context, { ...found, release, snapshot });
  };
}

/** Fails when the format that is asked for would be refused; findings of the others are told too. */
async function check({ out, options }: CommandContext, found: Found): Promise<Outcome> {
  const { entities, findings, unmapped, release } = found;
  const counts = countOf(found);
  for (const one of findings) out(findingText(one));
  out(
    `${counts.statements} statements on ${entities.length} items (${counts.newItems} new), ${counts.references} references; ${unmapped.size} properties and classes have no counterpart\n`,
  );
  return {
    code: errorsFor(formatOf(options), findings).length > 0 ? EXIT.findings : EXIT.ok,
    dataVersion: release.id,
    result: { ...counts, findings, unmapped: Object.fromEntries(unmapped) },
  };
}

function findingText(found: MappingFinding): string {
  const { severity, code, iri, message, hint, formats, graph, rule } = found;
  const only = formats === undefined ? "" : ` (${formats.join(", ")})`;
  const where = [graph && `in ${graph}`, rule && `by ${rule}`].filter(Boolean).join(", ");
  return `${severity}[${code}]${only}: ${iri}: ${message}\n${where && `   = ${where}\n`}   = help: ${hint}\n`;
}

async function snapshotOf(
  { options, settings }: CommandContext,
  release: Release,
): Promise<Snapshot | undefined> {
  const files = listOf(options["snapshot"]);
  if (files.length === 0) return undefined;
  return readSnapshot(files, wantedBy(release), settings.fileMaxBytes);
}

function listOf(option: unknown): string[] {
  return Array.isArray(option) ? option.map(String) : [];
}

async function diff(context: CommandContext, found: Found): Promise<Outcome> {
  if (found.snapshot === undefined)
    throw new ChanceryError({
      code: "CLI-701",
      message: "there is no snapshot to compare with",
      hint: "Download items from Special:EntityData/Q….json and give them with --snapshot.",
    });
  return tellDifferences(context, found, found.snapshot);
}

/** Writes nothing at all when something would be refused or lost. */
async function exportItems(
  { out, options, effects }: CommandContext,
  all: Found,
): Promise<Outcome> {
  const format = formatOf(options);
  const also = listOf(options["also"]);
  const found = all.snapshot === undefined ? all : withoutKnown(all, all.snapshot, also, format);
  refuse(errorsFor(format, found.findings));
  const writer = WRITERS[format];
  const texts = await writer.write(found, found.release);
  const output = options["output"];
  if (typeof output === "string") await writeExport(output, writer, texts, options["force"]);
  else out(joined(texts));
  const leftOut = found.findings.filter(({ severity }) => severity === "warning").length;
  if (leftOut > 0 && options["quiet"] !== true)
    effects.err(`there are ${leftOut} warnings; chancery wikidata check says which and why\n`);
  return { code: EXIT.ok, dataVersion: found.release.id, result: countOf(found) };
}

/** Commander has checked the choice. */
function formatOf(options: CommandContext["options"]): ExportFormat {
  return EXPORT_FORMATS.find((known) => known === options["format"]) ?? EXPORT_FORMATS[0];
}

function refuse(errors: readonly MappingFinding[]): void {
  const [first, ...more] = errors.map(({ iri, message, hint }) => ({
    code: "WDT-802" as const,
    message: `${iri}: ${message}`,
    hint,
  }));
  if (first !== undefined) throw new ChanceryError(first, ...more);
}
