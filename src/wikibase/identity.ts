// Which item a thing is: one that exists, one that may be created, or none.

import type { Release } from "../model/release.ts";
import { RDF_TYPE, SAME_AS_PROPERTIES } from "../model/vocabulary.ts";
import type { ItemValue } from "./model.ts";
import { itemId } from "./value.ts";

interface Known {
  readonly ids: readonly string[];
  readonly classes: readonly string[];
}

/** Looks things up once. */
export class Identities {
  readonly #release: Release;
  readonly #newItems: ReadonlySet<string>;
  readonly #known = new Map<string, Known>();

  constructor(release: Release, newItems: ReadonlySet<string>) {
    this.#release = release;
    this.#newItems = newItems;
  }

  /** `Q…` of a thing that is matched. */
  idOf(iri: string): string | undefined {
    return this.#look(iri).ids[0];
  }

  /** Every item that it is said to be; more than one is a mistake. */
  idsOf(iri: string): readonly string[] {
    return this.#look(iri).ids;
  }

  itemOf(iri: string): ItemValue | undefined {
    const {
      ids: [id],
      classes,
    } = this.#look(iri);
    if (id !== undefined) return { type: "item", id };
    return classes.some((name) => this.#newItems.has(name)) ? { type: "new-item", iri } : undefined;
  }

  classesOf(iri: string): readonly string[] {
    return this.#look(iri).classes;
  }

  #look(iri: string): Known {
    const known = this.#known.get(iri) ?? this.#read(iri);
    this.#known.set(iri, known);
    return known;
  }

  #read(iri: string): Known {
    const quads = this.#release.quads.withSubject(iri);
    const classes = quads
      .filter(({ predicate }) => predicate.value === RDF_TYPE)
      .map(({ object }) => object.value);
    const same = quads
      .filter(({ predicate }) => SAME_AS_PROPERTIES.includes(predicate.value))
      .flatMap(({ object }) => itemId(object.value) ?? []);
    const own = itemId(iri);
    const ids = own === undefined ? same : [own];
    return { ids: [...new Set(ids)], classes: [...new Set(classes)] };
  }
}
