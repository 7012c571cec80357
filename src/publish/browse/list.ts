// A page of a list, and by what the list can be narrowed.

import type { Release } from "../../model/release.ts";
import type { Binding } from "../../query/results.ts";
import type { ListAddress } from "./address.ts";
import type { Facet } from "./facets.ts";
import type { Position } from "./list-query.ts";

/** What a twin is made of. */
export interface TwinOptions {
  /** Languages of names, best first. */
  readonly languages: readonly string[];
  /** The whole address of the list, without its next page. */
  readonly address: string;
  /** That of its next page, if there is one. */
  readonly next: string | undefined;
  readonly shape: "objects" | "arrays";
}

export interface FacetValue {
  /** As it stands in addresses; `""` for having none. */
  readonly value: string;
  readonly term: Binding | undefined;
  readonly count: number;
}

export interface CountedFacet {
  readonly facet: Facet;
  /** Nothing when counting took too long. */
  readonly values: readonly FacetValue[] | undefined;
}

export interface List {
  readonly address: ListAddress;
  readonly kind: string;
  /** IRIs, in order. */
  readonly things: readonly string[];
  /** What is said of them. */
  readonly release: Release;
  /** How many there are in all; nothing when counting took too long. */
  readonly total: number | undefined;
  readonly next: Position | undefined;
  readonly facets: readonly Facet[];
  /** Whether shapes declare the facets, rather than we suggest them. */
  readonly isDeclared: boolean;
  /** The query that gives these things. */
  readonly query: string;
}
