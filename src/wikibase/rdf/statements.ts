// Statements as Wikibase writes them in RDF: directly, and as nodes with rank, qualifiers and references.

import type { Literal } from "@rdfjs/types";
import { term } from "../../model/vocabulary.ts";
import type { DocumentSnak, DocumentStatement, EntityDocument } from "../document.ts";
import { essenceOf, statementGuid } from "../local-id.ts";
import { digestOf, type Node, type TripleSet } from "./graph.ts";
import { type Face, faceOf, type Namespaces, WIKIBASE } from "./namespaces.ts";
import { fullValue, simpleValue } from "./value.ts";

/** Which parts of the RDF of an entity are written, as Wikibase tells them apart. */
export type Part =
  | "document"
  | "version"
  | "truthy"
  | "statements"
  | "qualifiers"
  | "references"
  | "values"
  | "sitelinks"
  | "properties"
  | "mentioned";

const RANKS = {
  preferred: `${WIKIBASE}PreferredRank`,
  normal: `${WIKIBASE}NormalRank`,
  deprecated: `${WIKIBASE}DeprecatedRank`,
} as const;

/** The faces by which a snak is said of its node. */
interface Faces {
  readonly simple: Face;
  readonly full: Face;
}

const MAIN: Faces = { simple: "statement", full: "statementValue" };
const QUALIFIER: Faces = { simple: "qualifier", full: "qualifierValue" };
const REFERENCE: Faces = { simple: "reference", full: "referenceValue" };

export class StatementWriter {
  /** Properties and entities that were named on the way. */
  readonly mentioned = new Set<string>();
  readonly #triples: TripleSet;
  readonly #namespaces: Namespaces;
  readonly #parts: ReadonlySet<Part>;
  readonly #datatypes: ReadonlyMap<string, string>;

  constructor(
    triples: TripleSet,
    namespaces: Namespaces,
    parts: ReadonlySet<Part>,
    datatypes: ReadonlyMap<string, string>,
  ) {
    this.#triples = triples;
    this.#namespaces = namespaces;
    this.#parts = parts;
    this.#datatypes = datatypes;
  }

  write({ id, claims }: EntityDocument): void {
    for (const group of Object.values(claims)) {
      const best = bestOf(group);
      if (this.#parts.has("truthy"))
        for (const { mainsnak } of best)
          this.#snak(this.#namespaces.entity(id), mainsnak, "direct");
      if (this.#parts.has("statements"))
        for (const statement of group) this.#statement(id, statement, best.includes(statement));
    }
  }

  #statement(id: string, statement: DocumentStatement, isBest: boolean): void {
    const { mainsnak, rank, qualifiers, references } = statement;
    const guid = statement.id ?? statementGuid(id, statement);
    const node = this.#namespaces.statement + guid.replace(/[^\w-]/g, "-");
    const claim = faceOf(this.#namespaces, "claim", mainsnak.property);
    this.#triples.add(this.#namespaces.entity(id), claim, node);
    this.#triples.addType(node, `${WIKIBASE}Statement`);
    this.#triples.add(node, `${WIKIBASE}rank`, RANKS[rank]);
    if (isBest) this.#triples.addType(node, `${WIKIBASE}BestRank`);
    this.#said(node, mainsnak, MAIN);
    if (this.#parts.has("qualifiers"))
      for (const snak of Object.values(qualifiers).flat()) this.#said(node, snak, QUALIFIER);
    if (this.#parts.has("references"))
      for (const reference of references) this.#reference(node, reference);
  }

  /** Equal references are one node. The hash of Wikibase is used where it is given, for nobody else can make it. */
  #reference(statement: string, { hash, snaks }: DocumentStatement["references"][number]): void {
    const all = Object.values(snaks).flat();
    const node = this.#namespaces.reference + (hash ?? digestOf(all.map(essenceOf)).slice(0, 40));
    this.#triples.add(statement, term("prov", "wasDerivedFrom"), node);
    this.#triples.addType(node, `${WIKIBASE}Reference`);
    for (const snak of all) this.#said(node, snak, REFERENCE);
  }

  #said(node: string, snak: DocumentSnak, { simple, full }: Faces): void {
    this.#snak(node, snak, simple);
    const value =
      snak.snaktype === "value" && this.#parts.has("values")
        ? fullValue(snak.datavalue)
        : undefined;
    if (value === undefined) return;
    const address = this.#namespaces.value + digestOf(value.says).slice(0, 32);
    this.#triples.add(node, faceOf(this.#namespaces, full, snak.property), address);
    this.#triples.addType(address, value.kind);
    for (const [predicate, object] of value.says)
      this.#triples.add(address, WIKIBASE + predicate, object);
  }

  #snak(node: string, snak: DocumentSnak, face: Face): void {
    const { property } = snak;
    this.mentioned.add(property);
    if (snak.snaktype === "novalue") {
      this.#triples.addType(node, faceOf(this.#namespaces, "novalue", property));
      return;
    }
    const predicate = faceOf(this.#namespaces, face, property);
    this.#triples.add(node, predicate, this.#object(node, predicate, snak));
  }

  #object(
    node: string,
    predicate: string,
    snak: Exclude<DocumentSnak, { snaktype: "novalue" }>,
  ): Node | Literal {
    if (snak.snaktype === "somevalue") return this.#triples.unnamed("somevalue", node, predicate);
    const { datavalue } = snak;
    if (datavalue.type === "wikibase-entityid") this.mentioned.add(datavalue.value.id);
    const datatype = this.#datatypes.get(snak.property) ?? snak.datatype;
    return simpleValue(datavalue, datatype, this.#namespaces);
  }
}

/** The preferred statements of a property, or the normal ones when there are none. */
function bestOf(group: readonly DocumentStatement[]): DocumentStatement[] {
  const preferred = group.filter(({ rank }) => rank === "preferred");
  return preferred.length > 0 ? preferred : group.filter(({ rank }) => rank === "normal");
}
