// Which thing a name of a table means: candidates with scores, and which of them is safe to take.

import type { Text } from "../../model/release.ts";
import { SAME_SOUND } from "../likeness.ts";
import { namesOf } from "../names.ts";
import { agreement, type Condition, combine, type Quantifier } from "./evidence.ts";
import { thingsWith } from "./lookup.ts";
import type { Named, Things } from "./things.ts";

/** Names or ids that the thing has, or must not have. */
export interface NameCondition {
  readonly kind: "name" | "id";
  readonly values: readonly string[];
  readonly quantifier: Quantifier;
  readonly isRequired: boolean;
}

/** Whether a thing may, or must, be of one of the classes asked for, or must be of all. */
export const TYPE_RULES = ["should", "any", "all"] as const;
type TypeRule = (typeof TYPE_RULES)[number];

/** A query after its shape has been checked. */
export interface MatchQuery {
  readonly names: readonly NameCondition[];
  readonly conditions: readonly Condition[];
  /** Ids of classes. */
  readonly types: readonly string[];
  readonly typeRule: TypeRule;
  readonly limit: number;
}

/** A query for things that are called so; for those that `rest` describes when there is no name. */
export function queryFor(name: string | undefined, rest: Partial<MatchQuery> = {}): MatchQuery {
  const condition = { kind: "name", quantifier: "any", isRequired: false } as const;
  return {
    names: name === undefined ? [] : [{ ...condition, values: [name] }],
    conditions: [],
    types: [],
    typeRule: "should",
    limit: CANDIDATES,
    ...rest,
  };
}

export interface Feature {
  readonly id: string;
  readonly name: string;
  /** From 0 to 100. */
  readonly value: number;
}

export interface Candidate extends Named {
  readonly description?: Text;
  readonly types: readonly Named[];
  /** From 0 to 100. */
  readonly score: number;
  readonly match: boolean;
  readonly features: readonly Feature[];
}

/** How many candidates there are at most when nothing else is said. */
export const CANDIDATES = 10;

/** From this score on, and this far ahead of all others, a candidate is safe to take. */
const SAFE_SCORE = 93;
const SAFE_LEAD = 5;

/** How far ahead of one that may have the same name: by its sound, or with its words turned round. */
const SAME_NAME_LEAD = 10;

/** How much of the score the properties make, when some are given. */
const WEIGHT_OF_PROPERTIES = 0.4;

/** What a thing of another class than asked for loses. */
const WRONG_TYPE = 0.75;

/** From this agreement on, a condition that is required is met. */
const MET = 0.5;

interface Judged {
  readonly iri: string;
  readonly likeness: number;
  readonly score: number;
  readonly features: readonly Feature[];
}

/** The candidates for a query, best first. */
export function matchThings(things: Things, query: MatchQuery): Candidate[] {
  const wanted = query.types.map((id) => things.iriOf(id));
  const fits = (iri: string) => isOfTypes(things, iri, wanted, query.typeRule);
  const accepts = (iri: string) => query.typeRule === "should" || fits(iri);
  const judged = [...namedAlike(things, query, accepts)].flatMap(([iri, likeness]) => {
    const known = judge(things, query, iri, likeness);
    if (known === undefined) return [];
    const score = Math.round(known.score * (fits(iri) ? 10 : 10 * WRONG_TYPE)) / 10;
    return score > 0 ? [{ ...known, score }] : [];
  });
  judged.sort((a, b) => b.score - a.score || (a.iri < b.iri ? -1 : 1));
  const safe = hasName(query) && isSafe(judged);
  return judged.slice(0, query.limit).map((one, at) => candidate(things, one, at === 0 && safe));
}

function isOfTypes(
  things: Things,
  iri: string,
  wanted: readonly string[],
  rule: TypeRule,
): boolean {
  if (wanted.length === 0) return true;
  const own = things.allClassesOf(iri);
  return rule === "all"
    ? wanted.every((kind) => own.has(kind))
    : wanted.some((kind) => own.has(kind));
}

