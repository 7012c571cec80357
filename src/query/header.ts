// The header of a stored query: YAML behind `#+`, as grlc has it.

import { parse as parseYaml, YAMLParseError } from "yaml";
import { z } from "zod";
import { ChanceryError, type Place, type Problem } from "../model/error.ts";
import {
  DEFAULT_LANGUAGE,
  INTERFACE_LANGUAGES,
  type InterfaceLanguage,
} from "../model/languages.ts";
import type { Text } from "../model/release.ts";
import type { ParameterType } from "../model/stored-query.ts";
import { VIEWS } from "../model/stored-query.ts";
import { placeAt, placeOn } from "../model/text.ts";
import { PARAMETER_TYPES } from "./parameter.ts";

export const HEADER_LINE = /^#\+ ?/;

const types = Object.keys(PARAMETER_TYPES) as [ParameterType, ...ParameterType[]]; // keys of that very record

/** What an IRI of a header is resolved against is not known here, only that it can be. */
const ANY_BASE = "http://base.invalid/";

const Iri = z.string().refine((given) => URL.canParse(given, ANY_BASE), "is no IRI");

const Header = z.strictObject({
  summary: z.string(),
  ...others("summary"),
  description: z.string().optional(),
  ...others("description"),
  sentence: z.string().optional(),
  ...others("sentence"),
  tags: z.array(z.string()).default([]),
  view: z.enum(VIEWS).default("table"),
  params: z
    .record(
      z.string().regex(/^\w+$/),
      z.strictObject({
        type: z.enum(types),
        label: z.string().optional(),
        ...others("label"),
        class: Iri.optional(),
        choices: z.array(z.coerce.string()).optional(),
        default: z.coerce.string().optional(),
      }),
    )
    .default({}),
  panels: z.record(Iri, z.string().nullable()).default({}),
  order: z.number().default(100),
  columns: z.record(z.string().regex(/^\w+$/), Iri).default({}),
});

export type Header = z.infer<typeof Header>;

/** What the header says of a parameter. */
export type ParameterHeader = Header["params"][string];

/** The keys that hold a text in several languages. */
type TextKey = "summary" | "description" | "sentence" | "label";

/** Something that has texts at one of these keys. */
type Texts<Key extends TextKey> = Partial<Readonly<Record<Key | NameIn<Key>, string | undefined>>>;

type OtherLanguage = Exclude<InterfaceLanguage, typeof DEFAULT_LANGUAGE>;

type NameIn<Key extends TextKey> = `${Key}_${OtherLanguage}`;

/** `{key}_es` and its like, for every language but the first. */
function others<Key extends TextKey>(key: Key) {
  const names = INTERFACE_LANGUAGES.filter(isOther).map((language) => [
    nameIn(key, language),
    z.string().optional(),
  ]);
  return Object.fromEntries(names) as Record<NameIn<Key>, z.ZodOptional<z.ZodString>>; // made of those very names
}

/** A text of the header in each language that it has, the default one first. */
export function textsOf<Key extends TextKey>(header: Texts<Key>, key: Key): Text[] {
  return INTERFACE_LANGUAGES.flatMap((language) => {
    const value = header[isOther(language) ? nameIn(key, language) : key];
    return value === undefined ? [] : [{ value, language }];
  });
}

function isOther(language: InterfaceLanguage): language is OtherLanguage {
  return language !== DEFAULT_LANGUAGE;
}

function nameIn<Key extends TextKey>(key: Key, language: OtherLanguage): NameIn<Key> {
  return `${key}_${language}`;
}

/**
 * The header of a query; one without any is titled by its name.
 * @throws ChanceryError QRY-512 with the place in the file
 */
export function readHeader(file: string, text: string, slug: string): Header {
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
  const message =
    issue === undefined ? String(error) : `${issue.path.join(".")}: ${reasonOf(issue)}`;
  return { code: "QRY-512", message, file, ...placeOfKey(text, issue?.path ?? []), hint };
}

/** A key that is not valid has a reason of its own. */
function reasonOf(issue: z.core.$ZodIssue): string {
  return (issue.code === "invalid_key" ? issue.issues[0]?.message : undefined) ?? issue.message;
}

/** Where the innermost of these keys stands in the header, as far as each can be found. */
export function placeOfKey(text: string, path: readonly PropertyKey[]): Place {
  let at = 0;
  for (const key of path) {
    const found = text.indexOf(String(key), at);
    if (found === -1) break;
    at = found;
  }
  return at === 0 ? placeOn(text, 1, 1, 2) : placeAt(text, at, String(path.at(-1)).length);
}
