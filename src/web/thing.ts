// A thing at its own address: a page for people, RDF for programs.

import type { Context } from "hono";
import { thingPage } from "../html/thing-page.ts";
import { ChanceryError } from "../model/error.ts";
import { RDF_FORMATS } from "../model/format.ts";
import type { Release } from "../model/release.ts";
import { nearest } from "../model/text.ts";
import { describe } from "../publish/describe.ts";
import { urlsOf } from "../publish/urls.ts";
import { serializeToString } from "../rdf/serialize.ts";
import { negotiate } from "./negotiate.ts";
import { HTML, send } from "./respond.ts";

const WRITABLE = RDF_FORMATS.filter(({ writable }) => writable);
const TYPES: ReadonlyMap<string, string> = new Map([
  ["html", HTML],
  ...WRITABLE.map(({ extensions, mediaTypes }) => [extensions[0], mediaTypes[0]] as const),
]);

/** Longest first: `.expanded.jsonld` ends in `.jsonld` too. */
const SUFFIXES = [...TYPES.keys()].sort((a, b) => b.length - a.length);

/** Up to how many things a wrong address is compared with. */
const SUBJECTS_SEARCHED = 20_000;

/** Answers for the thing that the path names, with or without a suffix. */
export async function answerThing(c: Context, release: Release): Promise<Response> {
  const path = new URL(c.req.url).pathname;
  const exact = urlsOf(release).iriOf(path);
  const suffix = SUFFIXES.find((known) => path.endsWith(`.${known}`));
  if (suffix !== undefined && describe(release, exact) === undefined)
    return answer(c, release, exact.slice(0, -suffix.length - 1), TYPES.get(suffix));
  return answer(c, release, exact, undefined);
}

/** Answers for any IRI, also outside the base. */
export function answerResource(c: Context, release: Release): Promise<Response> {
  return answer(c, release, c.req.query("iri") ?? "", undefined);
}

async function answer(
  c: Context,
  release: Release,
  iri: string,
  fixed: string | undefined,
): Promise<Response> {
  const found = describe(release, iri) ?? describe(release, decode(iri));
  if (found === undefined) throw notFound(release, iri);
  const type =
    fixed ??
    negotiate(c.req.header("accept"), [HTML, ...WRITABLE.flatMap(({ mediaTypes }) => mediaTypes)]);
  if (type === undefined)
    throw new ChanceryError({
      code: "WEB-603",
      message: "nothing in Accept is available here",
      hint: `There is: ${[...TYPES.values()].join(", ")}.`,
    });
  if (type === HTML)
    return send(c, String(await thingPage(release, found)), HTML, links(release, found.iri));
  const format =
    WRITABLE.find(({ mediaTypes }) => mediaTypes.some((known) => known === type)) ?? WRITABLE[0];
  const { prefixes, context } = release;
  const body = await serializeToString([...found.quads, ...found.contents], {
    format: format?.id ?? "turtle",
    prefixes,
    context,
  });
  return send(c, body, type, links(release, found.iri));
}

function links(release: Release, iri: string): Record<string, string> {
  if (!iri.startsWith(release.base)) return {};
  const path = encodeURI(urlsOf(release).pathOf(iri));
  const alternates = [...TYPES].map(
    ([suffix, type]) => `<${path}.${suffix}>; rel="alternate"; type="${type.replaceAll('"', "'")}"`,
  );
  return { Link: alternates.join(", ") };
}

function notFound(release: Release, iri: string): ChanceryError {
  const meant = nearestThing(release, iri);
  return new ChanceryError({
    code: "WEB-601",
    message: `nothing is said here of ${iri}`,
    hint:
      meant === undefined ? "Look at the home page for what there is." : `Did you mean ${meant}?`,
  });
}

/** A look at every subject is cheap only where there are few. */
function nearestThing({ base, counts, quads }: Release, iri: string): string | undefined {
  if (!iri.startsWith(base) || counts.subjects > SUBJECTS_SEARCHED) return undefined;
  const own = [...quads.subjects()].flatMap((subject) =>
    subject.startsWith(base) ? [subject.slice(base.length)] : [],
  );
  const found = nearest(iri.slice(base.length), own);
  return found === undefined ? undefined : base + found;
}

function decode(iri: string): string {
  try {
    return decodeURI(iri);
  } catch {
    return iri;
  }
}
