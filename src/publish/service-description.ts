// SPARQL 1.1 Service Description: what the endpoint speaks, and its stored queries as examples (SHACL, sh:SPARQLExecutable).

import type { Quad } from "@rdfjs/types";
import { RDF_FORMATS, RESULT_FORMATS } from "../model/format.ts";
import type { Release } from "../model/release.ts";
import type { StoredQuery } from "../model/stored-query.ts";
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
  rdfxml: "http://www.w3.org/ns/formats/RDF_XML",
  jsonld: "http://www.w3.org/ns/formats/JSON-LD",
};

const SHAPES_OF: Readonly<Record<StoredQuery["kind"], [type: string, property: string]>> = {
  SELECT: ["sh:SPARQLSelectExecutable", "sh:select"],
  ASK: ["sh:SPARQLAskExecutable", "sh:ask"],
  CONSTRUCT: ["sh:SPARQLConstructExecutable", "sh:construct"],
  DESCRIBE: ["sh:SPARQLExecutable", "sh:describe"],
};

export function describeService(release: Release, queries: readonly StoredQuery[]): Quad[] {
  const { base, counts } = release;
  const service = `${base}sparql`;
  const formats = [
    ...RESULT_FORMATS.flatMap(({ id }) => RESULT_ADDRESSES[id] ?? []),
    ...RDF_FORMATS.flatMap(({ id }) => GRAPH_ADDRESSES[id] ?? []),
  ];
  return [
    ...describeNode(service, ["sd:Service"], {
      "sd:endpoint": { iri: service },
      "sd:supportedLanguage": {
        iri: "http://www.w3.org/ns/sparql-service-description#SPARQL11Query",
      },
      "sd:resultFormat": formats.map((iri) => ({ iri })),
      "sd:feature": { iri: "http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph" },
      "sd:defaultDataset": { iri: `${service}#dataset` },
    }),
    ...describeNode(`${service}#dataset`, ["sd:Dataset"], {
      "sd:defaultGraph": { iri: `${service}#default-graph` },
      "dcterms:source": { iri: datasetOf(release) },
    }),
    ...describeNode(`${service}#default-graph`, ["sd:Graph"], { "void:triples": counts.triples }),
    ...queries.flatMap((query) => describeExample(release, service, query)),
  ];
}

/** The form that sib-swiss/sparql-examples has made common. */
function describeExample(
  { base }: Release,
  service: string,
  { slug, summary, description, tags, kind, text, parameters }: StoredQuery,
): Quad[] {
  // With a parameter open the text is no query that anybody could run.
  if (parameters.some(({ default: fallback }) => fallback === undefined)) return [];
  const [type, property] = SHAPES_OF[kind];
  return describeNode(`${base}queries/${slug}`, ["sh:SPARQLExecutable", type], {
    "rdfs:label": summary.map(({ value, language }) => ({ text: value, language })),
    "rdfs:comment": description === "" ? undefined : { text: description, language: "en" },
    "schema:keywords": tags.map((tag) => ({ text: tag })),
    "schema:target": { iri: service },
    [property]: { text },
  });
}
