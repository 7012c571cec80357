// Quads in the syntax that a client wants: by the Accept header, or fixed by a suffix.

import type { Quad } from "@rdfjs/types";
import type { Context } from "hono";
import { ChanceryError } from "../model/error.ts";
import { RDF_FORMATS, type RdfFormat } from "../model/format.ts";
import type { Release } from "../model/release.ts";
import { PROFILES, type Profile } from "../rdf/reify.ts";
import { serializeToString } from "../rdf/serialize.ts";
import { negotiate } from "./negotiate.ts";
import { HTML, send } from "./respond.ts";

export const WRITABLE: readonly RdfFormat[] = RDF_FORMATS.filter(({ writable }) => writable);

/** Media types by suffix; `html` is the page. */
export const TYPES: ReadonlyMap<string, string> = new Map([
  ["html", HTML],
  ...WRITABLE.map(({ extensions, mediaTypes }) => [extensions[0], mediaTypes[0]] as const),
]);

/** The media type that the client wants of a page and every RDF syntax. @throws ChanceryError WEB-603 */
export function wantedRdfType(c: Context, offersPage = true): string {
  const rdf = WRITABLE.flatMap(({ mediaTypes }) => mediaTypes);
  const found = negotiate(c.req.header("accept"), offersPage ? [HTML, ...rdf] : rdf);
  if (found !== undefined) return found;
  throw new ChanceryError({
    code: "WEB-603",
    message: "nothing in Accept is available here",
    hint: `There is: ${[...TYPES.values()].join(", ")}.`,
  });
}

/** The profile that `?profile=` names. @throws ChanceryError WEB-603 */
export function wantedProfile(c: Context): Profile {
  const given = c.req.query("profile") ?? "plain";
  const found = PROFILES.find((profile) => profile === given);
  if (found !== undefined) return found;
  throw new ChanceryError({
    code: "WEB-603",
    message: `there is no profile ${given}`,
    hint: `There is: ${PROFILES.join(", ")}.`,
  });
}

/** Quads in the syntax of a media type. */
export function writeRdf(
  { prefixes, context, base }: Release,
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
): Promise<Response> {
  return send(c, await writeRdf(release, quads, type), type);
}
