// Pages of wikis on an item.

import { term } from "../../model/vocabulary.ts";
import { factory } from "../../rdf/term.ts";
import type { EntityDocument } from "../document.ts";
import type { TripleSet } from "./graph.ts";
import { type Namespaces, WIKIBASE } from "./namespaces.ts";

/** A wiki that pages are linked of. */
export interface Wiki {
  /** `https://en.wikipedia.org/` */
  readonly address: string;
  /** What the title of a page is put behind. */
  readonly pages: string;
  readonly language: string;
  /** `wikipedia`, or `none`. */
  readonly group: string;
}

/** The Wikipedia of a site id: `enwiki`, `zh_min_nanwiki`. */
export function wikipediaOf(site: string): Wiki | undefined {
  const language = /^([a-z]{2,3}(?:_[a-z_]+)?|simple)wiki$/.exec(site)?.[1]?.replaceAll("_", "-");
  if (language === undefined) return undefined;
  const address = `https://${language}.wikipedia.org/`;
  return { address, pages: `${address}wiki/`, language, group: "wikipedia" };
}

/** Writes the pages whose wiki is known. */
export function writeSitelinks(
  triples: TripleSet,
  { id, sitelinks }: EntityDocument,
  namespaces: Namespaces,
  wikiOf: (site: string) => Wiki | undefined,
): void {
  for (const { site, title, badges } of Object.values(sitelinks)) {
    const wiki = wikiOf(site);
    if (wiki === undefined) continue;
    const page = wiki.pages + encodeURIComponent(title.toWellFormed().replaceAll(" ", "_"));
    triples.addType(page, term("schema", "Article"));
    triples.add(page, term("schema", "about"), namespaces.entity(id));
    triples.add(page, term("schema", "inLanguage"), factory.literal(wiki.language));
    triples.add(page, term("schema", "name"), factory.literal(title, wiki.language));
    triples.add(page, term("schema", "isPartOf"), wiki.address);
    triples.add(wiki.address, `${WIKIBASE}wikiGroup`, factory.literal(wiki.group));
    for (const badge of badges) triples.add(page, `${WIKIBASE}badge`, namespaces.entity(badge));
  }
}
