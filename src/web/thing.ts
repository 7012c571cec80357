// A thing at its own address: a page for people, RDF for programs.

import type { Context } from "hono";
import { ChanceryError } from "../model/error.ts";
import { CITATION_FORMATS, type Profile } from "../model/format.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { DESCRIPTION_PROPERTIES, term } from "../model/vocabulary.ts";
import { citationOf } from "../publish/citation/citation.ts";
import { CITATION_WRITERS } from "../publish/citation/formats.ts";
import { type Description, describe } from "../publish/describe.ts";
import { linksOfThing, suffixable, writeLinks } from "../publish/links.ts";
import { nearestAddress } from "../publish/near.ts";
import { asUri, isWebAddress, urlsOf } from "../publish/urls.ts";
import { excerptWithin } from "./budget.ts";
import { acceptedProfile, namedProfile, profileHeader, profileLinks } from "./profile.ts";
import {
  chooseType,
  notAcceptable,
  PAGE_TYPES,
  RDF_TYPES,
  TYPES,
  WRITABLE,
  writeRdf,
} from "./rdf.ts";
import { datedBy, HTML, send } from "./respond.ts";
import { answerView } from "./thing-views.ts";

const CITATION_TYPES = CITATION_FORMATS.map(({ mediaType }) => mediaType);

/** Media types by suffix: of the page, of every RDF syntax, of citations. */
const SUFFIX_TYPES: ReadonlyMap<string, string> = new Map([
  ...TYPES,
  ...CITATION_FORMATS.map(({ extension, mediaType }) => [extension, mediaType] as const),
]);

const SUFFIX_BY_TYPE: ReadonlyMap<string, string> = new Map(
  [...SUFFIX_TYPES].reverse().map(([suffix, type]) => [type, suffix]), // of several the first
);

/** Longest first: `.expanded.jsonld` ends in `.jsonld` too. */
const SUFFIXES = [...SUFFIX_TYPES.keys()].sort((a, b) => b.length - a.length);

/** Answers for the thing that the path names, with or without a suffix. */
export async function answerThing(c: Context, publication: Publication): Promise<Response> {
  const path = new URL(c.req.url).pathname;
  const exact = urlsOf(publication.release).iriOf(path);
  const suffix = SUFFIXES.find((known) => path.endsWith(`.${known}`));
  const stem = suffix === undefined ? exact : exact.slice(0, -suffix.length - 1);
  const release = await excerptWithin(c, publication, spellings(exact, stem), "about");
  if (suffix !== undefined && describe(release, exact) === undefined)
    return answer(c, publication, release, stem, SUFFIX_TYPES.get(suffix));
  return answer(c, publication, release, exact, undefined);
}

/** Answers for any IRI, also outside the base; a relative one resolves against it. */
export async function answerResource(c: Context, publication: Publication): Promise<Response> {
  const given = c.req.query("iri") ?? "";
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(given);
  const iri = isAbsolute ? given : publication.release.base + given;
  const release = await excerptWithin(c, publication, spellings(iri), "about");
  return answer(c, publication, release, iri, undefined);
}

/** These addresses as they are and decoded, each once. */
export function spellings(...iris: readonly string[]): string[] {
  return [...new Set(iris.flatMap((iri) => [iri, decode(iri)]))];
}

async function answer(
  c: Context,
  publication: Publication,
  release: Release,
  iri: string,
  fixed: string | undefined,
): Promise<Response> {
  const found = foundThing(release, iri);
  const gone = tombstone(c, release, found);
  if (gone !== undefined) return gone;
  const { type, profile } = wantedForm(c, release, fixed);
  const headers = {
    ...datedBy(release),
    Vary: "Accept, Accept-Encoding, Accept-Language, Accept-Profile",
    ...headersOf(release, found, type, profile),
  };
  if (type === HTML) return answerView(c, publication, found, release, headers);
  const citation = CITATION_FORMATS.find(({ mediaType }) => mediaType === type);
  if (citation !== undefined)
    return send(c, CITATION_WRITERS[citation.id](citationOf(release, found.iri)), type, headers);
  const body = await c
    .get("exchange")
    .timed("render", () => writeRdf(release, [...found.quads, ...found.contents()], type, profile));
  const versioned = profile === "rdf12" ? `${type};version=1.2` : type;
  return send(c, body, versioned, { ...headers, ...profileHeader(release, profile) });
}

