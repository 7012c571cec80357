// Looks at entities before they are exported: what Wikibase or QuickStatements would refuse, or lose without a word.

import type { Entity, MappingFinding, Snak } from "./model.ts";

/** Limits of Wikibase for labels, descriptions and text values, in characters. */
const TERM_MAX = 250;
const TEXT_MAX = 1500;

/** QuickStatements reads no language code with a digit. */
const LANGUAGE = /^[a-z]+(-[a-z]+)*$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no column can hold
const NO_COLUMN = /[\u0000-\u001f\u007f]/;

export function checkEntities(entities: readonly Entity[]): MappingFinding[] {
  const taken = new Map<string, string>();
  return entities.flatMap((entity) => [
    ...(entity.id === undefined ? checkNew(entity, taken) : []),
    ...entity.statements.flatMap(({ main, qualifiers, references }) =>
      [main, ...qualifiers, ...references.flat()].flatMap((snak) => checkSnak(entity, snak)),
    ),
  ]);
}

/** Labels of new items; those of items that exist are not touched. */
function checkNew(entity: Entity, taken: Map<string, string>): MappingFinding[] {
  const { iri, labels, descriptions } = entity;
  const found: MappingFinding[] = [];
  const find = (message: string, hint: string) =>
    found.push({ severity: "error", iri, message, hint });
  if (labels.size === 0) find("a new item needs a label", "Add rdfs:label.");
  for (const [kind, texts] of [
    ["label", labels],
    ["description", descriptions],
  ] as const)
    for (const [language, text] of texts) {
      if (!LANGUAGE.test(language))
        find(`the ${kind} language ${language} cannot be written`, "Use a code of letters alone.");
      if ([...text].length > TERM_MAX)
        find(`the ${kind} in ${language} is longer than ${TERM_MAX} characters`, "Shorten it.");
      if (NO_COLUMN.test(text) || text.trim() !== text)
        find(
          `the ${kind} in ${language} holds a line break, a tab or outer spaces`,
          "Remove them.",
        );
    }
  for (const [language, label] of labels) {
    const description = descriptions.get(language) ?? "";
    if (label === description)
      find(
        `label and description in ${language} are the same`,
        "Say in the description what kind of thing it is.",
      );
    const key = JSON.stringify([language, label, description]);
    const other = taken.get(key);
    if (other !== undefined)
      find(
        `${other} has the same label and description in ${language}`,
        "Tell them apart in the description.",
      );
    taken.set(key, iri);
  }
  return found;
}

function checkSnak({ iri }: Entity, { property, value }: Snak): MappingFinding[] {
  if (value.type !== "monolingual" && value.type !== "text") return [];
  const problem = (message: string, hint: string): MappingFinding => ({
    severity: "error",
    iri,
    message: `${property}: ${message}`,
    hint,
  });
  const found: MappingFinding[] = [];
  if (NO_COLUMN.test(value.text))
    found.push(problem("the text holds a line break or a tab", "Replace it by a space."));
  if ([...value.text].length > TEXT_MAX)
    found.push(problem(`the text is longer than ${TEXT_MAX} characters`, "Shorten it."));
  if (value.text.trim() !== value.text)
    found.push(problem("the text has outer spaces, which would be cut off", "Remove them."));
  if (value.type === "monolingual" && !LANGUAGE.test(value.language))
    found.push(
      problem(`the language ${value.language} cannot be written`, "Use a code of letters alone."),
    );
  return found;
}
