// Quads in the syntax that a client wants: by the Accept header, or fixed by a suffix.

import type { Quad } from "@rdfjs/types";
import type { Context } from "hono";
import { ChanceryError } from "../model/error.ts";
import { type Profile, RDF_FORMATS, type RdfFormat } from "../model/format.ts";
import type { Release } from "../model/release.ts";
import { serializeToString } from "../rdf/serialize.ts";
import { negotiate } from "./negotiate.ts";
import { datedBy, HTML, send } from "./respond.ts";

export const WRITABLE: readonly RdfFormat[] = RDF_FORMATS.filter(({ writable }) => writable);

/** Media types by suffix; `html` is the page. */
export const TYPES: ReadonlyMap<string, string> = new Map([
  ["html", HTML],
  ...WRITABLE.map(({ extensions, mediaTypes }) => [extensions[0], mediaTypes[0]] as const),
]);

/** Media types of every RDF syntax. */
export const RDF_TYPES: readonly string[] = WRITABLE.flatMap(({ mediaTypes }) => mediaTypes);

/** Of a page and every RDF syntax. */
export const PAGE_TYPES: readonly string[] = [HTML, ...RDF_TYPES];

/** The media type that the client wants of a page and every RDF syntax. @throws ChanceryError WEB-603 */
export function wantedRdfType(c: Context, offersPage = true): string {
  return chooseType(c, offersPage ? PAGE_TYPES : RDF_TYPES);
}

/** The media type that the client wants of these, which should be the same list each time. @throws ChanceryError WEB-603 */
export function chooseType(c: Context, offers: readonly string[]): string {
  const found = negotiate(c.req.header("accept"), offers);
  if (found === undefined) throw notAcceptable(offers);
  return found;
}

export function notAcceptable(choices: readonly string[]): ChanceryError {
  return new ChanceryError({
    code: "WEB-603",
    message: "nothing in Accept is available here",
    hint: `There is: ${choices.join(", ")}.`,
    choices,
  });
}

/** Quads in the syntax of a media type. */
export function writeRdf(
  { prefixes, context, base }: Pick<Release, "prefixes" | "context" | "base">,
  quads: readonly Quad[],
  type: string,
  profile: Profile = "plain",
): Promise<string> {
  const format = WRITABLE.find(({ mediaTypes }) => mediaTypes.includes(type)) ?? WRITABLE[0];
  return serializeToString(quads, {
    format: format?.id ?? "turtle",
    profile,
    base,
    prefixes,
    context,
  });
}

/** Sends quads in the syntax of a media type. */
export async function sendRdf(
  c: Context,
  release: Release,
  quads: readonly Quad[],
  type: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = await writeRdf(release, quads, type);
  return send(c, body, type, { ...datedBy(release), ...headers });
}
