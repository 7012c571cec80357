// What the publication says of itself: title, licence, publisher, with sensible fallbacks.

import { basename } from "node:path";
import type { About, LabelIndex, QuadTable, Text } from "../model/release.ts";
import { RDF_TYPE, term } from "../model/vocabulary.ts";

/** Classes whose member may be the catalogue entry, best first. */
export const ENTRY_CLASSES = [
  term("dcat", "Dataset"),
  term("void", "Dataset"),
  term("schema", "Dataset"),
  term("owl", "Ontology"),
];

const LICENSE = [term("dcterms", "license"), term("schema", "license"), term("dcterms", "rights")];
const PUBLISHER = [
  term("dcterms", "publisher"),
  term("schema", "publisher"),
  term("dcterms", "creator"),
];
const VERSION = [
  term("dcat", "version"),
  term("owl", "versionInfo"),
  term("schema", "version"),
  term("dcterms", "hasVersion"),
];

/** The catalogue entry of the folder, or what can be said without one. */
export function readAbout(
  quads: QuadTable,
  labels: LabelIndex,
  folder: string,
  base: string,
): About {
  const dataset = findEntry(quads, labels, base);
  if (dataset === undefined) return { title: [titleOfFolder(folder)], description: [] };
  const first = labels.label(dataset);
  const others = labels.labels(dataset).filter(({ language }) => language !== first.language);
  const value = (properties: readonly string[]) => firstValue(quads, dataset, properties);
  return {
    title: [first, ...others],
    description: ["en", "es", "kk", "ru"].flatMap((language) => {
      const text = labels.description(dataset, [language]);
      return text === undefined || (text.language !== language && language !== "en") ? [] : [text];
    }),
    dataset,
    ...optional("license", value(LICENSE)),
    ...optional("publisher", value(PUBLISHER)),
    ...optional("version", value(VERSION)),
  };
}

/** The entry nearest to the base, so that datasets merely described do not take its place. */
function findEntry(quads: QuadTable, labels: LabelIndex, base: string): string | undefined {
  for (const entryClass of ENTRY_CLASSES) {
    const members = quads
      .withObject(entryClass)
      .filter(({ predicate }) => predicate.value === RDF_TYPE)
      .map(({ subject }) => subject.value)
      .filter((iri) => labels.labels(iri).length > 0);
    const own = members.filter((iri) => iri.startsWith(base)).sort((a, b) => a.length - b.length);
    const found = own[0] ?? members[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstValue(
  quads: QuadTable,
  subject: string,
  properties: readonly string[],
): string | undefined {
  const own = quads.withSubject(subject);
  return properties
    .map((property) => own.find(({ predicate }) => predicate.value === property)?.object.value)
    .find((value) => value !== undefined);
}

function titleOfFolder(folder: string): Text {
  const name = basename(folder)
    .replace(/\.[a-z]+$/i, "")
    .replace(/[-_]+/g, " ")
    .trim();
  const value =
    name === "" || name === "." ? "A publication" : name.charAt(0).toUpperCase() + name.slice(1);
  return { value, language: "" };
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: string }; // a computed key loses its name
}
