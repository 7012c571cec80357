// The action wbsearchentities of Wikibase, on a publication: entities whose names begin as somebody types.

import type { EntityDocument } from "../document.ts";
import type { WikibaseSite } from "../site.ts";
import { languageChain } from "./languages.ts";
import type { ApiParameters } from "./parameters.ts";

type Json = Readonly<Record<string, unknown>>;

interface Match {
  readonly type: "label" | "alias" | "entityId";
  readonly language?: string;
  readonly text: string;
}

interface Hit {
  readonly document: EntityDocument;
  readonly match: Match;
  /** 0 the id itself, 1 the whole name, 2 its beginning, 3 the beginning of a word of it. */
  readonly distance: number;
}

const MOST = 50;
const USUAL = 7;
/** As far as Wikibase goes on. */
const FARTHEST = 10_000;

/** @throws ApiError `missingparam`, `outofrange`, `badvalue` */
export function searchEntities(site: WikibaseSite, parameters: ApiParameters): Json {
  const search = parameters.required("search");
  const language = parameters.required("language").toLowerCase();
  const uselang = parameters.text("uselang")?.toLowerCase() ?? language;
  const type = parameters.choice("type", ["item", "property"]);
  const limit = parameters.number("limit", USUAL, 1, MOST);
  const from = parameters.number("continue", 0, 0, FARTHEST);
  const chain = parameters.flag("strictlanguage") ? [language] : languageChain(language);
  const hits = site.documents
    .filter((document) => document.type === type)
    .flatMap((document) => hitOf(document, search, chain) ?? [])
    .sort(compareHits);
  const shown = hits.slice(from, from + limit);
  return {
    searchinfo: { search },
    search: shown.map((hit) => entryOf(site, hit, languageChain(uselang))),
    ...(from + limit < hits.length && { "search-continue": from + limit }),
    success: 1,
  };
}

/** The best match of an entity: by its id, a label or an alias. */
function hitOf(
  document: EntityDocument,
  search: string,
  languages: readonly string[],
): Hit | undefined {
  const { id, labels, aliases } = document;
  if (id === search.toUpperCase())
    return { document, match: { type: "entityId", text: id }, distance: 0 };
  const names = languages.flatMap((language) => [
    ...(labels[language] === undefined ? [] : [{ ...labels[language], type: "label" as const }]),
    ...(aliases[language] ?? []).map((alias) => ({ ...alias, type: "alias" as const })),
  ]);
  const hits = names.flatMap(({ type, language, value }) => {
    const distance = distanceOf(fold(value), fold(search));
    return distance === undefined
      ? []
      : [{ document, match: { type, language, text: value }, distance }];
  });
  return hits.sort((a, b) => a.distance - b.distance)[0];
}

function distanceOf(name: string, search: string): number | undefined {
  if (name === search) return 1;
  if (name.startsWith(search)) return 2;
  return name.includes(` ${search}`) || name.includes(`–${search}`) ? 3 : undefined;
}

/** Best first; of equal ones that with the shorter name, then that of Wikidata before ours. */
function compareHits(a: Hit, b: Hit): number {
  return (
    a.distance - b.distance ||
    a.match.text.length - b.match.text.length ||
    Number(a.document.id.slice(1)) - Number(b.document.id.slice(1))
  );
}

function entryOf(site: WikibaseSite, { document, match }: Hit, languages: readonly string[]): Json {
  const { id, type, datatype, labels, descriptions } = document;
  const label = firstOf(labels, languages);
  const description = firstOf(descriptions, languages);
  const address = site.namespaces.entity(id);
  return {
    id,
    title: type === "item" ? id : `Property:${id}`,
    pageid: Number(id.slice(1)),
    concepturi: address,
    repository: "local",
    url: address,
    ...(datatype !== undefined && { datatype }),
    display: { ...(label && { label }), ...(description && { description }) },
    ...(label && { label: label.value }),
    ...(description && { description: description.value }),
    match,
    ...(match.type === "alias" && { aliases: [match.text] }),
  };
}

function firstOf(texts: EntityDocument["labels"], languages: readonly string[]) {
  const found = languages.map((language) => texts[language]).find((text) => text !== undefined);
  return found && { value: found.value, language: found.language };
}

/** Case and the way of composing letters make no difference. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}
