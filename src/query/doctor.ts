// Takes a query that found nothing apart: which parts could be why, and queries that tell whether they are.

import sparqljs, {
  type AskQuery,
  type IriTerm,
  type Pattern,
  type Query,
  type Triple,
} from "sparqljs";
import { RDF_TYPE } from "../model/vocabulary.ts";
import { unescapeCodepoints } from "./tokens.ts";

/** A name in a part of a query, and what it is there. */
export interface NamedTerm {
  readonly iri: string;
  readonly of: "property" | "class" | "thing";
}

/** A part of a query that may be why it finds nothing. */
export interface Suspect {
  /** As SPARQL. */
  readonly text: string;
  /** Asks whether it matches anything by itself; nothing for a filter, which cannot. */
  readonly alone?: string;
  /** Asks whether the query has answers without it. */
  readonly without: string;
  readonly names: readonly NamedTerm[];
}

export interface Examination {
  /** Asks whether the pattern matches, whatever LIMIT, OFFSET and HAVING leave of that. */
  readonly whole: string;
  readonly suspects: readonly Suspect[];
  /** Whether these are all. */
  readonly isWhole: boolean;
}

export interface ExamineOptions {
  readonly base: string;
  readonly prefixes: Readonly<Record<string, string>>;
  /** How many parts are looked at: each is written out with all the others. */
  readonly maxSuspects: number;
}

/** A part, what it is by itself, and the patterns around it without it. */
interface Cut {
  readonly part: Pattern | Triple;
  readonly alone?: Pattern;
  readonly rest: Pattern[];
}

/** The parts of a query; nothing when our parser cannot read it. */
export function examine(
  text: string,
  { base, prefixes, maxSuspects }: ExamineOptions,
): Examination | undefined {
  const parsed = parse(unescapeCodepoints(text), base, prefixes);
  const where = parsed?.where;
  if (parsed === undefined || where === undefined) return undefined;
  const generator = new sparqljs.Generator({ prefixes: { ...prefixes, ...parsed.prefixes } });
  const ask = (patterns: Pattern[]) => generator.stringify(asking(parsed, patterns));
  const suspects: Suspect[] = [];
  for (const { part, alone, rest } of cutsOf(where)) {
    if (suspects.length === maxSuspects) return { whole: ask(where), suspects, isWhole: false };
    suspects.push({
      text: inside(ask([asPattern(part)])),
      ...(alone !== undefined && { alone: ask([alone]) }),
      without: ask(rest),
      names: "type" in part ? [] : namesIn(part),
    });
  }
  return { whole: ask(where), suspects, isWhole: true };
}

function parse(
  text: string,
  base: string,
  prefixes: ExamineOptions["prefixes"],
): Query | undefined {
  try {
    const parsed = new sparqljs.Parser({ baseIRI: base, prefixes: { ...prefixes } }).parse(text);
    return parsed.type === "query" ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function asking({ prefixes, ...query }: Query, where: Pattern[]): AskQuery {
  const from = "from" in query && query.from !== undefined ? { from: query.from } : {};
  const values = query.values === undefined ? {} : { values: query.values };
  return { type: "query", queryType: "ASK", prefixes, where, ...from, ...values };
}

/** Each part that binds or refuses something, taken out of these patterns; one after the other, for each takes room. */
function* cutsOf(patterns: readonly Pattern[]): Generator<Cut> {
  for (const [at, pattern] of patterns.entries()) {
    const around = (put: Pattern[]) => [
      ...patterns.slice(0, at),
      ...put,
      ...patterns.slice(at + 1),
    ];
    for (const cut of cutsIn(pattern)) yield { ...cut, rest: around(cut.rest) };
  }
}

/** The same of one pattern; what is optional or bound takes no answer away. */
function* cutsIn(pattern: Pattern): Generator<Cut> {
  switch (pattern.type) {
    case "bgp":
      for (const [index, triple] of pattern.triples.entries()) {
        const triples = pattern.triples.filter((_, n) => n !== index);
        yield { part: triple, alone: asPattern(triple), rest: [{ ...pattern, triples }] };
      }
      return;
    case "group":
    case "graph":
      for (const { part, alone, rest } of cutsOf(pattern.patterns))
        yield {
          part,
          ...(alone !== undefined && { alone: { ...pattern, patterns: [alone] } }),
          rest: [{ ...pattern, patterns: rest }],
        };
      return;
    case "union":
    case "query":
      yield { part: pattern, alone: pattern, rest: [] };
      return;
    case "filter":
    case "minus":
    case "values":
      yield { part: pattern, rest: [] };
  }
}

function asPattern(part: Pattern | Triple): Pattern {
  return "type" in part ? part : { type: "bgp", triples: [part] };
}

/** What stands between the outer braces, on one line. */
function inside(ask: string): string {
  const body = ask.slice(ask.indexOf("{", ask.search(/ASK\b/)) + 1, ask.lastIndexOf("}"));
  return body.replace(/\s+/g, " ").trim();
}

function namesIn({ subject, predicate, object }: Triple): NamedTerm[] {
  const properties = "termType" in predicate ? [predicate] : pathNames(predicate);
  const isType = properties.some(({ value }) => value === RDF_TYPE);
  return [
    ...nameOf(subject, "thing"),
    ...properties.flatMap((property) => nameOf(property, "property")),
    ...nameOf(object, isType ? "class" : "thing"),
  ];
}

function nameOf(given: { termType?: string; value?: string }, of: NamedTerm["of"]): NamedTerm[] {
  return given.termType === "NamedNode" && given.value !== undefined
    ? [{ iri: given.value, of }]
    : [];
}

function pathNames(path: { items: readonly unknown[] }): IriTerm[] {
  return path.items.flatMap((item) => {
    if (typeof item !== "object" || item === null) return [];
    if ("termType" in item) return [item as IriTerm]; // steps of a path are names or paths
    return "items" in item && Array.isArray(item.items) ? pathNames({ items: item.items }) : [];
  });
}
