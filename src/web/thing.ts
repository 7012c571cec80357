// A thing at its own address: a page for people, RDF for programs.

import type { Context } from "hono";
import { thingPage } from "../html/thing-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Release } from "../model/release.ts";
import { nearest } from "../model/text.ts";
import { RDF_TYPE, term } from "../model/vocabulary.ts";
import { type Description, describe } from "../publish/describe.ts";
import { isWebAddress, urlsOf } from "../publish/urls.ts";
import type { Profile } from "../rdf/reify.ts";
import { TYPES, wantedProfile, wantedRdfType, writeRdf } from "./rdf.ts";
import { renderOnce } from "./rendered.ts";
import { HTML, send } from "./respond.ts";

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

/** Answers for any IRI, also outside the base; a relative one resolves against it. */
export function answerResource(c: Context, release: Release): Promise<Response> {
  const given = c.req.query("iri") ?? "";
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(given);
  return answer(c, release, isAbsolute ? given : release.base + given, undefined);
}

async function answer(
  c: Context,
  release: Release,
  iri: string,
  fixed: string | undefined,
): Promise<Response> {
  const found = describe(release, iri) ?? describe(release, decode(iri));
  if (found === undefined) throw notFound(release, iri);
  const gone = tombstone(c, release, found);
  if (gone !== undefined) return gone;
  const type = fixed ?? wantedRdfType(c);
  const profile = wantedProfile(c);
  const headers = headersOf(release, found, type, profile);
  const exchange = c.get("exchange");
  exchange.cached = true;
  const body = await renderOnce(release, `${type} ${profile} ${found.iri}`, () => {
    exchange.cached = false;
    return exchange.timed("render", async () =>
      type === HTML
        ? String(await thingPage(release, found))
        : writeRdf(release, [...found.quads, ...found.contents], type, profile),
    );
  });
  return send(c, body, type, headers);
}

/** A thing that was replaced leads to what replaced it. A thing that was withdrawn says so by its status. */
function tombstone(c: Context, release: Release, { quads }: Description): Response | undefined {
  const valueIn = (property: string) =>
    quads.find(({ predicate }) => predicate.value === property)?.object.value;
  if (valueIn(term("prov", "invalidatedAtTime")) === undefined) return undefined;
  const successor = valueIn(term("dcterms", "isReplacedBy"));
  const path = successor === undefined ? "" : urlsOf(release).pathOf(successor);
  if (isWebAddress(path)) return c.redirect(asUri(path), 301);
  throw new ChanceryError({
    code: "WEB-607",
    message: "this thing was withdrawn from the publication",
    hint: "The history of the publication says why.",
  });
}

/** Where the answer stands by itself, and links in the manner of FAIR Signposting. */
function headersOf(
  release: Release,
  { iri, quads }: Description,
  type: string,
  profile: Profile,
): Record<string, string> {
  const path = asUri(urlsOf(release).pathOf(iri));
  if (!iri.startsWith(release.base) || path.startsWith("/resource?")) return {};
  const suffix = [...TYPES].find(([, known]) => known === type)?.[0];
  const query = profile === "plain" ? "" : `?profile=${profile}`;
  const alternates = [...TYPES].map(([name, known]) => {
    const rel = known === HTML ? "alternate" : "alternate describedby";
    return `<${path}.${name}>; rel="${rel}"; type="${known.replaceAll('"', "'")}"`;
  });
  const kinds = quads
    .filter(({ subject, predicate }) => subject.value === iri && predicate.value === RDF_TYPE)
    .map(({ object }) => `<${asUri(object.value)}>; rel="type"`);
  const { license } = release.about;
  const others = [
    `<${asUri(iri)}>; rel="cite-as"`,
    `<${asUri(release.base)}data>; rel="collection"`,
    ...(license === undefined || !isWebAddress(license)
      ? []
      : [`<${asUri(license)}>; rel="license"`]),
  ];
  return {
    Link: [...alternates, ...[...new Set(kinds)].slice(0, 10), ...others].join(", "),
    ...(suffix !== undefined && { "Content-Location": `${path}.${suffix}${query}` }),
  };
}

/** An IRI as a URI (RFC 3987 §3.1): a header holds ASCII alone. */
function asUri(iri: string): string {
  return encodeURI(decode(iri));
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
