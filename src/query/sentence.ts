// The sentence of a stored query: a message of ICU whose values are the cells of a row.

import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { nearest } from "../model/text.ts";

/** What is wrong with a message whose values are these columns; nothing when it can be said. */
export function sentenceProblem(message: string, columns: readonly string[]): string | undefined {
  let elements: readonly MessageFormatElement[];
  try {
    elements = parse(message);
  } catch (error) {
    return `it is no message of ICU (${error instanceof Error ? error.message : String(error)})`;
  }
  const unknown = valuesIn(elements).find((name) => !columns.includes(name));
  if (unknown === undefined) return undefined;
  const meant = nearest(unknown, columns);
  return `no column is called ${unknown}${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}

function valuesIn(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.select:
      case TYPE.plural: {
        const branches = Object.values(element.options).map(({ value }) => value);
        return [element.value, ...branches.flatMap(valuesIn)];
      }
      case TYPE.tag:
        return [`<${element.value}>`];
      default:
        return [element.value];
    }
  });
}
