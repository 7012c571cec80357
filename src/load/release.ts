// Folder → Release: reads, checks and freezes. All problems of all files come at once.

import type { Quad } from "@rdfjs/types";
import { ChanceryError, type Problem } from "../model/error.ts";
import { rdfFormatOfFile } from "../model/format.ts";
import { CHANGING_FUNCTIONS } from "../model/query.ts";
import type { QueryFile, Release, ValidationReport } from "../model/release.ts";
import type { Settings } from "../model/settings.ts";
import { term } from "../model/vocabulary.ts";
import { parseRdf } from "../rdf/parse.ts";
import { type BuiltTable, buildFromLines } from "../rdf/quad-table.ts";
import { skolemize } from "../rdf/skolemize.ts";
import { quadToLine } from "../rdf/term.ts";
import { readAbout } from "./about.ts";
import { findingProblem } from "./finding-problem.ts";
import { type FileDigest, fingerprintOf, type Making } from "./fingerprint.ts";
import { CONTEXT_FILE, type FolderFile, type Listing, listFolder, type Room } from "./folder.ts";
import { survey } from "./labels.ts";
import { mergePrefixes, readContext } from "./prefixes.ts";
import { validateShapes } from "./shacl.ts";
import { readText } from "./text.ts";
import { countUsage } from "./usage.ts";

export interface LoadOptions extends Pick<Making, "program"> {
  /** What relative addresses resolve against; ends with `/`. */
  readonly base: string;
  readonly settings: Settings;
  /** The files of the folder, when they have been listed already. */
  readonly listing?: Listing;
  readonly onProgress?: (progress: { phase: string; done: number; total?: number }) => void;
  /** The rooms to read, of which none need be there; all when left out. */
  readonly rooms?: readonly Room[];
}

/** What the files of a folder hold, before it is a release. */
interface Contents {
  readonly lines: string[];
  readonly shapeQuads: Quad[];
  readonly prefixes: Readonly<Record<string, string>>[];
  readonly queryFiles: QueryFile[];
  readonly problems: Problem[];
  readonly digests: FileDigest[];
  context: unknown;
}

/**
 * Loads a folder into a release.
 * @throws ChanceryError with every problem found; SHP-401 for broken shapes unless `settings.strict` is false
 */
export async function loadRelease(folder: string, options: LoadOptions): Promise<Release> {
  const { base, settings, program, onProgress } = options;
  const listing = options.listing ?? (await listFolder(folder, options.rooms));
  const contents = await readFiles(listing.files, options);
  throwProblems([...listing.problems, ...contents.problems]);
  if (contents.lines.length === 0 && options.rooms === undefined) throw emptyFolder(folder);
  checkCount(contents.lines.length, settings.maxQuads);
  onProgress?.({ phase: "index", done: 0 });
  const built = buildFromLines(contents.lines);
  onProgress?.({ phase: "validate", done: 0 });
  const report = await validateShapes(built, contents.shapeQuads, base);
  if (settings.strict)
    throwProblems(
      report.findings.filter(({ severity }) => severity === "violation").map(findingProblem),
    );
  const fingerprint = asksForTheTime(contents.shapeQuads)
    ? undefined
    : await fingerprintOf({ folder, base, settings, program }, contents.digests);
  const { notes, modified } = listing;
  return freeze({ folder, base, built, contents, report, fingerprint, notes, modified });
}

interface Parts {
  readonly folder: string;
  readonly base: string;
  readonly built: BuiltTable;
  readonly contents: Contents;
  readonly report: ValidationReport;
  readonly fingerprint: string | undefined;
  readonly notes: readonly string[];
  readonly modified: Date;
}

function freeze({
  folder,
  base,
  built,
  contents,
  report,
  fingerprint,
  notes,
  modified,
}: Parts): Release {
  const { table } = built;
  const { labels, classes } = survey(table);
  const prefixes = mergePrefixes(contents.prefixes, preferredPrefix(built));
  return Object.freeze({
    id: built.id,
    fingerprint,
    base,
    quads: table,
    defaultGraph: built.defaultGraph,
    counts: {
      quads: table.size,
      triples: table.triples,
      graphs: built.graphs,
      subjects: built.subjects,
    },
    prefixes,
    about: readAbout(table, labels, folder, base),
    labels,
    classes,
    usage: countUsage(table, base),
    report,
    queryFiles: contents.queryFiles,
    context: readContext(contents.context, prefixes, base),
    modified,
    files: contents.digests.map(({ file }) => file),
    notes,
  });
}

