// Addresses of lists: `/browse/official-visit` for a class.

import type { Release } from "../../model/release.ts";
import { listedClasses } from "../class-members.ts";

type Known = Pick<Release, "classes" | "prefixes" | "quads" | "remote">;

interface Slugs {
  readonly ofClass: ReadonlyMap<string, string>;
  readonly ofSlug: ReadonlyMap<string, string>;
}

const KNOWN = new WeakMap<Release["classes"], Slugs>();

/** The path of the list of a class; nothing for one that has no things here, not even in classes below. */
export function browsePath(release: Known, kind: string): string | undefined {
  const slug = slugsOf(release).ofClass.get(kind);
  return slug === undefined ? undefined : `/browse/${slug}`;
}

/** The class whose list has this address. */
export function classWithSlug(release: Known, slug: string): string | undefined {
  return slugsOf(release).ofSlug.get(slug);
}

/** Of two classes with the same local name the more frequent one has it alone, the other one with its prefix. */
function slugsOf(release: Known): Slugs {
  const { classes, prefixes } = release;
  const known = KNOWN.get(classes);
  if (known !== undefined) return known;
  const ofClass = new Map<string, string>();
  const ofSlug = new Map<string, string>();
  for (const { iri } of listedClasses(release)) {
    const slug = freeName(iri, prefixes, ofSlug);
    ofClass.set(iri, slug);
    ofSlug.set(slug, iri);
  }
  const made = { ofClass, ofSlug };
  KNOWN.set(classes, made);
  return made;
}

function freeName(
  iri: string,
  prefixes: Release["prefixes"],
  taken: ReadonlyMap<string, string>,
): string {
  const [local = ""] = /[^/#:]*$/.exec(iri) ?? [];
  const namespace = iri.slice(0, iri.length - local.length);
  const prefix = Object.entries(prefixes).find(([, known]) => known === namespace)?.[0] ?? "";
  const name = kebab(local) || "class";
  if (!taken.has(name)) return name;
  const long = kebab(`${prefix}-${name}`);
  if (!taken.has(long)) return long;
  let number = 2;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}

/** `OfficialVisit` → `official-visit`; what is no letter or digit separates words. */
function kebab(name: string): string {
  return decode(name)
    .replace(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, "-")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
