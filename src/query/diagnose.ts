// Says where a query is wrong and what was probably meant.

import type { Problem } from "../model/error.ts";
import { nearest, placeAt } from "../model/text.ts";
import { NAMESPACES } from "../model/vocabulary.ts";
import { STATEMENT_PREFIXES } from "./dialect/recognise.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Prefixes that the Wikidata Query Service knows beside those of statements. */
const QUERY_SERVICE_PREFIXES = new Set(["wikibase", "bd", "hint"]);

/** What sparqljs throws: a jison error with a place, or an Error without. */
interface ParserError extends Error {
  readonly hash?: {
    readonly token?: string | null;
    readonly text?: string;
    readonly expected?: readonly string[];
    readonly loc?: {
      first_line: number;
      first_column: number;
      last_column: number;
      last_line: number;
    };
  };
}

/** The problem behind an error of the parser. */
export function diagnose(text: string, error: Error, prefixes: readonly string[]): Problem {
  const unknown = /Unknown prefix: (.*)/.exec(error.message)?.[1];
  if (unknown !== undefined) return unknownPrefix(text, unknown, prefixes);
  const { hash } = error as ParserError; // sparqljs declares no type for its errors
  if (hash?.loc === undefined || hash.loc === null) return semanticProblem(text, error);
  const token = stumbledOver(text, hash.loc);
  const message =
    token === undefined
      ? "the query ends too early"
      : `${JSON.stringify(token.text)} is not expected here`;
  const place =
    token === undefined
      ? placeAt(text, text.trimEnd().length)
      : placeAt(text, token.start, token.text.length);
  const hint = hintAt(text, token);
  return { code: "QRY-501", message, ...place, ...(hint && { hint }) };
}

function unknownPrefix(text: string, prefix: string, prefixes: readonly string[]): Problem {
  const used = tokensOf(text).find(
    ({ kind, text: word }) => kind === "name" && word.startsWith(`${prefix}:`),
  );
  const known = [...prefixes, ...Object.keys(NAMESPACES)];
  const meant = nearest(prefix, known);
  const namespace = Object.entries(NAMESPACES).find(([name]) => name === prefix)?.[1];
  const hint =
    STATEMENT_PREFIXES.has(prefix) || QUERY_SERVICE_PREFIXES.has(prefix)
      ? `Queries for the Wikidata Query Service are answered at /wikidata/sparql, where ${prefix}: is known.`
      : namespace !== undefined
        ? `Add this line at the top: PREFIX ${prefix}: <${namespace}>`
        : meant === undefined
          ? `Declare it at the top: PREFIX ${prefix}: <…>`
          : `Did you mean ${meant}:? Or declare it at the top: PREFIX ${prefix}: <…>`;
  const place = used === undefined ? {} : placeAt(text, used.start, used.text.length);
  return { code: "QRY-501", message: `the prefix ${prefix}: is not declared`, ...place, hint };
}

/** Rules that are no grammar: the parser names no place, so the variable it speaks of is searched. */
function semanticProblem(text: string, error: Error): Problem {
  const variable = /\?(\w+)/.exec(error.message)?.[0];
  const token =
    variable === undefined ? undefined : tokensOf(text).find((found) => found.text === variable);
  const place = token === undefined ? {} : placeAt(text, token.start, token.text.length);
  const hint = /ungrouped/i.test(error.message)
    ? "Add the variable to GROUP BY, or wrap it in an aggregate such as SAMPLE()."
    : undefined;
  return { code: "QRY-501", message: lowerFirst(error.message), ...place, ...(hint && { hint }) };
}

/** The parser names the token before the one it stumbled over. */
function stumbledOver(
  text: string,
  loc: NonNullable<NonNullable<ParserError["hash"]>["loc"]>,
): Token | undefined {
  const before = offsetOf(text, loc.last_line, loc.last_column + 1);
  return tokensOf(text).find(({ kind, start }) => kind !== "comment" && start >= before);
}

function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split("\n").slice(0, line - 1);
  return lines.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
}

interface Slip {
  readonly when: (context: SlipContext) => boolean;
  readonly hint: (context: SlipContext) => string;
}

interface SlipContext {
  readonly tokens: readonly Token[];
  /** The token at the error; the end of the query when there is none. */
  readonly at: Token | undefined;
  readonly before: Token | undefined;
}

const KEYWORDS = [
  ..."SELECT ASK CONSTRUCT DESCRIBE WHERE FILTER OPTIONAL UNION MINUS GRAPH BIND VALUES PREFIX BASE FROM NAMED DISTINCT".split(
    " ",
  ),
  ..."REDUCED ORDER GROUP BY HAVING LIMIT OFFSET ASC DESC EXISTS NOT IN AS COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT".split(
    " ",
  ),
  ..."STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE CONTAINS".split(
    " ",
  ),
  ..."STRSTARTS STRENDS STRBEFORE STRAFTER SUBSTR REPLACE REGEX YEAR MONTH DAY NOW COALESCE IF SAMETERM ISIRI ISLITERAL".split(
    " ",
  ),
];
const KEYWORD_SET = new Set(KEYWORDS);

/** The commonest slips, first match wins. */
const SLIPS: readonly Slip[] = [
  {
    when: ({ at, before }) => [at, before].some((token) => misspelt(token) !== undefined),
    hint: ({ at, before }) => `Did you mean ${misspelt(at) ?? misspelt(before)}?`,
  },
  {
    when: ({ before }) => before?.text.toUpperCase() === "FILTER",
    hint: () => "FILTER needs brackets: FILTER(?year > 2014).",
  },
  {
    when: ({ at, tokens }) => at === undefined && balance(tokens, "{", "}") > 0,
    hint: () => "A { is not closed: add } at the end.",
  },
  {
    when: ({ tokens }) => balance(tokens, "(", ")") > 0,
    hint: () => "A ( is not closed.",
  },
  {
    when: ({ tokens }) => balance(tokens, "{", "}") < 0,
    hint: () => "There is a } too many.",
  },
  {
    when: ({ at }) => at !== undefined && ["variable", "iri", "name"].includes(at.kind),
    hint: () => "Is a dot missing at the end of the triple before?",
  },
];

function hintAt(text: string, at: Token | undefined): string | undefined {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== "comment");
  const index =
    at === undefined ? tokens.length : tokens.findIndex(({ start }) => start === at.start);
  const context: SlipContext = { tokens, at, before: tokens[index - 1] };
  return SLIPS.find(({ when }) => when(context))?.hint(context);
}

function misspelt(token: Token | undefined): string | undefined {
  if (token?.kind !== "word") return undefined;
  const word = token.text.toUpperCase();
  return KEYWORD_SET.has(word) || word === "A" ? undefined : nearest(word, KEYWORDS);
}

function balance(tokens: readonly Token[], open: string, close: string): number {
  return (
    tokens.filter(({ text }) => text === open).length -
    tokens.filter(({ text }) => text === close).length
  );
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
