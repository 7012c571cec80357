// A thing in the words of schema.org, for search engines that read pages: what its vocabulary says is the same, or narrower.

import type { Quad, Term } from "@rdfjs/types";
import type { QuadTable, Release } from "../model/release.ts";
import { NAMESPACES, RDF_TYPE, SAME_AS_PROPERTIES, term } from "../model/vocabulary.ts";
import { classesOf } from "./classes.ts";
import { isWebAddress, urlsOf } from "./urls.ts";

/** How many values of a property, and of links elsewhere, are told. */
const VALUES_MAX = 20;

const SCHEMA = [NAMESPACES.schema, "https://schema.org/"];

/** By which a property is said to mean the same as another, or something narrower. */
const WIDER = [term("rdfs", "subPropertyOf"), term("owl", "equivalentProperty")];

/** Told from labels and descriptions, which know the language of the reader. */
const TOLD = new Set(["name", "description", "sameAs", "url", "alternateName"]);

/** JSON-LD of the thing, of which `own` is said, and of the way to its page. `trail` leads from the home page down, without the thing itself. */
export function schemaThing(
  release: Release,
  { iri, own }: { readonly iri: string; readonly own: readonly Quad[] },
  trail: readonly { readonly path: string; readonly name: string }[],
): Readonly<Record<string, unknown>> {
  const { labels } = release;
  const name = labels.label(iri).value;
  const description = labels.description(iri)?.value;
  const others = labels
    .labels(iri)
    .map(({ value }) => value)
    .filter((value) => value !== name);
  const elsewhere = own
    .filter(
      ({ predicate, object }) =>
        SAME_AS_PROPERTIES.includes(predicate.value) && isWebAddress(object.value),
    )
    .map(({ object }) => object.value);
  const thing = {
    ...propertiesOf(release.quads, own),
    "@type": typesOf(release, iri),
    "@id": iri,
    name,
    ...listOf("alternateName", others),
    ...(description !== undefined && { description }),
    ...listOf("sameAs", elsewhere),
    url: addressOf(release, iri),
  };
  return {
    "@context": "https://schema.org/",
    "@graph": [thing, breadcrumbs(release, trail, name)],
  };
}

function typesOf(release: Release, iri: string): string | string[] {
  const types = [...new Set(classesOf(release, iri).flatMap((kind) => localOf(kind) ?? []))];
  const [only = "Thing"] = types;
  return types.length > 1 ? types.slice(0, VALUES_MAX) : only;
}

/** The statements whose properties are of schema.org, or are narrower than such. */
function propertiesOf(quads: QuadTable, own: readonly Quad[]): Record<string, unknown> {
  const found = new Map<string, Set<string>>();
  for (const { predicate, object } of own) {
    if (predicate.value === RDF_TYPE) continue;
    const value = JSON.stringify(jsonOf(object));
    for (const property of namesOf(quads, predicate.value)) {
      if (TOLD.has(property)) continue;
      const values = found.get(property) ?? new Set();
      found.set(property, values);
      if (values.size < VALUES_MAX) values.add(value);
    }
  }
  return Object.fromEntries(
    [...found].map(([property, values]) => {
      const list = [...values].map((value): unknown => JSON.parse(value));
      return [property, list.length === 1 ? list[0] : list];
    }),
  );
}

/** Names in schema.org of the properties of a release, which never change. */
const KNOWN = new WeakMap<QuadTable, Map<string, readonly string[]>>();

/** What a property is called in schema.org. */
function namesOf(quads: QuadTable, property: string): readonly string[] {
  const known = KNOWN.get(quads) ?? new Map<string, readonly string[]>();
  KNOWN.set(quads, known);
  const names = known.get(property) ?? findNames(quads, property);
  known.set(property, names);
  return names;
}

/** Its own name, or those of the properties above it. */
function findNames(quads: QuadTable, property: string): string[] {
  const above = new Set([property]);
  // A set grows while it is walked.
  for (const one of above)
    for (const { predicate, object } of localOf(one) === undefined ? quads.withSubject(one) : [])
      if (WIDER.includes(predicate.value)) above.add(object.value);
  return [...above].flatMap((one) => localOf(one) ?? []);
}

/** A name that schema.org gives, without its namespace. */
function localOf(iri: string): string | undefined {
  const namespace = SCHEMA.find((known) => iri.startsWith(known));
  const local = namespace === undefined ? "" : iri.slice(namespace.length);
  return /^\w+$/.test(local) ? local : undefined;
}

const NATIVE: Readonly<Record<string, (lexical: string) => unknown>> = {
  [term("xsd", "integer")]: numberOf,
  [term("xsd", "decimal")]: numberOf,
  [term("xsd", "double")]: numberOf,
  [term("xsd", "boolean")]: (lexical) => lexical === "true" || lexical === "1",
};

function jsonOf(object: Term): unknown {
  if (object.termType === "NamedNode") return { "@id": object.value };
  if (object.termType !== "Literal") return object.value;
  if (object.language !== "") return { "@value": object.value, "@language": object.language };
  return NATIVE[object.datatype.value]?.(object.value) ?? object.value;
}

/** What JSON cannot hold as a number stays text. */
function numberOf(lexical: string): number | string {
  const number = Number(lexical);
  return Number.isFinite(number) ? number : lexical;
}

function listOf(key: string, values: readonly string[]): Record<string, unknown> {
  const list = [...new Set(values)].slice(0, VALUES_MAX);
  return list.length === 0 ? {} : { [key]: list };
}

function addressOf(release: Release, iri: string): string {
  const path = urlsOf(release).pathOf(iri);
  return path.startsWith("/") ? `${release.base}${path.slice(1)}` : path;
}

function breadcrumbs(
  { base, about }: Release,
  trail: readonly { readonly path: string; readonly name: string }[],
  name: string,
): Readonly<Record<string, unknown>> {
  const above = [{ path: "/", name: about.title[0].value }, ...trail].map((crumb) => ({
    name: crumb.name,
    item: `${base}${crumb.path.slice(1)}`,
  }));
  return {
    "@type": "BreadcrumbList",
    itemListElement: [...above, { name }].map((step, at) => ({
      "@type": "ListItem",
      position: at + 1,
      ...step,
    })),
  };
}