/** Things that are called nearly so, or that have the properties when no name is given; with their likeness. */
function namedAlike(
  things: Things,
  { names, conditions, types }: MatchQuery,
  accepts: (iri: string) => boolean,
): Map<string, number> {
  const options = { accepts, wide: conditions.length > 0 };
  const likenesses = names.map((name) => likenessesOf(things, name, options));
  const wanted = names.flatMap(({ quantifier, isRequired }, at) =>
    quantifier === "none" ? [] : [{ isRequired, found: likenesses[at] ?? new Map() }],
  );
  const iris =
    wanted.length > 0
      ? new Set(wanted.flatMap(({ found }) => [...found.keys()]))
      : thingsWith(things, conditions, types).filter(accepts);
  const isRefused = (iri: string) =>
    names.some(({ quantifier }, at) => quantifier === "none" && likenesses[at]?.get(iri) === 1) ||
    wanted.some(({ isRequired, found }) => isRequired && !found.has(iri));
  const known = [...iris].filter((iri) => !isRefused(iri));
  return new Map(known.map((iri) => [iri, meanOf(wanted.map(({ found }) => found.get(iri) ?? 0))]));
}

/** How much each thing is called as one condition says. */
function likenessesOf(
  things: Things,
  { kind, values, quantifier }: NameCondition,
  options: { readonly accepts: (iri: string) => boolean; readonly wide: boolean },
): Map<string, number> {
  const perValue = values.map((value) => {
    const alike = kind === "id" ? [] : namesOf(things.release).match(value, options);
    const identified = things.identified(value).filter(options.accepts);
    return new Map([
      ...alike.map(({ iri, likeness }) => [iri, likeness] as const),
      ...identified.map((iri) => [iri, 1] as const),
    ]);
  });
  const among = quantifier === "all" ? "all" : "any";
  const likenessOf = (iri: string) => perValue.map((found) => found.get(iri) ?? 0);
  const iris = new Set(perValue.flatMap((found) => [...found.keys()]));
  return new Map([...iris].map((iri) => [iri, combine(among, likenessOf(iri))]));
}

/** The score before the type counts; nothing when a condition that is required is not met. */
function judge(
  things: Things,
  query: MatchQuery,
  iri: string,
  likeness: number,
): Judged | undefined {
  const known = query.conditions.map((condition) => ({
    id: condition.property,
    isRequired: condition.isRequired,
    value: agreement(things, iri, condition),
  }));
  if (known.some(({ isRequired, value }) => isRequired && value < MET)) return undefined;
  const isNamed = hasName(query);
  const weight = known.length === 0 ? 0 : isNamed ? WEIGHT_OF_PROPERTIES : 1;
  const share = meanOf(known.map(({ value }) => value));
  return {
    iri,
    likeness,
    score: 100 * (likeness * (1 - weight) + share * weight),
    features: [
      ...(isNamed
        ? [{ id: "name_likeness", name: "Likeness of the name", value: percent(likeness) }]
        : []),
      ...known.map(({ id, value }) => ({
        id,
        name: things.property(id).name.value,
        value: percent(value),
      })),
    ],
  };
}

function candidate(things: Things, { iri, score, features }: Judged, match: boolean): Candidate {
  const description = things.release.labels.description(iri, things.languages);
  return {
    ...things.named(iri),
    ...(description !== undefined && { description }),
    types: things.classesOf(iri).map((kind) => things.named(kind)),
    score,
    match,
    features,
  };
}

/** Properties alone do not say which thing is meant. */
function hasName({ names }: MatchQuery): boolean {
  return names.some(({ quantifier }) => quantifier !== "none");
}

function isSafe([first, ...others]: readonly Judged[]): boolean {
  if (first === undefined || first.score < SAFE_SCORE) return false;
  return others.every(({ score, likeness }) => {
    const lead = likeness >= SAME_SOUND ? SAME_NAME_LEAD : SAFE_LEAD;
    return first.score - score >= lead;
  });
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
