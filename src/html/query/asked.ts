// Where an answer comes from.

import { endingOf, type RdfFormat, type ResultFormat } from "../../model/format.ts";

/** The address that answers, and the fields that it is given. */
export interface Asked {
  readonly path: string;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  /** Whether the address takes endings such as `.csv`. */
  readonly hasEndings?: boolean;
  /** Whether the fields are too long for an address: then the form of the page sends them. */
  readonly isPosted?: boolean;
}

export interface Wish {
  readonly view?: string;
  readonly format?: RdfFormat | ResultFormat | Drawn;
}

/** The drawing of a view, as a file. */
export const SVG = { id: "svg", name: "SVG", mediaType: "image/svg+xml" } as const;

type Drawn = typeof SVG;

/** The address that gives the answer again, in a view or a format; or to which the form is sent for it. */
export function addressOf(
  { path, fields, hasEndings, isPosted }: Asked,
  { view, format }: Wish = {},
): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(isPosted === true ? {} : fields))
    for (const one of [value].flat()) given.append(name, one);
  const ending = format !== undefined && hasEndings === true ? endingFor(format) : undefined;
  if (view !== undefined) given.set("view", view);
  if (format !== undefined && ending === undefined) given.set("format", format.id);
  const at = ending === undefined ? path : `${path}.${ending}`;
  return given.size === 0 ? at : `${at}?${given}`;
}

function endingFor(format: RdfFormat | ResultFormat | Drawn): string | undefined {
  return "mediaType" in format ? format.id : endingOf(format);
}
