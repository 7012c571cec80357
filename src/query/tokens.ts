// Splits SPARQL into tokens well enough to know keywords and variables from strings, IRIs and comments.

const NAME = String.raw`[\p{L}_][\p{L}\p{N}_.\-]*`;
const LOCAL = String.raw`(?:[\p{L}\p{N}_.:%\-]|\\.)*`;

/** SPARQL 1.1 §19.8, in order of precedence. An unclosed string is left to the parser to complain of. */
const RULES = {
  iri: String.raw`<[^\x00-\x20<>"{}|^\x60\\]*>`,
  string: String.raw`"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""|'''(?:[^'\\]|\\[\s\S]|'(?!''))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'`,
  comment: String.raw`#[^\n\r]*`,
  variable: String.raw`[?$][\p{L}\p{N}_]+`,
  name: `(?:${NAME})?:${LOCAL}`,
  word: String.raw`[\p{L}_][\p{L}\p{N}_]*`,
  number: String.raw`\d+(?:\.\d*)?(?:[eE][+\-]?\d+)?`,
  language: "@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
  open: String.raw`[{(\[]`,
  close: String.raw`[})\]]`,
  other: String.raw`\S`,
};

export type TokenKind = keyof typeof RULES;

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Offset in UTF-16 units. */
  readonly start: number;
}

const KINDS = Object.keys(RULES) as TokenKind[]; // keys of that very table

const TOKENS = new RegExp(KINDS.map((kind) => `(?<${kind}>${RULES[kind]})`).join("|"), "gu");

/** All tokens in order; white space is left out. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKENS)].map((match) => ({
    kind: KINDS.find((kind) => match.groups?.[kind] !== undefined) ?? "other",
    text: match[0],
    start: match.index,
  }));
}

/** The text without comments, and with as little white space as leaves its tokens apart. */
export function squeeze(text: string): string {
  let squeezed = "";
  let end = 0;
  let closed = true;
  for (const { kind, text: token, start } of tokensOf(text)) {
    if (kind === "comment") continue; // what it stood for is a gap
    const bracket = kind === "open" || kind === "close";
    squeezed += start > end && !closed && !bracket ? ` ${token}` : token;
    end = start + token.length;
    closed = bracket;
  }
  return squeezed;
}

/** Replaces codepoint escapes, which SPARQL does before all else (SPARQL 1.1 §19.2). */
export function unescapeCodepoints(text: string): string {
  if (!text.includes("\\u") && !text.includes("\\U")) return text;
  return text.replace(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})/g, (whole, short, long) => {
    const code = Number.parseInt(short ?? long, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