/** The description of a thing, whether its address comes in percent form or not. @throws ChanceryError WEB-601 */
export function foundThing(release: Release, iri: string): Description {
  const found = describe(release, iri) ?? describe(release, decode(iri));
  if (found === undefined) throw notFound(release, iri);
  return found;
}

/** Media types of the syntaxes that carry a profile. */
const CARRIERS: Readonly<Record<Profile, readonly string[]>> = {
  plain: RDF_TYPES,
  full: RDF_TYPES,
  rdf12: WRITABLE.filter(({ tripleTerms }) => tripleTerms).flatMap(({ mediaTypes }) => mediaTypes),
};

/** What there is of a thing. A profile is of RDF, so that who names one wants no citation. */
const OFFERS = [...PAGE_TYPES, ...CITATION_TYPES];
const OFFERS_OF_PROFILE: Readonly<Record<Profile, readonly string[]>> = {
  plain: PAGE_TYPES,
  full: PAGE_TYPES,
  rdf12: [HTML, ...CARRIERS.rdf12],
};

/**
 * Media type and profile. A profile that the address names must be had; one that a header wishes for gives way to the syntax.
 * @throws ChanceryError WEB-603
 */
function wantedForm(
  c: Context,
  release: Release,
  fixed: string | undefined,
): { type: string; profile: Profile } {
  const named = namedProfile(c, release);
  const type = fixed ?? chooseType(c, named === undefined ? OFFERS : OFFERS_OF_PROFILE[named]);
  const carries = (profile: Profile) => CARRIERS[profile].includes(type);
  if (type === HTML || CITATION_TYPES.includes(type)) return { type, profile: "plain" };
  if (named !== undefined) {
    if (carries(named)) return { type, profile: named };
    throw notAcceptable(CARRIERS[named]);
  }
  const wished = acceptedProfile(c, release) ?? "plain";
  return { type, profile: carries(wished) ? wished : "plain" };
}

/** Properties that may say why a thing was withdrawn, best first. */
const REASONS: readonly string[] = [
  ...["changeNote", "historyNote", "editorialNote", "note"].map((local) => term("skos", local)),
  ...DESCRIPTION_PROPERTIES,
];

/** A day in front of a time; what is no date says nothing. */
function when(withdrawn: string): string {
  const [day] = /^-?\d{4,}(?:-\d\d(?:-\d\d)?)?/.exec(withdrawn) ?? [];
  return day === undefined ? "" : ` (${day})`;
}

/** A thing that was replaced leads to what replaced it. A thing that was withdrawn says so by its status. */
function tombstone(
  c: Context,
  release: Release,
  { iri, quads }: Description,
): Response | undefined {
  const valueIn = (property: string) =>
    quads.find(({ predicate }) => predicate.value === property)?.object.value;
  const withdrawn = valueIn(term("prov", "invalidatedAtTime"));
  if (withdrawn === undefined) return undefined;
  const successor = valueIn(term("dcterms", "isReplacedBy"));
  const path = successor === undefined ? "" : urlsOf(release).pathOf(successor);
  if (isWebAddress(path)) return c.redirect(asUri(path), 301);
  throw new ChanceryError({
    code: "WEB-607",
    message: `${release.labels.label(iri).value} was withdrawn from the publication${when(withdrawn)}`,
    hint: REASONS.map(valueIn).find((reason) => reason !== undefined) ?? "Nothing is said of why.",
  });
}

/** Where the answer stands by itself, and its typed links. */
function headersOf(
  release: Release,
  { iri, quads }: Description,
  type: string,
  profile: Profile,
): Record<string, string> {
  const path = suffixable(release, iri);
  if (path === undefined) return {};
  const suffix = SUFFIX_BY_TYPE.get(type);
  const query = profile === "plain" ? "" : `?profile=${profile}`;
  const links = [...linksOfThing(release, iri, quads), ...profileLinks(release, iri)];
  return {
    Link: writeLinks(links),
    ...(suffix !== undefined && { "Content-Location": `${path}.${suffix}${query}` }),
  };
}

function notFound(release: Release, iri: string): ChanceryError {
  const meant = nearestAddress(release, iri);
  return new ChanceryError({
    code: "WEB-601",
    message: `nothing is said here of ${iri}`,
    hint:
      meant === undefined ? "Look at the home page for what there is." : `Did you mean ${meant}?`,
  });
}

function decode(iri: string): string {
  try {
    return decodeURI(iri);
  } catch {
    return iri;
  }
}
