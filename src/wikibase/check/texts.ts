// Texts: what no value of Wikibase may hold, and its limit of length.

import { type FindingPlace, finding, type MappingFinding } from "../finding.ts";
import { isNew, namesIn, type Subject, snaksOf } from "./subject.ts";

/** Limit of Wikibase for text values, in characters. */
const TEXT_MAX = 1500;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no value can hold
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

export function checkTexts({ entities }: Subject): MappingFinding[] {
  return entities.flatMap((entity) => [
    ...(isNew(entity) ? namesIn(entity) : []).flatMap(({ kind, language, text }) =>
      checkText({ iri: entity.iri }, `the ${kind} in ${language}`, text),
    ),
    ...snaksOf(entity).flatMap(({ snak: { property, value }, place }) =>
      value.type === "monolingual" || value.type === "text"
        ? [
            ...checkText(place, `the text of ${property}`, value.text),
            ...checkLength(place, property, value.text),
          ]
        : [],
    ),
  ]);
}

function checkText(place: FindingPlace, what: string, text: string): MappingFinding[] {
  return [
    ...(CONTROL.test(text)
      ? [finding("control-character", place, `${what} holds a line break, a tab or the like`)]
      : []),
    ...(text.trim() !== text
      ? [finding("outer-space", place, `${what} has outer spaces, which would be cut off`)]
      : []),
    ...(text.trim() === "" ? [finding("empty-text", place, `${what} is empty`)] : []),
  ];
}

function checkLength(place: FindingPlace, property: string, text: string): MappingFinding[] {
  if ([...text].length <= TEXT_MAX) return [];
  return [
    finding(
      "text-too-long",
      place,
      `the text of ${property} is longer than ${TEXT_MAX} characters`,
    ),
  ];
}
