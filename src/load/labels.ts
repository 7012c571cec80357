// Labels, descriptions and classes of all things, gathered in one pass over the quads.

import type { ClassSummary, LabelIndex, QuadTable, Text } from "../model/release.ts";
import { DESCRIPTION_PROPERTIES, LABEL_PROPERTIES, RDF_TYPE } from "../model/vocabulary.ts";
import { linesOf, splitLine } from "../rdf/quad-lines.ts";
import { lineToQuad } from "../rdf/term.ts";

export interface Survey {
  readonly labels: LabelIndex;
  readonly classes: readonly ClassSummary[];
}

interface RankedText extends Text {
  readonly rank: number;
}

const LABEL_RANK = rankOf(LABEL_PROPERTIES);
const DESCRIPTION_RANK = rankOf(DESCRIPTION_PROPERTIES);

/** Reads every line once; only lines with a property of interest are parsed. */
export function survey(quads: QuadTable): Survey {
  const labels = new Map<string, RankedText[]>();
  const descriptions = new Map<string, RankedText[]>();
  const classes = new Map<string, number>();
  let before = "";
  for (const line of linesOf(quads.bytes)) {
    const predicate = predicateOf(line);
    const label = LABEL_RANK.get(predicate);
    const description = DESCRIPTION_RANK.get(predicate);
    if (label !== undefined) addText(labels, line, label);
    if (description !== undefined) addText(descriptions, line, description);
    if (predicate !== RDF_TYPE) continue;
    const { triple } = splitLine(line);
    if (triple !== before) countClass(classes, line);
    before = triple;
  }
  for (const texts of [...labels.values(), ...descriptions.values()])
    texts.sort((a, b) => a.rank - b.rank);
  return { labels: labelIndex({ labels, descriptions }), classes: summaries(classes) };
}

/** Texts by the IRI that they are of, best first. */
export interface LabelTexts {
  readonly labels: ReadonlyMap<string, readonly Text[]>;
  readonly descriptions: ReadonlyMap<string, readonly Text[]>;
}

/** What an index of a loaded release knows, as plain data. @throws TypeError for another index */
export function textsOf(labels: LabelIndex): LabelTexts {
  if (labels instanceof Labels) return labels.texts;
  throw new TypeError("these labels are not those of a loaded release");
}

/** An index of texts that stand best first. */
export function labelIndex(texts: LabelTexts): LabelIndex {
  return new Labels(texts);
}

class Labels implements LabelIndex {
  readonly texts: LabelTexts;
  readonly languages: readonly string[];

  constructor(texts: LabelTexts) {
    this.texts = texts;
    this.languages = languagesOf(texts.labels.values());
  }

  label(iri: string, languages: readonly string[] = ["en"]): Text {
    return choose(this.texts.labels.get(iri), languages) ?? { value: lastPart(iri), language: "" };
  }

  labels(iri: string): readonly Text[] {
    return (this.texts.labels.get(iri) ?? []).map(({ value, language }) => ({ value, language }));
  }

  description(iri: string, languages: readonly string[] = ["en"]): Text | undefined {
    return choose(this.texts.descriptions.get(iri), languages);
  }
}

function languagesOf(labels: Iterable<readonly Text[]>): string[] {
  const counts = new Map<string, number>();
  for (const texts of labels)
    for (const { language } of texts) counts.set(language, (counts.get(language) ?? 0) + 1);
  counts.delete("");
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([tag]) => tag);
}

/** The first text in the first of these languages (`es` serves `es-MX`), then without language, then any. */
function choose(
  texts: readonly Text[] | undefined,
  languages: readonly string[],
): Text | undefined {
  for (const wanted of [...languages, ""]) {
    const found = texts?.find(
      ({ language }) => language === wanted || (wanted !== "" && language.startsWith(`${wanted}-`)),
    );
    if (found !== undefined) return { value: found.value, language: found.language };
  }
  const [first] = texts ?? [];
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

function addText(texts: Map<string, RankedText[]>, line: string, rank: number): void {
  const { subject, object } = lineToQuad(line);
  if (object.termType !== "Literal") return;
  const text = { value: object.value, language: object.language.toLowerCase(), rank };
  const known = texts.get(subject.value);
  if (known === undefined) texts.set(subject.value, [text]);
  else if (!known.some(({ value, language }) => value === text.value && language === text.language))
    known.push(text);
}

function countClass(classes: Map<string, number>, line: string): void {
  const { object } = lineToQuad(line);
  if (object.termType === "NamedNode")
    classes.set(object.value, (classes.get(object.value) ?? 0) + 1);
}

function summaries(classes: ReadonlyMap<string, number>): ClassSummary[] {
  return [...classes]
    .map(([iri, count]) => ({ iri, count }))
    .sort((a, b) => b.count - a.count || (a.iri < b.iri ? -1 : 1));
}

function rankOf(properties: readonly string[]): ReadonlyMap<string, number> {
  return new Map(properties.map((iri, index) => [iri, index]));
}
