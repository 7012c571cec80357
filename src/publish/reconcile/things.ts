// The things of a release as clients of the reconciliation service know them: by ids, in the languages they read.

import type { Quad, Term } from "@rdfjs/types";
import type { Release, Text } from "../../model/release.ts";
import {
  isMachinery,
  NAMESPACES,
  RDF_TYPE,
  SAME_AS_PROPERTIES,
  term,
} from "../../model/vocabulary.ts";

export interface Named {
  readonly id: string;
  readonly name: Text;
}

/** A property that things have by what they are the same as: the number of their item. */
export const WIKIDATA_ITEM = "wikidata";

/** How many links to one address elsewhere are looked at; things have few of them. */
const LINKS_MAX = 1000;

/** In how many graphs on average it may stand that a thing is of a class. */
const REPEATS = 4;

export class Things {
  readonly release: Release;
  /** What names are given in, best first. */
  readonly languages: readonly string[];

  constructor(release: Release, languages: readonly string[] = []) {
    this.release = release;
    this.languages = [...languages, "en"];
  }

  /** Ids are addresses relative to the base; those outside it stay whole. */
  idOf(iri: string): string {
    const { base } = this.release;
    return iri.startsWith(base) ? iri.slice(base.length) : iri;
  }

  iriOf(id: string): string {
    return /^[a-z][a-z0-9+.-]*:/i.test(id) ? id : this.release.base + id;
  }

  named(iri: string): Named {
    return { id: this.idOf(iri), name: this.release.labels.label(iri, this.languages) };
  }

  /** What a property is called, that of Wikidata items included. */
  property(id: string): Named {
    if (id === WIKIDATA_ITEM) return { id, name: { value: "Wikidata item", language: "en" } };
    return { id, name: this.release.labels.label(this.iriOf(id), this.languages) };
  }

  /** What an id or an address may be: the address of a thing, and of what a thing is the same as. */
  addressesOf(text: string): readonly [own: string, elsewhere: string] {
    const own = this.iriOf(text);
    return [own, /^Q[1-9]\d*$/.test(text) ? NAMESPACES.wd + text : own];
  }

  /** The things that an id, a whole address, or the address or number of a Wikidata item names. */
  identified(text: string): string[] {
    const [own, elsewhere] = this.addressesOf(text);
    const found = text !== "" && this.release.quads.hasSubject(own) ? [own] : [];
    const same = this.release.quads
      .withObject(elsewhere, LINKS_MAX)
      .filter(({ predicate }) => SAME_AS_PROPERTIES.includes(predicate.value));
    return [...new Set([...found, ...same.map(({ subject }) => subject.value)])];
  }

  classesOf(iri: string): string[] {
    return [...new Set(this.#objectsOf(iri, RDF_TYPE).map(({ value }) => value))];
  }

  /** The classes right above a class. */
  broader(kind: string): string[] {
    return this.#objectsOf(kind, term("rdfs", "subClassOf")).map(({ value }) => value);
  }

  /** Classes with all that stand above them. */
  allClassesOf(iri: string): Set<string> {
    return new Set(this.classesOf(iri).flatMap((kind) => [...this.#allAbove(kind)]));
  }

  /** Classes that things of the publication have, most frequent first, without those of vocabularies and shapes. */
  types(): string[] {
    return this.release.classes.map(({ iri }) => iri).filter((iri) => !isMachinery(iri));
  }

  /** At most `limit` things of a class, those of the classes under it included. */
  instancesOf(kind: string, limit: number): string[] {
    const under = this.release.classes
      .map(({ iri }) => iri)
      .filter((iri) => iri !== kind && this.#allAbove(iri).has(kind));
    const found = new Set<string>();
    for (const one of [kind, ...under])
      for (const { predicate, subject } of this.release.quads.withObject(one, limit * REPEATS)) {
        if (found.size === limit) return [...found];
        if (predicate.value === RDF_TYPE) found.add(subject.value);
      }
    return [...found];
  }

  /** The distinct values of a property, by its id. */
  valuesOf(iri: string, property: string): readonly Term[] {
    if (property === WIKIDATA_ITEM) return this.#itemsOf(iri);
    const values = this.#objectsOf(iri, this.iriOf(property));
    return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  }

  quadsOf(iri: string): readonly Quad[] {
    return this.release.quads.withSubject(iri);
  }

  #itemsOf(iri: string): Term[] {
    const same = SAME_AS_PROPERTIES.flatMap((property) => this.#objectsOf(iri, property));
    return same.filter(({ value }) =>
      /^http:\/\/www\.wikidata\.org\/entity\/Q[1-9]\d*$/.test(value),
    );
  }

  /** A class and all that stand above it. */
  #allAbove(kind: string): Set<string> {
    const all = new Set([kind]);
    for (const one of all) for (const above of this.broader(one)) all.add(above);
    return all;
  }

  #objectsOf(iri: string, property: string): Term[] {
    return this.quadsOf(iri)
      .filter(({ predicate }) => predicate.value === property)
      .map(({ object }) => object);
  }
}
