// The tables of formats: RDF syntaxes and result syntaxes, with media types and file extensions.

/** An RDF syntax that is read, written, or both. */
export interface RdfFormat {
  readonly id: RdfFormatId;
  readonly name: string;
  /** The first is what we answer with; all are understood. */
  readonly mediaTypes: readonly [string, ...string[]];
  /** Without the dot; the first is what we write. */
  readonly extensions: readonly [string, ...string[]];
  /** Whether the syntax carries named graphs. */
  readonly quads: boolean;
  /** Whether the syntax carries triple terms of RDF 1.2. */
  readonly tripleTerms: boolean;
  readonly readable: boolean;
  readonly writable: boolean;
}

export type RdfFormatId =
  | "turtle"
  | "trig"
  | "ntriples"
  | "nquads"
  | "jsonld"
  | "jsonld-expanded"
  | "rdfxml"
  | "json";

export const RDF_FORMATS: readonly RdfFormat[] = [
  {
    id: "turtle",
    name: "Turtle",
    mediaTypes: ["text/turtle", "application/x-turtle"],
    extensions: ["ttl"],
    quads: false,
    tripleTerms: true,
    readable: true,
    writable: true,
  },
  {
    id: "trig",
    name: "TriG",
    mediaTypes: ["application/trig"],
    extensions: ["trig"],
    quads: true,
    tripleTerms: true,
    readable: true,
    writable: true,
  },
  {
    id: "ntriples",
    name: "N-Triples",
    mediaTypes: ["application/n-triples", "text/plain"],
    extensions: ["nt"],
    quads: false,
    tripleTerms: true,
    readable: true,
    writable: true,
  },
  {
    id: "nquads",
    name: "N-Quads",
    mediaTypes: ["application/n-quads", "text/x-nquads"],
    extensions: ["nq"],
    quads: true,
    tripleTerms: true,
    readable: true,
    writable: true,
  },
  {
    id: "jsonld",
    name: "JSON-LD",
    mediaTypes: [
      "application/ld+json",
      'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"',
    ],
    extensions: ["jsonld"],
    quads: true,
    tripleTerms: false,
    readable: true,
    writable: true,
  },
  {
    id: "rdfxml",
    name: "RDF/XML",
    mediaTypes: ["application/rdf+xml"],
    extensions: ["rdf", "owl", "xml"],
    quads: false,
    tripleTerms: false,
    readable: true,
    writable: true,
  },
  {
    id: "jsonld-expanded",
    name: "JSON-LD (expanded)",
    mediaTypes: ['application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded"'],
    extensions: ["expanded.jsonld"],
    quads: true,
    tripleTerms: false,
    readable: false,
    writable: true,
  },
  {
    id: "json",
    name: "RDF/JSON",
    mediaTypes: ["application/rdf+json", "application/json"],
    extensions: ["json"],
    quads: false,
    tripleTerms: false,
    readable: false,
    writable: true,
  },
];

/** A syntax for SELECT and ASK results. */
export interface ResultFormat {
  readonly id: ResultFormatId;
  readonly name: string;
  readonly mediaTypes: readonly [string, ...string[]];
  readonly extension: string;
  /** Pages link what is for people and programs negotiate what is for programs; the others are for both. */
  readonly use?: "people" | "programs";
}

/** The syntaxes of SPARQL 1.1 Query Results, which engines write. */
export type EngineResultId = "json" | "xml" | "csv" | "tsv";

/** Syntaxes that are made from the results in JSON. */
export type MadeResultId = "ndjson" | "spreadsheet";

export type ResultFormatId = EngineResultId | MadeResultId;

export const RESULT_FORMATS: readonly ResultFormat[] = [
  {
    id: "json",
    name: "JSON",
    mediaTypes: ["application/sparql-results+json", "application/json"],
    extension: "json",
  },
  {
    id: "xml",
    name: "XML",
    mediaTypes: ["application/sparql-results+xml", "application/xml", "text/xml"],
    extension: "xml",
  },
  { id: "csv", name: "CSV", mediaTypes: ["text/csv"], extension: "csv", use: "programs" },
  {
    id: "spreadsheet",
    name: "CSV for spreadsheets",
    mediaTypes: ["text/csv"],
    extension: "csv",
    use: "people",
  },
  { id: "tsv", name: "TSV", mediaTypes: ["text/tab-separated-values"], extension: "tsv" },
  {
    id: "ndjson",
    name: "NDJSON",
    mediaTypes: ["application/x-ndjson", "application/jsonl"],
    extension: "ndjson",
  },
];

/** The ending by which an address asks for this format; what is for people alone has none of its own. */
export function endingOf(format: RdfFormat | ResultFormat): string | undefined {
  if ("extensions" in format) return format.extensions[0];
  return format.use === "people" ? undefined : format.extension;
}

/** The RDF syntax whose extension ends `name`, as in `data/visits.ttl`; `.gz` is ignored. */
export function rdfFormatOfFile(name: string): RdfFormat | undefined {
  const extension = name.replace(/\.gz$/i, "").split(".").at(-1)?.toLowerCase() ?? "";
  return RDF_FORMATS.find((format) => format.readable && format.extensions.includes(extension));
}

/** A syntax for bibliographic records. */
export interface CitationFormat {
  readonly id: "bibtex" | "ris" | "csl";
  readonly name: string;
  readonly mediaType: string;
  readonly extension: string;
}

export const CITATION_FORMATS: readonly CitationFormat[] = [
  { id: "bibtex", name: "BibTeX", mediaType: "application/x-bibtex", extension: "bib" },
  {
    id: "ris",
    name: "RIS",
    mediaType: "application/x-research-info-systems",
    extension: "ris",
  },
  {
    id: "csl",
    name: "CSL-JSON",
    mediaType: "application/vnd.citationstyles.csl+json",
    extension: "csl.json",
  },
];

/**
 * How sources are written: `plain` leaves them to the graphs, `full` reifies statements in syntaxes that have none,
 * `rdf12` gives reifiers of RDF 1.2 to every statement that stands in a graph.
 */
export const PROFILES = ["plain", "full", "rdf12"] as const;

export type Profile = (typeof PROFILES)[number];
