// SPARQL 1.1 Service Description: what the endpoint speaks, and its stored queries as examples (SHACL, sh:SPARQLExecutable).

import type { Quad } from "@rdfjs/types";
import { RDF_FORMATS, RESULT_FORMATS } from "../model/format.ts";
import type { QuadTable, Release } from "../model/release.ts";
import type { StoredQuery } from "../model/stored-query.ts";
import { term } from "../model/vocabulary.ts";
import { describeExamples } from "./examples.ts";
import { EXTENSION_FUNCTIONS } from "./extension-functions.ts";
import { describeNode } from "./statements.ts";
import { datasetOf } from "./void.ts";

/** Addresses of formats at the W3C, by our names. */
const RESULT_ADDRESSES: Readonly<Record<string, string>> = {
  json: "http://www.w3.org/ns/formats/SPARQL_Results_JSON",
  xml: "http://www.w3.org/ns/formats/SPARQL_Results_XML",
  csv: "http://www.w3.org/ns/formats/SPARQL_Results_CSV",
  tsv: "http://www.w3.org/ns/formats/SPARQL_Results_TSV",
};

const GRAPH_ADDRESSES: Readonly<Record<string, string>> = {
  turtle: "http://www.w3.org/ns/formats/Turtle",
  ntriples: "http://www.w3.org/ns/formats/N-Triples",
  trig: "http://www.w3.org/ns/formats/TriG",
  nquads: "http://www.w3.org/ns/formats/N-Quads",
  rdfxml: "http://www.w3.org/ns/formats/RDF_XML",
  json: "http://www.w3.org/ns/formats/RDF_JSON",
  jsonld: "http://www.w3.org/ns/formats/JSON-LD",
};

const FORMATS = [
  ...RESULT_FORMATS.flatMap(({ id }) => RESULT_ADDRESSES[id] ?? []),
  ...RDF_FORMATS.flatMap(({ id, writable }) => (writable ? (GRAPH_ADDRESSES[id] ?? []) : [])),
];

const SD = (local: string) => ({ iri: term("sd", local) });

/** How many named graphs a description lists. */
const GRAPHS_MAX = 1000;

/** What the endpoint answers over beside the release is told of too. */
export function describeService(
  release: Release,
  queries: readonly StoredQuery[],
  description?: QuadTable,
): Quad[] {
  const service = `${release.base}sparql`;
  // Of an engine that is asked over HTTP nobody knows what it can do besides.
  const functions = release.remote === undefined ? EXTENSION_FUNCTIONS : [];
  return [
    ...describeNode(service, ["sd:Service"], {
      "sd:endpoint": { iri: service },
      "sd:supportedLanguage": [SD("SPARQL10Query"), SD("SPARQL11Query")],
      // The vocabulary has no name for SPARQL 1.2 as a language of its own.
      "sd:languageExtension": { iri: "https://www.w3.org/TR/sparql12-query/" },
      "sd:resultFormat": [...FORMATS, `${service}#ndjson`].map((iri) => ({ iri })),
      "sd:extensionFunction": functions.map((iri) => ({ iri })),
      "sd:feature": isUnion(release) ? SD("UnionDefaultGraph") : undefined,
      "sd:defaultEntailmentRegime": { iri: "http://www.w3.org/ns/entailment/Simple" },
      "sd:defaultDataset": { iri: `${service}#dataset` },
      "sd:availableGraphs": { iri: `${service}#dataset` },
    }),
    ...functions.flatMap((iri) => describeNode(iri, ["sd:Function"], {})),
    ...describeNode(`${service}#ndjson`, ["formats:Format"], {
      "rdfs:label": { text: "SPARQL results, one JSON object a line", language: "en" },
      "formats:media_type": { text: "application/x-ndjson" },
      "formats:preferred_suffix": { text: ".ndjson" },
    }),
    ...describeDataset(release, service, description),
    ...describeExamples(release, queries),
  ];
}

/** Whether each triple of the default graph stands in a named graph too. */
function isUnion({ quads, remote }: Release): boolean {
  return remote === undefined && !quads.graphs().has("");
}

function describeDataset(release: Release, service: string, description?: QuadTable): Quad[] {
  const graphs = namedGraphs(release, description);
  return [
    ...describeNode(`${service}#dataset`, ["sd:Dataset"], {
      "sd:defaultGraph": { iri: `${service}#default-graph` },
      "sd:namedGraph": graphs.map(([, node]) => ({ iri: node })),
      "dcterms:source": { iri: datasetOf(release) },
    }),
    ...describeNode(`${service}#default-graph`, ["sd:Graph"], {
      "rdfs:label": { text: "The merge of all graphs", language: "en" },
      "void:triples": release.counts.triples || undefined,
    }),
    ...graphs.flatMap(([name, node, size]) => [
      ...describeNode(node, ["sd:NamedGraph"], {
        "sd:name": { iri: name },
        "sd:graph": { iri: `${node}-graph` },
      }),
      ...describeNode(`${node}-graph`, ["sd:Graph"], { "void:triples": size }),
    ]),
  ];
}

/** The first of the named graphs by their names, each with a node of its own and its number of triples. */
function namedGraphs(
  { base, quads, remote }: Release,
  description: QuadTable | undefined,
): [name: string, node: string, triples: number][] {
  return [...(description?.graphs() ?? []), ...(remote?.graphs ?? quads.graphs())]
    .filter(([name]) => name !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, GRAPHS_MAX)
    .map(([name, triples], at) => [name, `${base}sparql#graph-${at + 1}`, triples]);
}
