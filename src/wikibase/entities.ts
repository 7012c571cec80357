// Applies a mapping to a release: rows of its rules become statements with qualifiers and references, by thing.

import type { Term } from "@rdfjs/types";
import type { Release } from "../model/release.ts";
import { RDF_TYPE, term } from "../model/vocabulary.ts";
import type { Mapping, StatementRule } from "./mapping.ts";
import type { Entity, MappingFinding, Reference, Snak, Statement } from "./model.ts";
import { itemId, toValue } from "./value.ts";

/** A row of a SELECT: terms by the names of variables. */
export type Row = Readonly<Record<string, Term>>;

/** Asks the publication a SELECT. */
export type Ask = (select: string) => Promise<readonly Row[]>;

export interface Entities {
  /** Items that exist by their number, then new ones by their address. */
  readonly entities: readonly Entity[];
  readonly findings: readonly MappingFinding[];
}

export interface BuildOptions {
  /** Whether what only titles imply and what the editors concluded counts too. */
  readonly weak: boolean;
}

export async function buildEntities(
  release: Release,
  mapping: Mapping,
  ask: Ask,
  options: BuildOptions,
): Promise<Entities> {
  const builder = new Builder(release, mapping, options);
  for (const select of mapping.references) builder.addReferences(await ask(select), false);
  for (const select of mapping.fallbacks) builder.addReferences(await ask(select), true);
  for (const rule of mapping.rules) builder.addStatements(rule, await ask(rule.select));
  return builder.result();
}

interface Draft {
  readonly main: Snak;
  readonly qualifiers: readonly Snak[];
  readonly references: Map<string, Reference>;
}

class Builder {
  readonly #release: Release;
  readonly #mapping: Mapping;
  readonly #evidence: ReadonlySet<string>;
  readonly #references = new Map<string, Map<string, Reference>>();
  readonly #fallbacks = new Map<string, Map<string, Reference>>();
  readonly #drafts = new Map<string, Map<string, Draft>>();
  readonly #findings = new Map<string, MappingFinding>();

  constructor(release: Release, mapping: Mapping, { weak }: BuildOptions) {
    this.#release = release;
    this.#mapping = mapping;
    this.#evidence = new Set([...mapping.evidence, ...(weak ? mapping.weakEvidence : [])]);
  }

  addReferences(rows: readonly Row[], isFallback: boolean): void {
    const target = isFallback ? this.#fallbacks : this.#references;
    for (const row of rows) {
      const graph = row["graph"]?.value ?? "";
      const reference = this.#snaks(graph, row);
      if (reference.length === 0) continue;
      const known = target.get(graph) ?? new Map<string, Reference>();
      known.set(JSON.stringify(reference), reference);
      target.set(graph, known);
    }
  }

