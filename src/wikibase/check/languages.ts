// Language codes: those that Wikimedia knows.

import { wikimediaLanguageCodes } from "wikibase-sdk";
import { finding, type MappingFinding } from "../finding.ts";
import { isNew, namesIn, type Subject, snaksOf } from "./subject.ts";

const KNOWN: ReadonlySet<string> = new Set(wikimediaLanguageCodes);

/** Codes for texts alone: no language, several, one that is not known, one without a code, none that applies. */
const FOR_TEXTS: ReadonlySet<string> = new Set(["mis", "mul", "und", "zxx"]);

export function checkLanguages({ entities }: Subject): MappingFinding[] {
  return entities.flatMap((entity) => [
    ...(isNew(entity) ? namesIn(entity) : [])
      .filter(({ language }) => !KNOWN.has(language))
      .map(({ kind, language }) =>
        finding(
          "unknown-language",
          { iri: entity.iri },
          `the ${kind} has the language ${language}`,
        ),
      ),
    ...snaksOf(entity).flatMap(({ snak: { property, value }, place }) =>
      value.type === "monolingual" && !KNOWN.has(value.language) && !FOR_TEXTS.has(value.language)
        ? [finding("unknown-language", place, `${property} has a text in ${value.language}`)]
        : [],
    ),
  ]);
}
