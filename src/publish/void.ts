// VoID (W3C note, 2011): how large the publication is, what it is made of, and where to get it.

import type { Quad } from "@rdfjs/types";
import { RDF_FORMATS } from "../model/format.ts";
import type { Release, RemoteFacts } from "../model/release.ts";
import { linesOf, splitLine } from "../rdf/quad-lines.ts";
import { dumpNames } from "./dumps.ts";
import { describeLinksets } from "./linksets.ts";
import { describeNode } from "./statements.ts";

/** The address of the dataset: that of the catalogue entry, else one of our own. */
export function datasetOf({ about, base }: Release): string {
  return about.dataset ?? `${base}.well-known/void#dataset`;
}

/** How many partitions and examples a description names. */
const PARTITIONS_MAX = 500;
const EXAMPLES = 5;

/** The description as RDF; the partitions are counted at the first call. */
export function describeVoid(release: Release): Quad[] {
  const { base, about, counts, classes } = release;
  const dataset = datasetOf(release);
  const properties = propertiesOf(release);
  const partition = (kind: string, at: number) => `${base}.well-known/void#${kind}-${at + 1}`;
  const shownClasses = classes.slice(0, PARTITIONS_MAX);
  const shownProperties = properties.slice(0, PARTITIONS_MAX);
  const linksets = describeLinksets(release, dataset, PARTITIONS_MAX);
  return [
    ...describeNode(dataset, ["void:Dataset"], {
      "dcterms:title": about.title.map(({ value, language }) => ({ text: value, language })),
      "dcterms:description": about.description.map(({ value, language }) => ({
        text: value,
        language,
      })),
      "dcterms:license": optionalIri(about.license),
      "void:triples": counts.triples || undefined,
      "void:distinctSubjects": counts.subjects || undefined,
      "void:classes": classes.length,
      "void:properties": properties.length,
      "void:uriSpace": { text: base },
      "void:sparqlEndpoint": { iri: `${base}sparql` },
      "void:dataDump": dumpNames(release).map(({ name }) => ({
        iri: `${base}data/latest/${name}`,
      })),
      "void:feature": RDF_FORMATS.flatMap(({ id }) => FEATURES[id] ?? []).map((iri) => ({ iri })),
      "void:vocabulary": vocabulariesOf(release).map((iri) => ({ iri })),
      "void:exampleResource": examplesOf(release).map((iri) => ({ iri })),
      "void:subset": linksets.nodes.map((iri) => ({ iri })),
      "void:classPartition": shownClasses.map((_, at) => ({ iri: partition("class", at) })),
      "void:propertyPartition": shownProperties.map((_, at) => ({
        iri: partition("property", at),
      })),
    }),
    ...shownClasses.flatMap(({ iri, count }, at) =>
      describeNode(partition("class", at), [], { "void:class": { iri }, "void:entities": count }),
    ),
    ...shownProperties.flatMap(([iri, count], at) =>
      describeNode(partition("property", at), [], {
        "void:property": { iri },
        "void:triples": count,
      }),
    ),
    ...linksets.quads,
  ];
}

/** VoID §2.7: serialisations by their W3C addresses. */
const FEATURES: Readonly<Record<string, string>> = {
  turtle: "http://www.w3.org/ns/formats/Turtle",
  trig: "http://www.w3.org/ns/formats/TriG",
  ntriples: "http://www.w3.org/ns/formats/N-Triples",
  nquads: "http://www.w3.org/ns/formats/N-Quads",
  jsonld: "http://www.w3.org/ns/formats/JSON-LD",
  rdfxml: "http://www.w3.org/ns/formats/RDF_XML",
};

const COUNTED = new WeakMap<Release, [string, number][]>();

/** Properties with their numbers of triples, most frequent first. */
export function propertiesOf(release: Release): RemoteFacts["properties"] {
  if (release.remote !== undefined) return release.remote.properties;
  const known = COUNTED.get(release);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  let before = "";
  for (const line of linesOf(release.quads.bytes)) {
    const { triple } = splitLine(line);
    if (triple === before) continue;
    before = triple;
    const start = triple.indexOf(" ") + 2;
    const property = triple.slice(start, triple.indexOf(">", start));
    counts.set(property, (counts.get(property) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  COUNTED.set(release, sorted);
  return sorted;
}

function vocabulariesOf(release: Release): string[] {
  const used = [
    ...propertiesOf(release).map(([iri]) => iri),
    ...release.classes.map(({ iri }) => iri),
  ];
  return [...new Set(used.map((iri) => iri.replace(/[^/#]+$/, "")))].sort();
}

/** Things of the most frequent classes that are described under the base. */
function examplesOf({ base, quads, classes }: Release): string[] {
  const found = new Set<string>();
  for (const { iri } of classes) {
    const example = quads
      .withObject(iri, 20)
      .map(({ subject }) => subject.value)
      .find((subject) => subject.startsWith(`${base}id/`) && !subject.includes("#"));
    if (example !== undefined) found.add(example);
    if (found.size === EXAMPLES) break;
  }
  return [...found];
}

function optionalIri(iri: string | undefined): { iri: string } | undefined {
  return iri === undefined ? undefined : { iri };
}