  addStatements({ property }: StatementRule, rows: readonly Row[]): void {
    for (const row of rows) {
      const { item, value, graph } = row;
      if (item === undefined || value === undefined || graph === undefined) continue;
      if (!this.#counts(graph.value) || !this.#hasPlace(item.value)) continue;
      const main = this.#snak(item.value, property, value);
      if (main === undefined) continue;
      const qualifiers = this.#snaks(item.value, row);
      const drafts = this.#drafts.get(item.value) ?? new Map<string, Draft>();
      this.#drafts.set(item.value, drafts);
      const key = JSON.stringify([main, qualifiers]);
      const draft = drafts.get(key) ?? { main, qualifiers, references: new Map() };
      drafts.set(key, draft);
      const cited = this.#references.get(graph.value) ?? this.#fallbacks.get(graph.value);
      for (const [name, reference] of cited ?? []) draft.references.set(name, reference);
    }
  }

  result(): Entities {
    const entities = [...this.#drafts].map(([iri, drafts]) =>
      this.#entity(iri, [...drafts.values()]),
    );
    entities.sort(compareEntities);
    return { entities, findings: [...this.#findings.values()] };
  }

  #entity(iri: string, drafts: readonly Draft[]): Entity {
    const statements = drafts.map(({ main, qualifiers, references }): Statement => {
      const found = [...references]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, reference]) => reference);
      if (found.length === 0)
        this.#find(
          "error",
          iri,
          `${main.property} has no reference`,
          "Let its passage cite a work, or give a w:FallbackReferenceRule.",
        );
      return { main, qualifiers, references: found };
    });
    statements.sort((a, b) => compareProperties(a.main, b.main));
    return { iri, id: this.#idOf(iri), ...this.#names(iri), statements };
  }

  #names(iri: string): Pick<Entity, "labels" | "descriptions"> {
    const labels = new Map<string, string>();
    for (const { value, language } of this.#release.labels.labels(iri))
      if (language !== "" && !labels.has(language)) labels.set(language, value);
    const descriptions = new Map<string, string>();
    for (const language of labels.keys()) {
      const found = this.#release.labels.description(iri, [language]);
      // By the custom of Wikidata a description is a phrase and ends without a full stop.
      if (found?.language === language) descriptions.set(language, found.value.replace(/\.$/, ""));
    }
    return { labels: sorted(labels), descriptions: sorted(descriptions) };
  }

  /** The variables of a row that are named as properties are. */
  #snaks(iri: string, row: Row): Snak[] {
    const snaks = Object.entries(row).flatMap(([name, value]) =>
      /^P[1-9]\d*$/.test(name) ? (this.#snak(iri, name, value) ?? []) : [],
    );
    return snaks.sort(compareProperties);
  }

  #snak(iri: string, property: string, given: Term): Snak | undefined {
    const datatype = this.#mapping.datatypes.get(property);
    if (datatype === undefined) {
      this.#find(
        "error",
        iri,
        `${property} has no datatype in the mapping`,
        `Add: wd:${property} w:datatype "…" .`,
      );
      return undefined;
    }
    const value = toValue(given, datatype, (address) => this.#idOf(address));
    if (value !== undefined) return { property, value };
    const isItem = datatype === "wikibase-item";
    this.#find(
      isItem ? "warning" : "error",
      iri,
      isItem
        ? `${property} is left out: ${given.value} has no verified item`
        : `${property} cannot hold ${given.value} as ${datatype}`,
      isItem
        ? "Give the thing a schema:sameAs once its item is known."
        : "Correct the value, or the rule.",
    );
    return undefined;
  }

  #counts(graph: string): boolean {
    return this.#classes(graph).some((name) => this.#evidence.has(name));
  }

  /** Whether the thing has an item, or may get one. */
  #hasPlace(iri: string): boolean {
    if (this.#idOf(iri) !== undefined) return true;
    if (this.#classes(iri).some((name) => this.#mapping.newItems.has(name))) return true;
    this.#find(
      "warning",
      iri,
      "it has no verified item and its class may not be created",
      "Match it by hand, or allow its class with w:newItem.",
    );
    return false;
  }

  #idOf(iri: string): string | undefined {
    if (itemId(iri) !== undefined) return itemId(iri);
    const same = new Set([
      term("schema", "sameAs"),
      term("skos", "exactMatch"),
      term("owl", "sameAs"),
    ]);
    const found = this.#release.quads
      .withSubject(iri)
      .filter(({ predicate }) => same.has(predicate.value))
      .flatMap(({ object }) => itemId(object.value) ?? []);
    return found[0];
  }

  #classes(iri: string): string[] {
    return this.#release.quads
      .withSubject(iri)
      .filter(({ predicate }) => predicate.value === RDF_TYPE)
      .map(({ object }) => object.value);
  }

  #find(severity: MappingFinding["severity"], iri: string, message: string, hint: string): void {
    this.#findings.set(`${iri} ${message}`, { severity, iri, message, hint });
  }
}

function compareProperties(a: Snak, b: Snak): number {
  const byNumber = Number(a.property.slice(1)) - Number(b.property.slice(1));
  return byNumber || (JSON.stringify(a.value) < JSON.stringify(b.value) ? -1 : 1);
}

function compareEntities(a: Entity, b: Entity): number {
  const number = ({ id }: Entity) =>
    id === undefined ? Number.POSITIVE_INFINITY : Number(id.slice(1));
  if (number(a) !== number(b)) return number(a) - number(b);
  return a.iri < b.iri ? -1 : 1;
}

function sorted(texts: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
