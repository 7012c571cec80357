// The columns of a SELECT as written; `*` becomes the variables in the order in which they first stand.

import type { Pattern, Query, SelectQuery } from "sparqljs";
import { type Token, tokensOf } from "./tokens.ts";

/** Column names in order; empty for other kinds of query. */
export function columnsOf(parsed: Query, tokens: readonly Token[]): string[] {
  if (parsed.queryType !== "SELECT") return [];
  const listed = parsed.variables.flatMap(nameOf);
  return listed.length > 0 ? listed : inWrittenOrder(visibleIn(parsed), tokens);
}

/** The text with the columns in place of the outer `*`, whose order engines choose as they like. */
export function writeColumns(text: string, columns: readonly string[]): string {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== "comment");
  const select = tokens.findIndex(({ text: word }) => word.toUpperCase() === "SELECT");
  const star = tokens.slice(select + 1, select + 3).find(({ text: word }) => word === "*");
  if (star === undefined || columns.length === 0) return text;
  const list = columns.map((name) => `?${name}`).join(" ");
  return `${text.slice(0, star.start)} ${list} ${text.slice(star.start + 1)}`;
}

function nameOf(variable: SelectQuery["variables"][number]): string[] {
  if ("expression" in variable) return [variable.variable.value];
  return variable.termType === "Variable" ? [variable.value] : [];
}

function inWrittenOrder(visible: ReadonlySet<string>, tokens: readonly Token[]): string[] {
  const written = new Set(
    tokens.filter(({ kind }) => kind === "variable").map(({ text }) => text.slice(1)),
  );
  return [...written].filter((name) => visible.has(name));
}

/** Variables in scope (SPARQL 1.1 §18.2.1). */
export function visibleIn({ where = [], values }: Pick<Query, "where" | "values">): Set<string> {
  const names = new Set<string>();
  for (const pattern of [...where, ...(values ? [{ type: "values", values } as const] : [])])
    collect(pattern, names);
  return names;
}

function collect(pattern: Pattern, names: Set<string>): void {
  switch (pattern.type) {
    case "bgp":
      for (const { subject, predicate, object } of pattern.triples)
        addVariables([subject, predicate, object], names);
      break;
    case "bind":
      names.add(pattern.variable.value);
      break;
    case "values":
      for (const row of pattern.values) for (const key of Object.keys(row)) names.add(key.slice(1));
      break;
    case "query":
      for (const name of projected(pattern)) names.add(name);
      break;
    case "graph":
      addVariables([pattern.name], names);
      for (const part of pattern.patterns) collect(part, names);
      break;
    case "group":
    case "union":
    case "optional":
      for (const part of pattern.patterns) collect(part, names);
      break;
    default: // FILTER and MINUS bind nothing; SERVICE never comes here
  }
}

function projected(query: SelectQuery): Iterable<string> {
  const listed = query.variables.flatMap(nameOf);
  return listed.length > 0 ? listed : visibleIn(query);
}

/** Property paths hold no variables and are passed over. */
function addVariables(terms: readonly object[], names: Set<string>): void {
  for (const term of terms) {
    if ("termType" in term && term.termType === "Variable")
      names.add((term as unknown as { value: string }).value);
  }
}
