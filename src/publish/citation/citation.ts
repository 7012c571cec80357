// How a thing is cited: as the page of this publication, or as the work that it is.

import type { Quad } from "@rdfjs/types";
import { readDate } from "../../model/date.ts";
import type { Release } from "../../model/release.ts";
import { PUBLISHED_ON, term } from "../../model/vocabulary.ts";
import { classesOf } from "../classes.ts";
import { isWebAddress } from "../urls.ts";

/** A day, a month or a year. */
export interface CitedDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** A kind of work in the words of each format. */
export interface WorkKind {
  readonly csl: string;
  readonly bibtex: string;
  readonly ris: string;
}

export interface Citation {
  /** A word of ASCII letters, digits and hyphens. */
  readonly key: string;
  readonly kind: WorkKind;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher?: string;
  /** What it is a part of. */
  readonly container?: string;
  readonly version?: string;
  readonly date?: CitedDate;
  readonly url: string;
  readonly language?: string;
}

const PAGE: WorkKind = { csl: "webpage", bibtex: "misc", ris: "ELEC" };

/** Kinds of works by the last part of the IRI of their class, in the vocabularies that have such; nearest class first. */
const KINDS: Readonly<Record<string, WorkKind>> = {
  Book: { csl: "book", bibtex: "book", ris: "BOOK" },
  ScholarlyArticle: { csl: "article-journal", bibtex: "article", ris: "JOUR" },
  NewsArticle: { csl: "article-newspaper", bibtex: "misc", ris: "NEWS" },
  Report: { csl: "report", bibtex: "techreport", ris: "RPRT" },
  Thesis: { csl: "thesis", bibtex: "phdthesis", ris: "THES" },
  Dataset: { csl: "dataset", bibtex: "misc", ris: "DATA" },
  WebPage: { csl: "webpage", bibtex: "misc", ris: "ELEC" },
  WebSite: { csl: "webpage", bibtex: "misc", ris: "ELEC" },
  Article: { csl: "article", bibtex: "misc", ris: "GEN" },
  DigitalDocument: { csl: "document", bibtex: "misc", ris: "GEN" },
  CreativeWork: { csl: "document", bibtex: "misc", ris: "GEN" },
  Document: { csl: "document", bibtex: "misc", ris: "GEN" },
  BibliographicResource: { csl: "document", bibtex: "misc", ris: "GEN" },
};

const VOCABULARIES = [
  term("schema", ""),
  "https://schema.org/",
  term("foaf", ""),
  "http://purl.org/ontology/bibo/",
  "http://purl.org/spar/fabio/",
  term("dcterms", ""),
  term("dcat", ""),
];

/** Where the parts of a citation stand in the data, best first. */
const PROPERTIES = {
  title: [...schema("name", "headline"), term("dcterms", "title"), term("dc", "title")],
  author: [...schema("author", "creator"), term("dcterms", "creator"), term("dc", "creator")],
  publisher: [...schema("publisher"), term("dcterms", "publisher"), term("dc", "publisher")],
  container: [...schema("isPartOf"), term("dcterms", "isPartOf")],
  url: [...schema("url", "archivedAt"), term("foaf", "page")],
  language: [...schema("inLanguage"), term("dcterms", "language"), term("dc", "language")],
} as const;

function schema(...locals: readonly string[]): string[] {
  return locals.flatMap((local) => [term("schema", local), `https://schema.org/${local}`]);
}

/** The work, where the data names its title and who made it or when; else the page of this release. */
export function citationOf(release: Release, iri: string): Citation {
  return citedWork(release, iri) ?? citedPage(release, iri);
}

function citedPage(release: Release, iri: string): Citation {
  const { about, labels, modified, id, remote } = release;
  const { value, language } = labels.label(iri);
  const { publisher } = about;
  return {
    key: keyOf(iri),
    kind: PAGE,
    title: value,
    authors: [],
    ...(publisher !== undefined && { publisher: nameOf(release, publisher) }),
    container: about.title[0].value,
    version: about.version ?? id.slice(0, 12),
    ...(remote === undefined && { date: dayOf(modified) }),
    url: iri,
    ...(language !== "" && { language }),
  };
}

function citedWork(release: Release, iri: string): Citation | undefined {
  const kind = classesOf(release, iri)
    .map(kindOf)
    .find((known) => known !== undefined);
  if (kind === undefined) return undefined;
  const said = release.quads.withSubject(iri);
  const texts = (part: keyof typeof PROPERTIES) => textsOf(release, said, PROPERTIES[part]);
  const [title] = texts("title");
  const authors = texts("author");
  const [publisher] = texts("publisher");
  const date = dateOf(said);
  if (
    title === undefined ||
    (authors.length === 0 && publisher === undefined && date === undefined)
  )
    return undefined;
  const [container] = texts("container");
  const [language] = texts("language");
  return {
    key: keyOf(iri),
    kind,
    title,
    authors,
    ...(publisher !== undefined && { publisher }),
    ...(container !== undefined && { container }),
    ...(date !== undefined && { date }),
    url: addressIn(said) ?? iri,
    ...(language !== undefined && { language }),
  };
}

function kindOf(iri: string): WorkKind | undefined {
  const namespace = VOCABULARIES.find((known) => iri.startsWith(known));
  const local = namespace === undefined ? "" : iri.slice(namespace.length);
  return Object.hasOwn(KINDS, local) ? KINDS[local] : undefined;
}

/** Values of the first of these properties that has any; things by their names. */
function textsOf(
  release: Release,
  said: readonly Quad[],
  properties: readonly string[],
): readonly string[] {
  for (const property of properties) {
    const found = said
      .filter(({ predicate }) => predicate.value === property)
      .map(({ object }) =>
        object.termType === "NamedNode" ? nameOf(release, object.value) : object.value,
      );
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

function nameOf({ labels }: Release, iri: string): string {
  return labels.label(iri).value;
}

function dateOf(said: readonly Quad[]): CitedDate | undefined {
  for (const property of PUBLISHED_ON)
    for (const { predicate, object } of said) {
      if (predicate.value !== property || object.termType !== "Literal") continue;
      const dated = readDate(object.value, object.datatype.value);
      if (dated?.kind !== "moment" || dated.openDigits > 0) continue;
      const { year, month, day } = dated;
      return {
        year,
        ...(month !== undefined && { month }),
        ...(day !== undefined && { day }),
      };
    }
  return undefined;
}

function addressIn(said: readonly Quad[]): string | undefined {
  return PROPERTIES.url
    .map((property) => said.find(({ predicate }) => predicate.value === property)?.object.value)
    .find((address) => address !== undefined && isWebAddress(address));
}

function dayOf(date: Date): CitedDate {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function keyOf(iri: string): string {
  const parts = iri.split(/[/#]/).filter((part) => part !== "");
  const key = parts
    .slice(-2)
    .join("-")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return key === "" ? "thing" : key;
}
