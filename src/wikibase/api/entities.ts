// The actions wbgetentities and wbgetclaims of Wikibase, on a publication.

import type { EntityDocument } from "../document.ts";
import type { WikibaseSite } from "../site.ts";
import { languageChain } from "./languages.ts";
import { ApiError, type ApiParameters } from "./parameters.ts";

type Json = Readonly<Record<string, unknown>>;

/** What may be asked of an entity, with the members of its JSON. */
const PROPS: Readonly<Record<string, (document: EntityDocument) => Json>> = {
  info: pageOf,
  labels: ({ labels }) => ({ labels }),
  descriptions: ({ descriptions }) => ({ descriptions }),
  aliases: ({ aliases }) => ({ aliases }),
  claims: ({ claims }) => ({ claims }),
  sitelinks: ({ type, sitelinks }) => (type === "item" ? { sitelinks } : {}),
  datatype: ({ datatype }) => (datatype === undefined ? {} : { datatype }),
};

/** Where the entity stands in its wiki. Revisions are not counted here. */
function pageOf({ id, type }: EntityDocument): Json {
  const isItem = type === "item";
  return {
    pageid: Number(id.slice(1)),
    ns: isItem ? 0 : 120,
    title: isItem ? id : `Property:${id}`,
  };
}

/** An entity as Special:EntityData gives it: all of it. */
export function wholeEntity(document: EntityDocument): Json {
  return entityWith(document, Object.keys(PROPS));
}

/** @throws ApiError `param-missing`, `no-such-entity`, `toomanyvalues` */
export function getEntities(site: WikibaseSite, parameters: ApiParameters): Json {
  const props = parameters.list("props") ?? Object.keys(PROPS);
  const languages = parameters.list("languages");
  const hasFallback = parameters.flag("languagefallback");
  const wanted = [...byIds(site, parameters), ...byPages(site, parameters)];
  if (wanted.length === 0)
    throw new ApiError(
      "param-missing",
      'Either provide the Item "ids" or pairs of "sites" and "titles" for corresponding pages',
    );
  const entities = wanted.map(({ key, found, missing }) => {
    if (found === undefined) return [key, { ...missing, missing: parameters.yes }];
    const kept = languages === undefined ? found : inLanguages(found, languages, hasFallback);
    return [key, entityWith(kept, props)];
  });
  return { entities: Object.fromEntries(entities), success: 1 };
}

/** @throws ApiError `missingparam`, `no-such-entity` */
export function getClaims(site: WikibaseSite, parameters: ApiParameters): Json {
  const id = entityId(parameters.required("entity"));
  const property = parameters.text("property");
  const { claims = {} } = site.document(id) ?? {};
  const kept = Object.entries(claims).filter(
    ([name]) => property === undefined || name === property,
  );
  return { claims: Object.fromEntries(kept) };
}

function entityWith(document: EntityDocument, props: readonly string[]): Json {
  const { type, id } = document;
  const members = Object.keys(PROPS).filter((name) => props.includes(name));
  const [page, ...others] = members.map((name) => PROPS[name]?.(document) ?? {});
  return Object.assign({}, page, { type, id }, ...others);
}

interface Wanted {
  readonly key: string;
  readonly found: EntityDocument | undefined;
  /** What is told of one that is not there. */
  readonly missing: Json;
}

function byIds(site: WikibaseSite, parameters: ApiParameters): Wanted[] {
  return (parameters.list("ids") ?? []).map((given) => {
    const id = entityId(given);
    return { key: id, found: site.document(id), missing: { id } };
  });
}

/** Items by the pages of wikis on them: one site for all titles, or one title for all sites. */
function byPages(site: WikibaseSite, parameters: ApiParameters): Wanted[] {
  const [sites = [], titles = []] = [parameters.list("sites"), parameters.list("titles")];
  if (sites.length === 0 || titles.length === 0) return [];
  if (sites.length > 1 && titles.length > 1)
    throw new ApiError("params-illegal", 'Must request one "site" or one "title"');
  const pairs = sites.flatMap((wiki) => titles.map((title) => ({ site: wiki, title })));
  return pairs.map((page, at) => {
    const title = page.title.replaceAll("_", " ");
    const found = site.documents.find(({ sitelinks }) => sitelinks[page.site]?.title === title);
    return { key: found?.id ?? String(-1 - at), found, missing: page };
  });
}

function entityId(given: string): string {
  const id = given.toUpperCase();
  if (/^[QP][1-9]\d*$/.test(id)) return id;
  throw new ApiError("no-such-entity", `Could not find an entity with the ID "${given}".`, {
    id: given,
  });
}

/** Names in these languages alone; with fallback, the first of the chain of a language stands for it. */
function inLanguages(
  document: EntityDocument,
  languages: readonly string[],
  hasFallback: boolean,
): EntityDocument {
  const pick = (texts: EntityDocument["labels"]) =>
    Object.fromEntries(
      languages.flatMap((language) => {
        const chain = hasFallback ? languageChain(language) : [language];
        const found = chain.map((each) => texts[each]).find((text) => text !== undefined);
        if (found === undefined) return [];
        return [
          [language, found.language === language ? found : { ...found, "for-language": language }],
        ];
      }),
    );
  const { labels, descriptions, aliases } = document;
  return {
    ...document,
    labels: pick(labels),
    descriptions: pick(descriptions),
    aliases: Object.fromEntries(
      Object.entries(aliases).filter(([language]) => languages.includes(language)),
    ),
  };
}
