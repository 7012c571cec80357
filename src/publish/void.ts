// VoID (W3C note, 2011): how large the publication is, what it is made of, and where to get it.

import type { Quad } from "@rdfjs/types";
import { RDF_FORMATS } from "../model/format.ts";
import type { ClassSummary, Release, Usage } from "../model/release.ts";
import { isMachinery } from "../model/vocabulary.ts";
import { dumpNames } from "./dumps.ts";
import { describeLinksets } from "./linksets.ts";
import { describeNode, type Properties } from "./statements.ts";

/** The address of the dataset: that of the catalogue entry, else one of our own. */
export function datasetOf({ about, base }: Release): string {
  return about.dataset ?? `${base}.well-known/void#dataset`;
}

/** How many partitions and examples a description names. */
const PARTITIONS_MAX = 500;
const EXAMPLES = 5;

/** Of how many classes of things the properties are told, and how many of each. */
const DETAILED_MAX = 100;
const OF_CLASS_MAX = 60;

/** The description as RDF. */
export function describeVoid(release: Release): Quad[] {
  const { base, about, counts, classes, usage } = release;
  const dataset = datasetOf(release);
  const { properties } = usage;
  const partition = (kind: string, at: number) => `${base}.well-known/void#${kind}-${at + 1}`;
  const shownClasses = classes.slice(0, PARTITIONS_MAX);
  const shownProperties = properties.slice(0, PARTITIONS_MAX);
  const detailed = detailedAmong(shownClasses);
  const linksets = describeLinksets(release, dataset, PARTITIONS_MAX);
  return [
    ...describeNode(`${base}.well-known/void`, ["void:DatasetDescription"], {
      "foaf:primaryTopic": { iri: dataset },
    }),
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
      ...accessTo(release),
      "void:feature": RDF_FORMATS.flatMap(({ id }) => FEATURES[id] ?? []).map((iri) => ({ iri })),
      "void:vocabulary": vocabulariesOf(release).map((iri) => ({ iri })),
      "void:exampleResource": examplesOf(release).map((iri) => ({ iri })),
      "void:subset": linksets.nodes.map((iri) => ({ iri })),
      "void:classPartition": shownClasses.map((_, at) => ({ iri: partition("class", at) })),
      "void:propertyPartition": shownProperties.map((_, at) => ({
        iri: partition("property", at),
      })),
    }),
    ...shownClasses.flatMap((summary, at) =>
      describeClass(summary, partition("class", at), detailed.has(summary.iri) ? usage : undefined),
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

/** VoID §3: where the dataset is to be had, whole or in parts. */
function accessTo(release: Release): Properties {
  const { base } = release;
  return {
    "void:sparqlEndpoint": { iri: `${base}sparql` },
    "void:uriLookupEndpoint": { iri: `${base}resource?iri=` },
    "void:openSearchDescription": { iri: `${base}opensearch.xml` },
    "void:dataDump": dumpNames(release).map(({ name }) => ({ iri: `${base}data/latest/${name}` })),
  };
}

function detailedAmong(classes: readonly ClassSummary[]): ReadonlySet<string> {
  const things = classes.filter(({ iri }) => !isMachinery(iri));
  return new Set(things.slice(0, DETAILED_MAX).map(({ iri }) => iri));
}

/** A class with its number of things, and of how many of them each property is said. */
function describeClass({ iri, count }: ClassSummary, node: string, usage?: Usage): Quad[] {
  const used = [...(usage?.ofClasses.get(iri) ?? [])].slice(0, OF_CLASS_MAX);
  const partition = (at: number) => `${node}-property-${at + 1}`;
  return [
    ...describeNode(node, [], {
      "void:class": { iri },
      "void:entities": count,
      "void:propertyPartition": used.map((_, at) => ({ iri: partition(at) })),
    }),
    ...used.flatMap(([property, things], at) =>
      describeNode(partition(at), [], {
        "void:property": { iri: property },
        "void:distinctSubjects": things,
      }),
    ),
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

function vocabulariesOf(release: Release): string[] {
  const used = [
    ...release.usage.properties.map(([iri]) => iri),
    ...release.classes.map(({ iri }) => iri),
  ];
  return [...new Set(used.flatMap((iri) => NAMESPACE.exec(iri)?.[0] ?? []))].sort();
}

/** An IRI up to its last `/` or `#`, but for those that begin what comes after the scheme. */
const NAMESPACE = /^.*[^:/][/#]/;

/** Things of the most frequent classes; shapes and terms where there is nothing else. */
function examplesOf({ classes, usage }: Release): string[] {
  const things = classes.filter(({ iri }) => !isMachinery(iri));
  const found = [...things, ...classes].flatMap(({ iri }) => usage.examples.get(iri) ?? []);
  return [...new Set(found)].slice(0, EXAMPLES);
}

function optionalIri(iri: string | undefined): { iri: string } | undefined {
  return iri === undefined ? undefined : { iri };
}
