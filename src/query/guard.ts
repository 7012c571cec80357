// Refuses what a publication never runs, from tokens alone: before any parser sees the text.

import { ChanceryError, type ErrorCode } from "../model/error.ts";
import { placeAt } from "../model/text.ts";
import { type Token, tokensOf } from "./tokens.ts";

export interface QueryLimits {
  /** Longest text in bytes; 0 for no limit. */
  readonly maxBytes: number;
  /** Deepest nesting of brackets; 0 for no limit. */
  readonly maxDepth: number;
}

interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

const READ_ONLY: Refusal = {
  code: "QRY-502",
  message: "this is an update, and a publication is read-only",
  hint: "Change the files in data/ and let the publication reload.",
};

/** Words that begin an operation of SPARQL 1.1 Update; they begin no query. */
const UPDATES = new Set([
  "INSERT",
  "DELETE",
  "LOAD",
  "CLEAR",
  "DROP",
  "CREATE",
  "ADD",
  "MOVE",
  "COPY",
  "WITH",
]);

const QUERY_FORMS = new Set(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]);

const FEDERATION: Refusal = {
  code: "QRY-503",
  message: "SERVICE asks another endpoint, and no request leaves a publication",
  hint: "Ask that endpoint yourself and join the answers, or use a client that federates, such as Comunica.",
};

const LABEL_SERVICE: Refusal = {
  ...FEDERATION,
  hint: "Queries for the Wikidata Query Service are answered at /wikidata/sparql, with SERVICE wikibase:label.",
};

/**
 * Checks length, nesting, updates and SERVICE, and gives the tokens for further use.
 * @throws ChanceryError QRY-502, QRY-503, QRY-505, QRY-508, QRY-510
 */
export function guardQuery(text: string, limits: QueryLimits): Token[] {
  const tokens = guardText(text, limits);
  const service = tokens.findIndex((token) => isWord(token, "SERVICE"));
  const [found, name] = tokens.slice(service, service + 2);
  if (service !== -1 && found !== undefined)
    refuse(text, found, name?.text.startsWith("wikibase:") ? LABEL_SERVICE : FEDERATION);
  return tokens;
}

/**
 * The same for a dialect that has services of its own; they are its business.
 * @throws ChanceryError QRY-502, QRY-505, QRY-508, QRY-510
 */
export function guardText(text: string, limits: QueryLimits): Token[] {
  checkLength(text, limits.maxBytes);
  const tokens = tokensOf(text).filter(({ kind }) => kind !== "comment");
  if (tokens.length === 0) {
    throw new ChanceryError({
      code: "QRY-510",
      message: "there is no query",
      hint: "Give a SPARQL query, such as SELECT * WHERE { ?s ?p ?o } LIMIT 10.",
    });
  }
  checkDepth(text, tokens, limits.maxDepth);
  refuseUpdates(text, tokens);
  return tokens;
}

/** A second look at SERVICE, in the parsed query: nothing may hide it from the first. */
export function refuseService(parsed: unknown, text: string): void {
  if (typeof parsed !== "object" || parsed === null) return;
  if ("type" in parsed && parsed.type === "service") {
    throw new ChanceryError({ ...FEDERATION, ...placeAt(text, text.search(/SERVICE/i)) });
  }
  for (const part of Object.values(parsed)) refuseService(part, text);
}

/** The first token that is one of the four query forms. */
export function queryForm(tokens: readonly Token[]): Token | undefined {
  return tokens.find(({ kind, text }) => kind === "word" && QUERY_FORMS.has(text.toUpperCase()));
}

function checkLength(text: string, maxBytes: number): void {
  if (maxBytes === 0) return;
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxBytes) return;
  throw new ChanceryError({
    code: "QRY-505",
    message: `the query has ${bytes} bytes; ${maxBytes} are allowed`,
    hint: "Ask in several queries, or raise the setting queryMaxBytes.",
  });
}

function checkDepth(text: string, tokens: readonly Token[], maxDepth: number): void {
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === "open") depth += 1;
    if (token.kind === "close") depth -= 1;
    if (maxDepth === 0 || depth <= maxDepth) continue;
    throw new ChanceryError({
      code: "QRY-508",
      message: `brackets are nested more than ${maxDepth} deep`,
      hint: "Split the query, or raise the setting queryMaxDepth.",
      ...placeAt(text, token.start),
    });
  }
}

/** An update begins, after its prologue, with one of its words; no query does. */
function refuseUpdates(text: string, tokens: readonly Token[]): void {
  const form = queryForm(tokens);
  const first = tokens.find(
    ({ kind, text: word }) => kind === "word" && UPDATES.has(word.toUpperCase()),
  );
  if (first === undefined || (form !== undefined && form.start < first.start)) return;
  refuse(text, first, READ_ONLY);
}

function isWord(token: Token, word: string): boolean {
  return token.kind === "word" && token.text.toUpperCase() === word;
}

function refuse(text: string, token: Token, refusal: Refusal): never {
  throw new ChanceryError({ ...refusal, ...placeAt(text, token.start, token.text.length) });
}
