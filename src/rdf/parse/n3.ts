// Turtle, TriG, N-Triples and N-Quads, read by n3; after an error reading goes on at the next statement.

import { EventEmitter } from "node:events";
import type { Quad } from "@rdfjs/types";
import { Parser } from "n3";
import type { Problem } from "../../model/error.ts";
import { nearest } from "../../model/text.ts";
import { type ParseOutcome, problemAt, type RdfSource } from "./source.ts";

interface N3Token {
  readonly type: string;
  readonly prefix?: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** What n3 throws: a token for errors of grammar, none for characters that make no token. */
interface N3Error extends Error {
  readonly context?: {
    readonly token?: N3Token;
    readonly line: number;
    readonly previousToken?: N3Token;
  };
}

/** What has been read so far, which goes on over restarts. */
interface Reading {
  readonly source: RdfSource;
  readonly prefixes: Map<string, string>;
  readonly problems: Problem[];
}

export async function parseN3(
  source: RdfSource,
  onQuad: (quad: Quad) => void,
): Promise<ParseOutcome> {
  const reading: Reading = { source, prefixes: new Map(), problems: [] };
  const limit = source.maxProblems ?? 20;
  let from: number | undefined = 0;
  while (from !== undefined && reading.problems.length < limit) {
    from = readFrom(reading, from, onQuad);
  }
  return { prefixes: Object.fromEntries(reading.prefixes), problems: reading.problems };
}

/** Reads from an offset. Gives the offset at which to go on after an error, if there is more. */
function readFrom(
  reading: Reading,
  from: number,
  onQuad: (quad: Quad) => void,
): number | undefined {
  const { source } = reading;
  const text = from === 0 ? source.text : resumeText(reading, from);
  try {
    readText(reading, text, from === 0 ? onQuad : () => undefined);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { offset, length } = whereOf(source.text, error, from);
    reading.problems.push(problemAt(source, offset, length, describe(reading, error)));
    return nextStatement(source.text, Math.max(offset, from));
  }
}

/** Feeds n3 as a stream does, but at once: what it throws is thrown here and not on some later tick. */
function readText(
  { source, prefixes, problems }: Reading,
  text: string,
  onQuad: (quad: Quad) => void,
): void {
  const parser = new Parser({ baseIRI: source.base, format: source.format.mediaTypes[0] });
  const input = new EventEmitter();
  parser.parse(
    input,
    (error, quad) => {
      if (error) throw error;
      if (quad) onQuad(quad as unknown as Quad); // n3's typings lag behind @rdfjs/types 2
    },
    (prefix, node) => {
      const namespace = typeof node === "string" ? node : node.value;
      const before = prefixes.get(prefix);
      if (before === undefined) prefixes.set(prefix, namespace);
      else if (before !== namespace && prefix !== "_") {
        problems.push(redefined(source, prefix, before, namespace));
        prefixes.set(prefix, namespace);
      }
    },
  );
  input.emit("data", text);
  input.emit("end");
}

/** The text from an offset on, on the same lines, with what it needs from before. */
function resumeText({ source, prefixes }: Reading, from: number): string {
  const before = source.text.slice(0, from);
  const declared = [...prefixes].map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`);
  const carriesPrefixes = source.format.id === "turtle" || source.format.id === "trig";
  const inGraph = source.format.id === "trig" && depthAt(before) > 0;
  const prelude = (carriesPrefixes ? declared.join(" ") : "") + (inGraph ? " <urn:resumed> {" : "");
  return prelude + before.replace(/[^\n]+/g, "") + source.text.slice(from);
}

/** Braces still open, as far as can be told without parsing. */
function depthAt(text: string): number {
  const bare = text.replace(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|<[^<>\s]*>|#[^\n]*/g, "");
  return (bare.match(/\{/g)?.length ?? 0) - (bare.match(/\}/g)?.length ?? 0);
}

/** The line after the first one from `offset` on that ends a statement. */
function nextStatement(text: string, offset: number): number | undefined {
  const end = /(?:\.|\})[ \t]*(?:#[^\n]*)?\r?\n/g;
  end.lastIndex = offset;
  const match = end.exec(text);
  if (match === null) return undefined;
  const next = match.index + match[0].length;
  return /\S/.test(text.slice(next)) ? next : undefined;
}

function whereOf(text: string, error: N3Error, from: number): { offset: number; length: number } {
  const { token, line = 1, previousToken } = error.context ?? {};
  const lineStart = startOfLine(text, token?.line ?? line);
  if (token !== undefined && (token.line > 1 || from === 0)) {
    return {
      offset: Math.min(lineStart + token.start, text.length),
      length: token.end - token.start,
    };
  }
  const stumbled = /^Unexpected "([\s\S]*)" on line/.exec(error.message)?.[1] ?? "";
  const after =
    previousToken?.line === line && from === 0 ? lineStart + previousToken.end : lineStart;
  const found = stumbled === "" ? -1 : text.indexOf(stumbled, after);
  return { offset: found === -1 ? after : found, length: Math.max(1, stumbled.length) };
}

function startOfLine(text: string, line: number): number {
  let start = 0;
  for (let count = 1; count < line; count += 1) {
    const newline = text.indexOf("\n", start);
    if (newline === -1) return text.length;
    start = newline + 1;
  }
  return start;
}

function describe({ prefixes }: Reading, error: N3Error): Problem {
  const prefix = /^Undefined prefix "(.*):"/.exec(error.message)?.[1];
  if (prefix === undefined) return describeSyntax(error.message.replace(/ on line \d+\.$/, ""));
  const meant = nearest(prefix, prefixes.keys());
  // Declared from here on, so that each unknown prefix is reported once.
  prefixes.set(prefix, "urn:unknown:");
  return {
    code: "RDF-104",
    message: `the prefix ${prefix}: is not declared`,
    hint: `${meant === undefined ? "" : `Did you mean ${meant}:? Or add`}${meant === undefined ? "Add" : ""} a line above: @prefix ${prefix}: <…> .`,
  };
}

interface Slip {
  readonly when: RegExp;
  readonly code: Problem["code"];
  readonly message: string;
  readonly hint: string;
}

const SLIPS: readonly Slip[] = [
  {
    when: /^Unexpected "<|^Invalid IRI/,
    code: "RDF-103",
    message: "this IRI is not valid",
    hint: 'An IRI holds no spaces and none of < > " { } | ^ ` \\. Write %20 for a space.',
  },
  {
    when: /^Unexpected "["']/,
    code: "RDF-101",
    message: "this string is not closed on its line",
    hint: 'Close it with the same quote, or use """…""" for several lines.',
  },
  {
    when: /^Unexpected "--?/,
    code: "RDF-101",
    message: "this language tag is not valid",
    hint: "A tag looks like en or es-MX.",
  },
  {
    when: /^Expected punctuation to follow/,
    code: "RDF-101",
    message: "the statement before this is not ended",
    hint: "End it with . or go on with ; or , .",
  },
  {
    when: /but got eof|^Expected .* eof/,
    code: "RDF-101",
    message: "the file ends in the middle of a statement",
    hint: "End the last statement with . and close every { [ (.",
  },
  {
    when: /Unexpected graph closing/,
    code: "RDF-101",
    message: "there is a } too many",
    hint: "Remove it, or open the graph it should close.",
  },
];

function describeSyntax(message: string): Problem {
  const slip = SLIPS.find(({ when }) => when.test(message));
  if (slip !== undefined) return { code: slip.code, message: slip.message, hint: slip.hint };
  return {
    code: "RDF-101",
    message: message.charAt(0).toLowerCase() + message.slice(1),
    hint: "A statement is a subject, a property and a value, ended with a full stop.",
  };
}

function redefined(source: RdfSource, prefix: string, before: string, now: string): Problem {
  const declaration = new RegExp(`prefix\\s+${prefix}:\\s*<`, "gi");
  const places = [...source.text.matchAll(declaration)];
  return problemAt(source, places[1]?.index ?? -1, places[1]?.[0].length ?? 1, {
    code: "RDF-105",
    message: `the prefix ${prefix}: stood for ${before} and now for ${now}`,
    hint: "Use two prefixes, one for each namespace.",
  });
}
