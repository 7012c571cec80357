// What a DESCRIBE describes: the things it names, and a SELECT for those that its pattern finds.

import type { DescribeQuery } from "sparqljs";
import type { Token } from "./tokens.ts";

export interface Targets {
  readonly iris: readonly string[];
  /** The variables described; empty with a pattern means all of them. */
  readonly columns: readonly string[];
  /** The text of a SELECT with the same solutions; nothing when there is no pattern. */
  readonly select?: string;
}

/** SPARQL 1.1 §16.4: names, variables of a pattern, or `*`. */
export function targetsOf(
  { variables, where }: DescribeQuery,
  text: string,
  tokens: readonly Token[],
): Targets {
  const iris = variables.flatMap((term) => (term.termType === "NamedNode" ? [term.value] : []));
  const columns = variables.flatMap((term) => (term.termType === "Variable" ? [term.value] : []));
  const isAll = variables.some((term) => term.termType === "Wildcard");
  if (where === undefined || (columns.length === 0 && !isAll)) return { iris, columns };
  const list = isAll ? "*" : columns.map((name) => `?${name}`).join(" ");
  return { iris, columns, select: withSelect(text, tokens, list) };
}

/** The text with `SELECT list` in place of DESCRIBE and what it lists. */
function withSelect(text: string, tokens: readonly Token[], list: string): string {
  const from = tokens.findIndex((token) => isWord(token, "DESCRIBE"));
  const until = tokens.find(
    (token, at) =>
      at > from && (token.text === "{" || isWord(token, "WHERE") || isWord(token, "FROM")),
  );
  return `${text.slice(0, tokens[from]?.start)}SELECT ${list} ${text.slice(until?.start ?? text.length)}`;
}

function isWord({ kind, text }: Token, word: string): boolean {
  return kind === "word" && text.toUpperCase() === word;
}
