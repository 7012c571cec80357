// What engines do differently over the SPARQL 1.1 Protocol: the union of graphs, time-outs, how they are known.

export interface Dialect {
  readonly name: string;
  readonly title: string;
  /** Whether an answer with these headers, from this host, comes from such an engine. */
  readonly isSpoken: (headers: Headers, host: string) => boolean;
  /** Request parameters that make the merge of all graphs the default graph; none where it is so anyway. */
  readonly union: readonly (readonly [name: string, value: string])[];
  /** Whether the parameters of `union` hide the named graphs unless these are named too. */
  readonly hidesGraphs: boolean;
  /** The request parameter that tells the engine to end by itself. Whole units, rounded up. */
  readonly timeout?: (milliseconds: number) => readonly [name: string, value: string];
  /** Response headers that mark an answer as cut. */
  readonly cutMarks: readonly string[];
}

const seconds = (milliseconds: number) => String(Math.max(1, Math.ceil(milliseconds / 1000)));
const server = (pattern: RegExp) => (headers: Headers) => pattern.test(headers.get("server") ?? "");

/** Every dialect; the first that is spoken counts, so that `generic` is last. */
export const DIALECTS: readonly Dialect[] = [
  {
    name: "fuseki",
    title: "Apache Jena Fuseki",
    isSpoken: (headers) => headers.has("fuseki-request-id"),
    union: [
      ["default-graph-uri", "urn:x-arq:UnionGraph"],
      ["default-graph-uri", "urn:x-arq:DefaultGraph"],
    ],
    hidesGraphs: true,
    // A fraction of a second is no error there, it means no time-out at all.
    timeout: (milliseconds) => ["timeout", seconds(milliseconds)],
    cutMarks: [],
  },
  {
    name: "oxigraph",
    title: "Oxigraph server",
    isSpoken: server(/oxigraph/i),
    union: [["union-default-graph", ""]],
    hidesGraphs: false,
    cutMarks: [],
  },
  {
    name: "qlever",
    title: "QLever",
    isSpoken: server(/qlever/i),
    union: [],
    hidesGraphs: false,
    timeout: (milliseconds) => ["timeout", `${seconds(milliseconds)}s`],
    cutMarks: [],
  },
  {
    name: "virtuoso",
    title: "OpenLink Virtuoso",
    isSpoken: server(/virtuoso/i),
    union: [],
    hidesGraphs: false,
    // Its time-out parameter would make it answer in part, so that it is not sent.
    cutMarks: ["x-sql-state", "x-sparql-maxrows"],
  },
  {
    name: "graphdb",
    title: "Ontotext GraphDB",
    isSpoken: server(/graphdb|rdf4j/i),
    union: [],
    hidesGraphs: false,
    timeout: (milliseconds) => ["timeout", seconds(milliseconds)],
    cutMarks: [],
  },
  {
    name: "neptune",
    title: "Amazon Neptune",
    isSpoken: (_, host) => host.endsWith(".neptune.amazonaws.com"),
    union: [],
    hidesGraphs: false,
    cutMarks: [],
  },
  {
    name: "generic",
    title: "any other",
    isSpoken: () => true,
    union: [],
    hidesGraphs: false,
    cutMarks: [],
  },
];
