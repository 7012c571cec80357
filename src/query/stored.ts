// Stored queries: a `.rq` file with a `#+` header (as grlc has it), and its parameters as RDF terms.

import sparqljs from "sparqljs";
import { ChanceryError, type Problem } from "../model/error.ts";
import { DEFAULT_LANGUAGE } from "../model/languages.ts";
import type { QueryFile, Text } from "../model/release.ts";
import type { Gap, PanelPlace, QueryParameter, StoredQuery } from "../model/stored-query.ts";
import { inTurns } from "../model/turns.ts";
import { columnsOf } from "./columns.ts";
import { diagnose } from "./diagnose.ts";
import {
  HEADER_LINE,
  type Header,
  type ParameterHeader,
  placeOfKey,
  readHeader,
  textsOf,
} from "./header.ts";
import { parameterTerm } from "./parameter.ts";
import { sentenceProblem } from "./sentence.ts";
import { writeValue } from "./tag.ts";
import { tokensOf, unescapeCodepoints } from "./tokens.ts";
import { TRIPLE_COLUMNS } from "./triples.ts";

/**
 * Reads a stored query. A file without a header is titled by its name.
 * @throws ChanceryError QRY-512 with the place in the file
 */
export function readStoredQuery({ file, text }: QueryFile, base: string): StoredQuery {
  const slug = (file.split("/").at(-1) ?? file).replace(/\.rq$/, "");
  const header = readHeader(file, text, slug);
  const [first = { value: header.summary, language: "" }, ...others] = textsOf(header, "summary");
  const parameters = Object.entries(header.params).map(([name, given]) =>
    parameterOf(name, given, base),
  );
  const body = text
    .split("\n")
    .filter((line) => !HEADER_LINE.test(line))
    .join("\n")
    .trim();
  const query: Omit<StoredQuery, "kind"> = {
    slug,
    summary: [first, ...others],
    description: textsOf(header, "description"),
    tags: header.tags,
    view: header.view,
    parameters,
    panels: panelsOf(file, header, base),
    order: header.order,
    columns: Object.fromEntries(
      Object.entries(header.columns).map(([name, iri]) => [name, resolveIri(iri, base)]),
    ),
    sentence: textsOf(header, "sentence"),
    text: body,
    gaps: gapsIn(body, parameters),
  };
  const { kind, columns } = formOf(file, text, base);
  checkSentences(file, text, query.sentence, columns);
  return { ...query, kind };
}

/** @throws ChanceryError QRY-512 for a sentence that could not be said */
function checkSentences(
  file: string,
  text: string,
  sentences: readonly Text[],
  columns: readonly string[],
): void {
  for (const { value, language } of sentences) {
    const problem = sentenceProblem(value, columns);
    if (problem === undefined) continue;
    const key = language === DEFAULT_LANGUAGE ? "sentence" : `sentence_${language}`;
    throw new ChanceryError({
      code: "QRY-512",
      message: `${key}: ${problem}`,
      file,
      ...placeOfKey(text, [`${key}:`]),
      hint: "docs/views.md shows a sentence; its values are the columns of the query.",
    });
  }
}

/**
 * Reads all stored queries of a folder, in turns with other work: there may be hundreds.
 * @throws ChanceryError with the problems of every file, not only of the first
 */
export function readStoredQueries(
  files: readonly QueryFile[],
  base: string,
): Promise<StoredQuery[]> {
  return inTurns(readEach(files, base));
}

function* readEach(files: readonly QueryFile[], base: string): Generator<undefined, StoredQuery[]> {
  const queries: StoredQuery[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    yield;
    try {
      queries.push(readStoredQuery(file, base));
    } catch (error) {
      if (!(error instanceof ChanceryError)) throw error;
      problems.push(...error.problems);
    }
  }
  const [first, ...more] = problems;
  if (first !== undefined) throw new ChanceryError(first, ...more);
  return queries;
}

/**
 * The query with each `?_name` replaced by its value as an RDF term.
 * @throws ChanceryError QRY-509 for every unknown, missing or malformed value
 */
