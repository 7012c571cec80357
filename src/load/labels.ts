// Labels, descriptions and classes of all things. Where the lines with texts stand is an index of numbers in shared
// memory, so that a million labels cross to another thread, to the disk and back as they are.

import { LRUCache } from "lru-cache";
import type { ClassSummary, LabelIndex, QuadTable, Text } from "../model/release.ts";
import { DESCRIPTION_PROPERTIES, LABEL_PROPERTIES, RDF_TYPE } from "../model/vocabulary.ts";
import { linesOf, splitLine } from "../rdf/quad-lines.ts";
import { groupRows, type KeyFinder, lineAt, RowGroups } from "../rdf/row-groups.ts";
import { objectIn } from "../rdf/term.ts";

export interface Survey {
  readonly labels: LabelIndex;
  readonly classes: readonly ClassSummary[];
}

/** What an index of labels is made of. */
export interface LabelParts {
  /** The rows with texts by their subjects, as `rdf/row-groups` lays them out. */
  readonly rows: Uint32Array<SharedArrayBuffer>;
  /** Languages that have labels, most frequent first. */
  readonly languages: readonly string[];
}

interface RankedText extends Text {
  readonly rank: number;
}

/** Properties by how good their texts are, best first. */
type Ranks = ReadonlyMap<string, number>;

const LABEL_RANK = rankOf(LABEL_PROPERTIES);
const DESCRIPTION_RANK = rankOf(DESCRIPTION_PROPERTIES);

/** Reads every line once; only lines with a property of interest are parsed. */
export function survey(quads: QuadTable): Survey {
  const classes = new Map<string, number>();
  const languages = new Map<string, number>();
  let before = "";
  let thing: { readonly subject: string; readonly labels: RankedText[] } | undefined;
  for (const line of linesOf(quads.bytes)) {
    const predicate = predicateOf(line);
    if (LABEL_RANK.has(predicate)) {
      const subject = line.slice(0, line.indexOf(" "));
      if (subject !== thing?.subject) thing = { subject, labels: [] };
      const added = addText(thing.labels, line, 0);
      if (added !== undefined) count(languages, added.language);
    }
    if (predicate !== RDF_TYPE) continue;
    const { triple } = splitLine(line);
    if (triple !== before) countClass(classes, line);
    before = triple;
  }
  languages.delete("");
  const rows = groupRows({ bytes: quads.bytes, starts: quads.index.starts, keyAt: textSubject });
  const labels = labelIndex(quads, { rows, languages: mostFirst(languages).map(([tag]) => tag) });
  const summaries = mostFirst(classes).map(([iri, count]) => ({ iri, count }));
  return { labels, classes: summaries };
}

/** What an index of a loaded release is made of. @throws TypeError for another index */
export function partsOf(labels: LabelIndex): LabelParts {
  if (labels instanceof Labels) return labels;
  throw new TypeError("these labels are not those of a loaded release");
}

/** An index of parts that were made of this table. */
export function labelIndex(quads: QuadTable, parts: LabelParts): LabelIndex {
  return new Labels(quads, parts);
}

class Labels implements LabelIndex, LabelParts {
  readonly rows: Uint32Array<SharedArrayBuffer>;
  readonly languages: readonly string[];
  readonly #labels: Texts;
  readonly #descriptions: Texts;

  constructor({ bytes, index: { starts } }: QuadTable, { rows, languages }: LabelParts) {
    this.rows = rows;
    this.languages = languages;
    const groups = new RowGroups(rows, { bytes, starts, keyAt: textSubject });
    const buffer = Buffer.from(bytes.buffer);
    const textsBy = (ranks: Ranks) =>
      new Texts(ranks, (iri) =>
        Array.from(groups.rowsOf(iri), (row) => lineAt(buffer, starts, row)),
      );
    this.#labels = textsBy(LABEL_RANK);
    this.#descriptions = textsBy(DESCRIPTION_RANK);
  }

