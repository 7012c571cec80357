// A Page: what every view is made with, the release in the language of the reader and the words of the interface.

import {
  DEFAULT_LANGUAGE,
  type InterfaceLanguage,
  isInterfaceLanguage,
} from "../model/languages.ts";
import type { Release } from "../model/release.ts";
import { inLanguage } from "../publish/localize.ts";
import type { Markup } from "./markup.ts";
import { type Message, say, sayMarkup, type Values } from "./words/message.ts";

/** The parameter of an address that chooses the language of the interface. */
export const LANGUAGE_PARAMETER = "ui";

export interface Page {
  /** The release, naming things in the language of the reader first. */
  readonly release: Release;
  /** The language of the interface: of words, numbers and dates. */
  readonly language: InterfaceLanguage;
  /** The language that things are named in where they can; differs from `language` when the interface does not speak it. */
  readonly names: string;
  /** The language that the address chose, if it did. */
  readonly chosen?: InterfaceLanguage;
  /** Path and query of this page, without the choice of a language. */
  readonly path: string;
  /** A message in the language of the interface. */
  say(message: Message, values?: Values): string;
  /** The same with markup among the values. */
  tell(message: Message, values: Readonly<Record<string, string | number | Markup>>): Markup;
  /** The address of a path of this site: it keeps the language when the address chose it. */
  href(path: string): string;
  /** The same page with another release, such as an excerpt that has what the page names. */
  with(release: Release): Page;
}

export interface Reader {
  /** The language that the address asks for, if it does. */
  readonly chosen?: InterfaceLanguage;
  /** The language of names that the client likes best of those there are. */
  readonly names: string;
  readonly path: string;
}

/** A page for this reader. */
export function pageFor(release: Release, reader: Reader): Page {
  const { chosen, path } = reader;
  const names = chosen ?? reader.names;
  const language = languageOf(names);
  return {
    release: inLanguage(release, names),
    language,
    names,
    ...(chosen !== undefined && { chosen }),
    path,
    say: (message, values) => say(language, message, values),
    tell: (message, values) => sayMarkup(language, message, values),
    href: (target) => (chosen === undefined ? target : withLanguage(target, chosen)),
    with: (other) => pageFor(other, reader),
  };
}

/** The address of a path in a language; other sites and places within a page stay as they are. */
export function withLanguage(path: string, language: InterfaceLanguage): string {
  if (!path.startsWith("/") || path.startsWith("//")) return path;
  const [, start = "", fragment = ""] = /^([^#]*)(#.*)?$/s.exec(path) ?? [];
  return `${start}${start.includes("?") ? "&" : "?"}${LANGUAGE_PARAMETER}=${language}${fragment}`;
}

/** The interface speaks the language of `es-MX` when it speaks `es`. */
function languageOf(names: string): InterfaceLanguage {
  const tag = names.replace(/-.*/, "");
  return isInterfaceLanguage(tag) ? tag : DEFAULT_LANGUAGE;
}
