// Typed links in the manner of FAIR Signposting: of a thing, of its representations, and of the whole dataset.

import type { Quad } from "@rdfjs/types";
import { CITATION_FORMATS, RDF_FORMATS, type RdfFormat } from "../model/format.ts";
import type { Release } from "../model/release.ts";
import { RDF_TYPE, term } from "../model/vocabulary.ts";
import { dumpNames } from "./dumps.ts";
import { asUri, isWebAddress, urlsOf } from "./urls.ts";
import { datasetOf } from "./void.ts";

/** A link (RFC 8288); `href` is absolute, or a path of ours. */
export interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
  /** The address of the profile that the target follows. */
  readonly formats?: string;
}

/** Links of one address (RFC 9264 §4). */
export interface LinkContext {
  readonly anchor: string;
  readonly links: readonly Link[];
}

const HTML = "text/html";

/** The syntaxes of a thing by their suffixes. */
const SYNTAXES = RDF_FORMATS.filter(({ writable }) => writable).map((format) => ({
  suffix: format.extensions[0],
  type: typeOf(format),
}));

/** Up to how many classes of a thing are named. */
const TYPES_MAX = 10;

/** The path of a thing that takes suffixes, as a URI; nothing for things that stand elsewhere. */
export function suffixable(release: Release, iri: string): string | undefined {
  const path = urlsOf(release).pathOf(iri);
  return iri.startsWith(release.base) && !path.startsWith("/resource?") ? asUri(path) : undefined;
}

/** The media type without parameters, which not every reader of links takes apart. */
function typeOf({ mediaTypes }: RdfFormat): string {
  return mediaTypes[0].split(";")[0] ?? "";
}

/** What everything of a publication shares. */
function sharedLinks({ about }: Release): Link[] {
  const links = { license: about.license, author: about.publisher };
  return Object.entries(links).flatMap(([rel, address]) =>
    address !== undefined && isWebAddress(address) ? [{ rel, href: asUri(address) }] : [],
  );
}

/** Links of the page of a thing under the base, of which this is said: its syntaxes, kinds, address to cite, licence. */
export function linksOfThing(
  release: Release,
  iri: string,
  said: readonly Quad[] = release.quads.withSubject(iri),
): Link[] {
  const kinds = said
    .filter(
      ({ subject, predicate, object }) =>
        predicate.value === RDF_TYPE && object.termType === "NamedNode" && subject.value === iri,
    )
    .map(({ object }) => asUri(object.value));
  return [
    ...syntaxesOf(release, iri),
    ...[...new Set(kinds)].slice(0, TYPES_MAX).map((href) => ({ rel: "type", href })),
    { rel: "cite-as", href: asUri(iri) },
    { rel: "collection", href: asUri(`${release.base}data`) },
    ...sharedLinks(release),
    ...linksetLinks(`/linkset?iri=${encodeURIComponent(iri)}`),
  ];
}

function syntaxesOf(release: Release, iri: string): Link[] {
  const path = suffixable(release, iri);
  if (path === undefined) return [];
  return [
    { rel: "alternate", href: `${path}.html`, type: HTML },
    ...SYNTAXES.map(({ suffix, type }) => ({
      rel: "alternate describedby",
      href: `${path}.${suffix}`,
      type,
    })),
  ];
}

/** Links of the page of the dataset: its downloads, descriptions, licence. */
export function linksOfDataset(release: Release): Link[] {
  const { base, id } = release;
  return [
    { rel: "type", href: "https://schema.org/AboutPage" },
    { rel: "type", href: term("dcat", "Dataset") },
    { rel: "cite-as", href: asUri(datasetOf(release)) },
    { rel: "describedby", href: `${base}data`, type: "text/turtle" },
    { rel: "describedby", href: `${base}.well-known/void`, type: "text/turtle" },
    ...dumpNames(release).map(({ name, format }) => ({
      rel: "item",
      href: `${base}data/${id}/${name}`,
      type: typeOf(format),
    })),
    // RFC 8631: how its interfaces are used, for programs and for people.
    { rel: "service-desc", href: `${base}openapi.json`, type: "application/json" },
    { rel: "service-doc", href: `${base}docs/http`, type: HTML },
    ...sharedLinks(release),
    ...linksetLinks("/linkset"),
  ];
}

/** Links of one download (FAIR Signposting, content resources). */
export function linksOfDump({ base }: Release): Link[] {
  return [{ rel: "collection", href: `${base}data`, type: HTML }];
}

function linksetLinks(href: string): Link[] {
  return LINKSET_TYPES.map((type) => ({ rel: "linkset", href, type }));
}

/** RFC 9264: the links as JSON, or in the form of a Link header. */
export const LINKSET_TYPES = ["application/linkset+json", "application/linkset"] as const;

/** All links of a thing and of each of its representations. */
export function linksetOfThing(
  release: Release,
  iri: string,
  profiles: readonly Link[],
): LinkContext[] {
  const metadata = syntaxesOf(release, iri)
    .filter(({ type }) => type !== HTML)
    .map(({ href }) => ({
      anchor: href,
      links: [{ rel: "describes", href: asUri(iri), type: HTML }],
    }));
  const links = [...linksOfThing(release, iri), ...profiles, ...citationsOf(release, iri)];
  return [{ anchor: iri, links }, ...metadata];
}

/** Bibliographic records, which are named here alone, for a header has its limits. */
function citationsOf(release: Release, iri: string): Link[] {
  const path = suffixable(release, iri);
  if (path === undefined) return [];
  return CITATION_FORMATS.map(({ extension, mediaType }) => ({
    rel: "describedby",
    href: `${path}.${extension}`,
    type: mediaType,
  }));
}

/** All links of the dataset and of each of its downloads. */
export function linksetOfDataset(release: Release): LinkContext[] {
  const { base, id } = release;
  const items = dumpNames(release).map(({ name }) => ({
    anchor: `${base}data/${id}/${name}`,
    links: linksOfDump(release),
  }));
  return [{ anchor: `${base}data`, links: linksOfDataset(release) }, ...items];
}

/** The value of a Link header field. */
export function writeLinks(links: readonly Link[]): string {
  return links.map(writeLink).join(", ");
}

function writeLink({ rel, href, type, formats }: Link): string {
  const typed = type === undefined ? "" : `; type="${type}"`;
  const formed = formats === undefined ? "" : `; formats="${formats}"`;
  return `<${href}>; rel="${rel}"${typed}${formed}`;
}
