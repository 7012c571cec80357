// Rows of rules as snaks: a variable named P… is a snak, and `P…_unit` and the like say more of its value.

import type { Term } from "@rdfjs/types";
import { type FindingPlace, finding, type MappingFinding } from "./finding.ts";
import type { Identities } from "./identity.ts";
import type { Mapping } from "./mapping.ts";
import type { Absence, Snak } from "./model.ts";
import { FACETS, type Facet, type Facets, toValue } from "./value.ts";

/** A row of a SELECT: terms by the names of variables. */
export type Row = Readonly<Record<string, Term>>;

const SNAK = /^P[1-9]\d*$/;
const FACET = /^(value|P[1-9]\d*)_(.+)$/;

export class SnakReader {
  readonly #mapping: Mapping;
  readonly #identities: Identities;
  readonly #report: (found: MappingFinding) => void;

  constructor(mapping: Mapping, identities: Identities, report: (found: MappingFinding) => void) {
    this.#mapping = mapping;
    this.#identities = identities;
    this.#report = report;
  }

  /** The snaks of a row, in the order of their properties. */
  snaks(row: Row, place: FindingPlace): Snak[] {
    return Object.entries(row)
      .filter(([name]) => SNAK.test(name))
      .flatMap(([name, given]) => this.snak(name, name, given, row, place) ?? [])
      .sort(compareSnaks);
  }

  /** The snak of one variable; nothing, and a finding, when it cannot be written. */
  snak(
    property: string,
    variable: string,
    given: Term,
    row: Row,
    at: FindingPlace,
  ): Snak | undefined {
    const place = { ...at, property };
    const absence = this.#absence(given);
    if (absence !== undefined) return { property, value: absence };
    const datatype = this.#mapping.datatypes.get(property);
    if (datatype === undefined) {
      this.#report(finding("no-datatype", place, `${property} has no datatype in the mapping`));
      return undefined;
    }
    const facets = this.#facets(variable, row, place);
    const value = toValue(given, datatype, facets, (iri) => this.#identities.itemOf(iri));
    if (value !== undefined) return { property, value };
    this.#report(
      datatype === "wikibase-item" && given.termType === "NamedNode"
        ? finding("no-item", place, `${property} is left out: ${given.value} has no verified item`)
        : finding(
            "wrong-datatype",
            place,
            `${property} cannot hold ${written(given, facets)} as ${datatype}`,
          ),
    );
    return undefined;
  }

  #absence(given: Term): Absence | undefined {
    if (given.value === `${this.#mapping.words}somevalue`) return { type: "somevalue" };
    if (given.value === `${this.#mapping.words}novalue`) return { type: "novalue" };
    return undefined;
  }

  #facets(variable: string, row: Row, place: FindingPlace): Facets {
    const facets: Partial<Record<Facet, Term>> = {};
    for (const [name, given] of Object.entries(row)) {
      const [, of, word] = FACET.exec(name) ?? [];
      if (of !== variable) continue;
      const facet = FACETS.find((known) => known === word);
      if (facet === undefined)
        this.#report(finding("unknown-facet", place, `?${name} says nothing that is known`));
      else facets[facet] = given;
    }
    return facets;
  }
}

/** By the number of the property, then by value, so that output is stable. */
export function compareSnaks(a: Snak, b: Snak): number {
  const byNumber = Number(a.property.slice(1)) - Number(b.property.slice(1));
  return byNumber || compareTexts(JSON.stringify(a.value), JSON.stringify(b.value));
}

export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function written(given: Term, facets: Facets): string {
  const more = Object.entries(facets).map(([facet, { value }]) => `${facet} ${value}`);
  return [given.value, ...more].join(", ");
}
