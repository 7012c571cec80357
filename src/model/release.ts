// A Release: one folder, checked and frozen. Everything published is a function of it.

import type { Quad, Term } from "@rdfjs/types";

/** A text with its language; `""` when the literal has none. */
export interface Text {
  readonly value: string;
  readonly language: string;
}

/** Where the lines of a table start, and their rows by object and by graph, as `rdf/row-groups` lays them out. */
export interface QuadIndex {
  readonly starts: Uint32Array<SharedArrayBuffer>;
  readonly objects: Uint32Array<SharedArrayBuffer>;
  readonly graphs: Uint32Array<SharedArrayBuffer>;
}

/**
 * All quads of a release in canonical order (sorted N-Quads, code point order), immutable.
 * Lookups are by binary search and by an index of numbers, so that one copy of the bytes serves dumps, pages and engines.
 */
export interface QuadTable {
  /** Canonical N-Quads in shared memory, one line a quad, each line ended by a newline. */
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly index: QuadIndex;
  readonly size: number;
  /** Number of distinct triples when graphs are ignored. */
  readonly triples: number;
  /** All quads with this subject, in canonical order. */
  withSubject(iri: string): readonly Quad[];
  /** The same triple in every graph where it stands. */
  withTriple(triple: Quad): Quad[];
  /** All quads whose subject starts so, in canonical order. */
  withSubjectPrefix(start: string): Quad[];
  /** All quads with this IRI as object, in canonical order, at most `limit` of them. */
  withObject(iri: string, limit?: number): Quad[];
  /** The same from the one with this number, from 0, made one by one as they are taken. */
  pointingAt(iri: string, from?: number): IterableIterator<Quad>;
  /** All quads that stand in this graph, at most `limit` of them; `""` is the default graph. */
  inGraph(iri: string, limit?: number): Quad[];
  /** Every graph with its number of quads; `""` is the default graph. */
  graphs(): ReadonlyMap<string, number>;
  hasSubject(iri: string): boolean;
  /** Every subject once. */
  subjects(): IterableIterator<string>;
  /** Every quad, in canonical order. */
  [Symbol.iterator](): IterableIterator<Quad>;
}

/** How the engine must serve the merge of all graphs as its default graph. */
export type DefaultGraphMode =
  /** All quads are in the default graph already. */
  | "own"
  /** No triple stands in two graphs: the union is the merge. */
  | "union"
  /** Some triple repeats: the merge is kept as the real default graph of the engine. */
  | "merged";

export interface ClassSummary {
  readonly iri: string;
  /** Distinct things of this class. */
  readonly count: number;
}

export interface ReleaseCounts {
  readonly quads: number;
  readonly triples: number;
  readonly graphs: number;
  readonly subjects: number;
}

/** What the catalogue entry says of the publication, with sensible fallbacks. */
export interface About {
  readonly title: readonly [Text, ...Text[]];
  readonly description: readonly Text[];
  readonly license?: string;
  readonly publisher?: string;
  readonly version?: string;
  /** The address of the dataset that the catalogue entry describes, if there is one. */
  readonly dataset?: string;
}

/** Labels of things, gathered from rdfs, SKOS, schema.org, FOAF and Dublin Core. */
export interface LabelIndex {
  /** The best label for the first of `languages` that has one, then any language, then the IRI's last part. */
  label(iri: string, languages?: readonly string[]): Text;
  /** Every label, best first; empty when there is none. */
  labels(iri: string): readonly Text[];
  description(iri: string, languages?: readonly string[]): Text | undefined;
  /** Languages that have labels, in lower case, most frequent first. */
  readonly languages: readonly string[];
}

/** Severities of SHACL, gravest first. */
export const SEVERITIES = ["violation", "warning", "info"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** One finding of SHACL validation, in words for a curator. */
export interface Finding {
  readonly severity: Severity;
  readonly message: string;
  readonly focus?: Term;
  readonly path?: string;
  readonly value?: Term;
  /** IRI of the shape that was broken. */
  readonly shape?: string;
  /** IRI of the kind of constraint (SHACL §3.4.5). */
  readonly component?: string;
}

export interface ValidationReport {
  /** Whether there is no finding of severity violation, as far as constraints were checked. */
  readonly conforms: boolean;
  readonly findings: readonly Finding[];
  /** How many node and property shapes were used; 0 when the folder has no shapes. */
  readonly shapes: number;
  /** How many constraints could not be checked: their graph is not at hand. */
  readonly unchecked?: number;
}

/** A stored JSON-LD context, absolute. */
export type JsonLdContext = Readonly<Record<string, unknown>>;

/** A file of `queries/`: its path relative to the folder, and its text. */
export interface QueryFile {
  readonly file: string;
  readonly text: string;
}

/** Links from things under the base to things of others, by property and by where they lead. */
export interface Linkset {
  /** What the addresses of all objects begin with. */
  readonly space: string;
  readonly property: string;
  readonly count: number;
}

/** How classes and properties are used, each triple counted once. */
export interface Usage {
  /** Properties with their numbers of triples, most frequent first. */
  readonly properties: readonly (readonly [iri: string, triples: number])[];
  /** Class → property → how many things of the class have it, most frequent first; empty of a remote endpoint. */
  readonly ofClasses: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Class → its first thing under the base that is no part of another; empty of a remote endpoint. */
  readonly examples: ReadonlyMap<string, string>;
  /** The largest first; empty of a remote endpoint. */
  readonly links: readonly Linkset[];
}

/** What is known of a graph that is not at hand, for it lies at a remote endpoint. */
export interface RemoteFacts {
  /** Named graphs with their numbers of triples. */
  readonly graphs: ReadonlyMap<string, number>;
  /** What was read at the start, in excerpts too: the folder's words, and how classes and properties stand to each other. */
  readonly vocabulary: QuadTable;
}

export interface Release {
  /** SHA-256 of the canonical N-Quads, 64 hex digits. */
  readonly id: string;
  /**
   * SHA-256 of all that it was made from: program, settings, names and bytes of files. Equal fingerprints, equal
   * releases; none when a shape asks for the time or for chance, so that loading again may come to something else.
   */
  readonly fingerprint: string | undefined;
  /** The base IRI that relative addresses were resolved against; ends with `/`. */
  readonly base: string;
  readonly quads: QuadTable;
  readonly defaultGraph: DefaultGraphMode;
  readonly counts: ReleaseCounts;
  /** Prefix → namespace; declared by the files, then well-known ones. */
  readonly prefixes: Readonly<Record<string, string>>;
  readonly about: About;
  readonly labels: LabelIndex;
  /** Most frequent first. */
  readonly classes: readonly ClassSummary[];
  readonly usage: Usage;
  readonly report: ValidationReport;
  /** The `.rq` files of the folder, unparsed. */
  readonly queryFiles: readonly QueryFile[];
  readonly context: JsonLdContext;
  /** When the newest of the files and folders read was changed. */
  readonly modified: Date;
  /** The files read, relative to the folder, in order. */
  readonly files: readonly string[];
  /** Notes on reading that are no errors (files passed over, repaired things). */
  readonly notes: readonly string[];
  /** Set when the graph lies at a remote endpoint: `quads` is a part of it then, and a count of 0 is one that is not known. */
  readonly remote?: RemoteFacts;
}