async function readFiles(files: readonly FolderFile[], options: LoadOptions): Promise<Contents> {
  const contents: Contents = {
    lines: [],
    shapeQuads: [],
    prefixes: [],
    queryFiles: [],
    problems: [],
    digests: [],
    context: undefined,
  };
  for (const [index, file] of files.entries()) {
    options.onProgress?.({ phase: "read", done: index, total: files.length });
    const outcome = await readText(file, options.settings.fileMaxBytes);
    if ("problem" in outcome) contents.problems.push(outcome.problem);
    else {
      contents.digests.push({ file: file.file, room: file.room, digest: outcome.digest });
      await takeFile(contents, file, outcome.text, options.base);
    }
  }
  return contents;
}

async function takeFile(
  contents: Contents,
  file: FolderFile,
  text: string,
  base: string,
): Promise<void> {
  if (file.room === "queries") return void contents.queryFiles.push({ file: file.file, text });
  if (file.file === CONTEXT_FILE) return takeContext(contents, text);
  const format = rdfFormatOfFile(file.file);
  if (format === undefined) throw unreadable(file);
  const quads: Quad[] = [];
  const { prefixes, problems } = await parseRdf({ text, format, base, file: file.file }, (quad) =>
    quads.push(quad),
  );
  contents.prefixes.push(prefixes);
  contents.problems.push(...problems);
  if (problems.length > 0) return;
  const named = await skolemize(quads, base);
  for (const quad of named) contents.lines.push(quadToLine(quad));
  // Shapes keep their blank nodes' addresses too: SHACL cares for structure alone.
  if (file.room === "ontology" || text.includes("http://www.w3.org/ns/shacl#")) {
    for (const quad of named) contents.shapeQuads.push(quad);
  }
}

/** Whether the same shapes may find something else in the same data another time. */
function asksForTheTime(shapeQuads: readonly Quad[]): boolean {
  return shapeQuads.some(
    ({ object }) => object.termType === "Literal" && CHANGING_FUNCTIONS.test(object.value),
  );
}

function takeContext(contents: Contents, text: string): void {
  try {
    contents.context = JSON.parse(text);
  } catch (error) {
    contents.problems.push({
      code: "RDF-101",
      file: CONTEXT_FILE,
      message: `this is no JSON: ${error instanceof Error ? error.message : error}`,
      hint: "Look for a missing comma, quote or bracket.",
    });
  }
}

/** The prefix that an ontology asks to be called by (vann:preferredNamespacePrefix). */
function preferredPrefix({ table }: BuiltTable): { prefix: string; namespace: string } | undefined {
  const ontologies = table.withObject(term("owl", "Ontology")).map(({ subject }) => subject.value);
  for (const ontology of ontologies) {
    const own = table.withSubject(ontology);
    const value = (local: string) =>
      own.find(({ predicate }) => predicate.value === term("vann", local))?.object.value;
    const prefix = value("preferredNamespacePrefix");
    const namespace = value("preferredNamespaceUri");
    if (prefix !== undefined && namespace !== undefined) return { prefix, namespace };
  }
  return undefined;
}

function checkCount(count: number, limit: number): void {
  if (limit === 0 || count <= limit) return;
  throw new ChanceryError({
    code: "DIR-206",
    message: `the folder holds ${count} quads; the embedded engine takes ${limit}`,
    hint: "Publish a part of it, or raise the setting maxQuads if the machine has the memory.",
  });
}

function throwProblems([first, ...more]: readonly Problem[]): void {
  if (first !== undefined) throw new ChanceryError(first, ...more);
}

function emptyFolder(folder: string): ChanceryError {
  return new ChanceryError({
    code: "DIR-202",
    message: `${folder} holds no RDF`,
    hint: "Put .ttl, .trig, .nt, .nq, .jsonld or .rdf files into it, packed with gzip or not.",
  });
}

function unreadable({ file }: FolderFile): ChanceryError {
  return new ChanceryError({
    code: "DIR-202",
    message: `${file} has no name of an RDF file`,
    hint: "Name it .ttl, .trig, .nt, .nq, .jsonld or .rdf.",
  });
}