  label(iri: string, languages: readonly string[] = ["en"]): Text {
    return choose(this.#labels.of(iri), languages) ?? { value: lastPart(iri), language: "" };
  }

  labels(iri: string): readonly Text[] {
    return this.#labels.of(iri).map(({ value, language }) => ({ value, language }));
  }

  description(iri: string, languages: readonly string[] = ["en"]): Text | undefined {
    return choose(this.#descriptions.of(iri), languages);
  }
}

/** Of how many things texts are kept as they were read. */
const READ_MAX = 100_000;

const NONE: readonly RankedText[] = [];

/** Texts of one kind, read from their lines when they are asked for. */
class Texts {
  readonly #ranks: Ranks;
  readonly #linesOf: (iri: string) => readonly string[];
  readonly #read = new LRUCache<string, readonly RankedText[]>({
    maxSize: READ_MAX, // not max, for which there would be room from the beginning: excerpts have few labels
    sizeCalculation: () => 1,
  });

  constructor(ranks: Ranks, linesOf: (iri: string) => readonly string[]) {
    this.#ranks = ranks;
    this.#linesOf = linesOf;
  }

  /** Best first. */
  of(iri: string): readonly RankedText[] {
    const known = this.#read.get(iri);
    if (known !== undefined) return known;
    const texts: RankedText[] = [];
    for (const line of this.#linesOf(iri)) {
      const rank = this.#ranks.get(predicateOf(line));
      if (rank !== undefined) addText(texts, line, rank);
    }
    texts.sort((a, b) => a.rank - b.rank);
    this.#read.set(iri, texts.length === 0 ? NONE : texts);
    return texts;
  }
}

/** The first text in the first of these languages (`es` serves `es-MX`), then without language, then any. */
function choose(texts: readonly Text[], languages: readonly string[]): Text | undefined {
  for (const wanted of [...languages, ""]) {
    const found = texts.find(
      ({ language }) => language === wanted || (wanted !== "" && language.startsWith(`${wanted}-`)),
    );
    if (found !== undefined) return { value: found.value, language: found.language };
  }
  const [first] = texts;
  return first && { value: first.value, language: first.language };
}

function lastPart(iri: string): string {
  const part =
    iri
      .replace(/[/#]+$/, "")
      .split(/[/#]/)
      .at(-1) ?? iri;
  try {
    return decodeURIComponent(part) || iri;
  } catch {
    return part || iri;
  }
}

function predicateOf(line: string): string {
  const start = line.indexOf(" ") + 2;
  return line.slice(start, line.indexOf(">", start));
}

/** The text, unless it is there already. */
function addText(texts: RankedText[], line: string, rank: number): RankedText | undefined {
  const object = objectIn(line);
  if (object.termType !== "Literal") return undefined;
  const text = { value: object.value, language: object.language.toLowerCase(), rank };
  const isKnown = texts.some(
    ({ value, language }) => value === text.value && language === text.language,
  );
  if (isKnown) return undefined;
  texts.push(text);
  return text;
}

function countClass(classes: Map<string, number>, line: string): void {
  const object = objectIn(line);
  if (object.termType === "NamedNode") count(classes, object.value);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFirst(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function rankOf(properties: readonly string[]): Ranks {
  return new Map(properties.map((iri, index) => [iri, index]));
}

const TEXT_PROPERTIES = [...LABEL_PROPERTIES, ...DESCRIPTION_PROPERTIES].map((iri) =>
  Buffer.from(`<${iri}>`),
);
const [SPACE, GREATER] = Buffer.from(" >");

/** The subject of a line that says a label or a description. */
const textSubject: KeyFinder = (bytes, start) => {
  let first = start;
  while (bytes[first] !== SPACE) first += 1;
  let last = first;
  while (bytes[last] !== GREATER) last += 1;
  return TEXT_PROPERTIES.some((iri) => endsAt(bytes, last, iri, first)) ? start + 1 : -1;
};

/** Whether bytes after `before` and up to `last` are these. From their end, where addresses differ most. */
function endsAt(bytes: Uint8Array, last: number, wanted: Uint8Array, before: number): boolean {
  if (last - before !== wanted.length) return false;
  for (let back = 0; back < wanted.length; back += 1)
    if (bytes[last - back] !== wanted[wanted.length - 1 - back]) return false;
  return true;
}
