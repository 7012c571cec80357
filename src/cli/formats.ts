// Formats by the names that people type: ids and file extensions.

import { ChanceryError } from "../model/error.ts";
import { RDF_FORMATS, type RdfFormat, RESULT_FORMATS, type ResultFormat } from "../model/format.ts";
import { nearest } from "../model/text.ts";

/** @throws ChanceryError CLI-702 */
export function rdfFormatNamed(name: string): RdfFormat {
  const writable = RDF_FORMATS.filter((format) => format.writable);
  const found = writable.find(({ id, extensions }) => id === name || extensions.includes(name));
  return (
    found ??
    unknown(
      name,
      writable.flatMap(({ id, extensions }) => [extensions[0], id]),
    )
  );
}

/** @throws ChanceryError CLI-702 */
export function resultFormatNamed(name: string): ResultFormat {
  return (
    RESULT_FORMATS.find(({ id }) => id === name) ??
    unknown(
      name,
      RESULT_FORMATS.map(({ id }) => id),
    )
  );
}

function unknown(name: string, choices: readonly string[]): never {
  const meant = nearest(name, choices);
  throw new ChanceryError({
    code: "CLI-702",
    message: `there is no format ${name}`,
    hint: `${meant === undefined ? "" : `Did you mean ${meant}? `}There is: ${[...new Set(choices)].join(", ")}.`,
  });
}

/** How output is packed, by the names that people type. */
export const PACKINGS = ["gz", "br"] as const;
