// Stored queries: a `.rq` file with a `#+` header (as grlc has it), and its parameters as RDF terms.

import sparqljs from "sparqljs";
import { parse as parseYaml, YAMLParseError } from "yaml";
import { z } from "zod";
import { ChanceryError, type Problem } from "../model/error.ts";
import type { QueryFile, Text } from "../model/release.ts";
import type { ParameterType, QueryParameter, StoredQuery } from "../model/stored-query.ts";
import { placeOn } from "../model/text.ts";
import { diagnose } from "./diagnose.ts";
import { PARAMETER_TYPES, parameterTerm } from "./parameter.ts";
import { writeValue } from "./tag.ts";
import { tokensOf, unescapeCodepoints } from "./tokens.ts";

const HEADER_LINE = /^#\+ ?/;

const types = Object.keys(PARAMETER_TYPES) as [ParameterType, ...ParameterType[]]; // keys of that very record

const Header = z.strictObject({
  summary: z.string(),
  summary_es: z.string().optional(),
  summary_kk: z.string().optional(),
  summary_ru: z.string().optional(),
  description: z.string().default(""),
  tags: z.array(z.string()).default([]),
  view: z.string().default("table"),
  params: z
    .record(
      z.string().regex(/^\w+$/),
      z.strictObject({
        type: z.enum(types),
        label: z.string().optional(),
        default: z.coerce.string().optional(),
      }),
    )
    .default({}),
});

/**
 * Reads a stored query. A file without a header is titled by its name.
 * @throws ChanceryError QRY-512 with the place in the file
 */
export function readStoredQuery({ file, text }: QueryFile, base: string): StoredQuery {
  const slug = (file.split("/").at(-1) ?? file).replace(/\.rq$/, "");
  const header = readHeader(file, text, slug);
  const parameters = Object.entries(header.params).map(([name, given]) => parameterOf(name, given));
  const body = text
    .split("\n")
    .filter((line) => !HEADER_LINE.test(line))
    .join("\n")
    .trim();
  const query: Omit<StoredQuery, "kind"> = {
    slug,
    summary: summariesOf(header),
    description: header.description,
    tags: header.tags,
    view: header.view,
    parameters,
    text: body,
  };
  return { ...query, kind: kindOf(file, text, base) };
}

/**
 * Reads all stored queries of a folder.
 * @throws ChanceryError with the problems of every file, not only of the first
 */
export function readStoredQueries(files: readonly QueryFile[], base: string): StoredQuery[] {
  const problems: Problem[] = [];
  const queries = files.flatMap((file) => {
    try {
      return [readStoredQuery(file, base)];
    } catch (error) {
      if (!(error instanceof ChanceryError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  const [first, ...more] = problems;
  if (first !== undefined) throw new ChanceryError(first, ...more);
  return queries;
}

/**
 * The query with each `?_name` replaced by its value as an RDF term.
 * @throws ChanceryError QRY-509 for an unknown, missing or malformed value
 */
export function bindParameters(
  query: StoredQuery,
  values: Readonly<Record<string, string>>,
  base: string,
): string {
  const unknown = Object.keys(values).find(
    (name) => !query.parameters.some((known) => known.name === name),
  );
  if (unknown !== undefined) throw unknownParameter(unknown, query);
  const bound = new Map<string, string>();
  for (const parameter of query.parameters) {
    const given = values[parameter.name] ?? parameter.default;
    if (given === undefined) throw missingParameter(parameter);
    bound.set(parameter.name, writeValue(parameterTerm(parameter, given, base)));
  }
  return replaceVariables(query.text, bound);
}

function replaceVariables(text: string, bound: ReadonlyMap<string, string>): string {
  let result = "";
  let end = 0;
  for (const { kind, text: word, start } of tokensOf(text)) {
    const value = kind === "variable" && word[1] === "_" ? bound.get(word.slice(2)) : undefined;
    if (value === undefined) continue;
    result += text.slice(end, start) + value;
    end = start + word.length;
  }
  return result + text.slice(end);
}

function readHeader(file: string, text: string, slug: string): z.infer<typeof Header> {
  const lines = text
    .split("\n")
    .map((line) => (HEADER_LINE.test(line) ? line.replace(HEADER_LINE, "") : ""));
  const last = lines.findLastIndex((line) => line !== "");
  if (last === -1) return Header.parse({ summary: slug.replaceAll("-", " ") });
  try {
    return Header.parse(parseYaml(lines.slice(0, last + 1).join("\n")));
  } catch (error) {
    throw new ChanceryError(headerProblem(file, text, error));
  }
}

function headerProblem(file: string, text: string, error: unknown): Problem {
  const hint = "docs/queries.md shows the header of a stored query.";
  if (error instanceof YAMLParseError) {
    const [start] = error.linePos ?? [{ line: 1, col: 1 }];
    return {
      code: "QRY-512",
      message: error.message.split("\n", 1)[0] ?? "",
      file,
      ...placeOn(text, start.line, start.col + 3),
      hint,
    };
  }
  const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
  const message = issue === undefined ? String(error) : `${issue.path.join(".")}: ${issue.message}`;
  return { code: "QRY-512", message, file, ...placeOn(text, 1, 1, 2), hint };
}

function kindOf(file: string, text: string, base: string): StoredQuery["kind"] {
  const unescaped = unescapeCodepoints(text);
  try {
    const parsed = new sparqljs.Parser({ baseIRI: base }).parse(unescaped);
    if (parsed.type === "query") return parsed.queryType;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new ChanceryError({ ...diagnose(unescaped, error, []), code: "QRY-512", file });
  }
  throw new ChanceryError({ code: "QRY-512", message: "a stored query cannot be an update", file });
}

function summariesOf(header: z.infer<typeof Header>): [Text, ...Text[]] {
  const others = (["es", "kk", "ru"] as const).flatMap((language) => {
    const value = header[`summary_${language}`];
    return value === undefined ? [] : [{ value, language }];
  });
  return [{ value: header.summary, language: "en" }, ...others];
}

function parameterOf(
  name: string,
  given: { type: ParameterType; label?: string | undefined; default?: string | undefined },
): QueryParameter {
  return {
    name,
    type: given.type,
    label: given.label ?? name,
    ...(given.default !== undefined && { default: given.default }),
  };
}

function unknownParameter(name: string, query: StoredQuery): ChanceryError {
  const known = query.parameters.map((parameter) => parameter.name).join(", ");
  return new ChanceryError({
    code: "QRY-509",
    message: `the query has no parameter ${name}`,
    hint: known === "" ? "It has no parameters at all." : `It has: ${known}.`,
  });
}

function missingParameter({ name, type }: QueryParameter): ChanceryError {
  return new ChanceryError({
    code: "QRY-509",
    message: `the parameter ${name} (${type}) has no value`,
    hint: `Give ${name}=…`,
  });
}
