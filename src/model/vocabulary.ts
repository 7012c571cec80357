// Namespaces that Chancery knows by itself, and the terms that its code names.

export const NAMESPACES = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  owl: "http://www.w3.org/2002/07/owl#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  schema: "http://schema.org/",
  dcterms: "http://purl.org/dc/terms/",
  dc: "http://purl.org/dc/elements/1.1/",
  foaf: "http://xmlns.com/foaf/0.1/",
  dcat: "http://www.w3.org/ns/dcat#",
  dcatap: "http://data.europa.eu/r5r/",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  void: "http://rdfs.org/ns/void#",
  prov: "http://www.w3.org/ns/prov#",
  org: "http://www.w3.org/ns/org#",
  qb: "http://purl.org/linked-data/cube#",
  geo: "http://www.opengis.net/ont/geosparql#",
  time: "http://www.w3.org/2006/time#",
  oa: "http://www.w3.org/ns/oa#",
  sh: "http://www.w3.org/ns/shacl#",
  sd: "http://www.w3.org/ns/sparql-service-description#",
  formats: "http://www.w3.org/ns/formats/",
  spdx: "http://spdx.org/rdf/terms#",
  hydra: "http://www.w3.org/ns/hydra/core#",
  vann: "http://purl.org/vocab/vann/",
  wd: "http://www.wikidata.org/entity/",
  wdt: "http://www.wikidata.org/prop/direct/",
} as const;

export type KnownPrefix = keyof typeof NAMESPACES;

/** The IRI of a term, as in `term("rdfs", "label")`. */
export function term(prefix: KnownPrefix, local: string): string {
  return NAMESPACES[prefix] + local;
}

export const RDF_TYPE = term("rdf", "type");

/** Namespaces of classes that describe vocabularies or shapes rather than things of a publication. */
export const MACHINERY: readonly string[] = [
  NAMESPACES.rdf,
  NAMESPACES.rdfs,
  NAMESPACES.owl,
  NAMESPACES.sh,
];

/** Whether a class is one of these. */
export function isMachinery(kind: string): boolean {
  return MACHINERY.some((namespace) => kind.startsWith(namespace));
}

/** Properties that name a thing, best first. */
export const LABEL_PROPERTIES: readonly string[] = [
  term("skos", "prefLabel"),
  term("rdfs", "label"),
  term("schema", "name"),
  "https://schema.org/name",
  term("foaf", "name"),
  term("dcterms", "title"),
  term("dc", "title"),
];

/** Properties that lead from a thing to the same thing elsewhere, best first. */
export const SAME_AS_PROPERTIES: readonly string[] = [
  term("schema", "sameAs"),
  "https://schema.org/sameAs",
  term("skos", "exactMatch"),
  term("owl", "sameAs"),
];

/** Properties that describe a thing in a sentence or two, best first. */
export const DESCRIPTION_PROPERTIES: readonly string[] = [
  term("schema", "description"),
  "https://schema.org/description",
  term("dcterms", "description"),
  term("skos", "definition"),
  term("rdfs", "comment"),
  term("dc", "description"),
];

/** Properties by which a graph says what it rests on. */
export const RESTS_ON: readonly string[] = [
  term("schema", "citation"),
  term("prov", "wasDerivedFrom"),
  term("dcterms", "source"),
];

/** Properties of a source that a footnote tells, in this order. */
export const SOURCE_FACTS: readonly string[] = [
  ...[NAMESPACES.schema, "https://schema.org/"].flatMap((schema) =>
    ["author", "creator", "publisher", "url", "archivedAt"].map((local) => schema + local),
  ),
  ...["creator", "publisher", "license", "rights"].flatMap((local) => [
    term("dcterms", local),
    term("dc", local),
  ]),
];

/** Properties that say when a work was made known, best first. */
export const PUBLISHED_ON: readonly string[] = [
  term("schema", "datePublished"),
  "https://schema.org/datePublished",
  term("dcterms", "issued"),
  term("dcterms", "created"),
  term("dcterms", "date"),
  term("dc", "date"),
];