export function bindParameters(
  query: StoredQuery,
  values: Readonly<Record<string, string>>,
  base: string,
): string {
  const problems = Object.keys(values)
    .filter((name) => !query.parameters.some((known) => known.name === name))
    .map((name) => unknownParameter(name, query));
  const bound = new Map<string, string>();
  for (const parameter of query.parameters) {
    const given = values[parameter.name] ?? parameter.default;
    const found = given === undefined ? undefined : parameterTerm(parameter, given, base);
    if (found === undefined) problems.push(missingParameter(parameter));
    else if ("problem" in found) problems.push(found.problem);
    else bound.set(parameter.name, writeValue(found.term));
  }
  const [first, ...more] = problems;
  if (first !== undefined) throw new ChanceryError(first, ...more);
  return filled(query, bound);
}

function filled({ text, gaps }: StoredQuery, bound: ReadonlyMap<string, string>): string {
  let result = "";
  let rest = 0;
  for (const { name, start, end } of gaps) {
    result += text.slice(rest, start) + (bound.get(name) ?? text.slice(start, end));
    rest = end;
  }
  return result + text.slice(rest);
}

/** Found once: the text is asked with other values again and again. */
function gapsIn(text: string, parameters: readonly QueryParameter[]): Gap[] {
  const names = new Set(parameters.map(({ name }) => name));
  return tokensOf(text)
    .filter(({ kind, text: word }) => kind === "variable" && word[1] === "_")
    .map(({ text: word, start }) => ({ name: word.slice(2), start, end: start + word.length }))
    .filter(({ name }) => names.has(name));
}

/** What answers have for each row where the query does not say it. */
const COLUMNS: Partial<Readonly<Record<StoredQuery["kind"], readonly string[]>>> = {
  ASK: ["answer"],
  CONSTRUCT: TRIPLE_COLUMNS,
  DESCRIBE: TRIPLE_COLUMNS,
};

interface Form {
  readonly kind: StoredQuery["kind"];
  /** What its answer has for each row. */
  readonly columns: readonly string[];
}

function formOf(file: string, text: string, base: string): Form {
  const unescaped = unescapeCodepoints(text);
  try {
    const parsed = new sparqljs.Parser({ baseIRI: base }).parse(unescaped);
    if (parsed.type === "query") {
      const { queryType: kind } = parsed;
      return { kind, columns: COLUMNS[kind] ?? columnsOf(parsed, tokensOf(unescaped)) };
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new ChanceryError({ ...diagnose(unescaped, error, []), code: "QRY-512", file });
  }
  throw new ChanceryError({ code: "QRY-512", message: "a stored query cannot be an update", file });
}

/** @throws ChanceryError QRY-512 when a panel names a parameter that there is not */
function panelsOf(file: string, { panels, params }: Header, base: string): PanelPlace[] {
  return Object.entries(panels).map(([of, parameter]) => {
    if (parameter !== null && params[parameter] === undefined)
      throw new ChanceryError({
        code: "QRY-512",
        message: `the panel of ${of} names the parameter ${parameter}, which the query does not have`,
        file,
        hint: "Name one of params.",
      });
    return {
      of: of.startsWith("/") ? of : resolveIri(of, base),
      ...(parameter !== null && { parameter }),
    };
  });
}

function resolveIri(given: string, base: string): string {
  return new URL(given, base).href;
}

function parameterOf(name: string, given: ParameterHeader, base: string): QueryParameter {
  const [label = { value: name, language: "" }, ...others] = textsOf(given, "label");
  return {
    name,
    type: given.type,
    label: [label, ...others],
    ...(given.class !== undefined && { class: resolveIri(given.class, base) }),
    ...(given.choices !== undefined && { choices: given.choices }),
    ...(given.default !== undefined && { default: given.default }),
  };
}

function unknownParameter(name: string, query: StoredQuery): Problem {
  const known = query.parameters.map((parameter) => parameter.name).join(", ");
  return {
    code: "QRY-509",
    message: `the query has no parameter ${name}`,
    hint: known === "" ? "It has no parameters at all." : `It has: ${known}.`,
  };
}

function missingParameter({ name, type }: QueryParameter): Problem {
  return {
    code: "QRY-509",
    message: `the parameter ${name} (${type}) has no value`,
    hint: `Give ${name}=…`,
    parameter: name,
  };
}
