// Entities at the addresses that Wikibase has for them: the concept, and the document on it in every syntax.

import type { Context } from "hono";
import { ChanceryError } from "../../model/error.ts";
import type { Publication } from "../../model/publication.ts";
import type { Release } from "../../model/release.ts";
import { asUri, isWebAddress, urlsOf } from "../../publish/urls.ts";
import { wholeEntity } from "../../wikibase/api/entities.ts";
import type { EntityDocument } from "../../wikibase/document.ts";
import { hasMapping } from "../../wikibase/mapping.ts";
import { prefixesOf } from "../../wikibase/rdf/prefixes.ts";
import type { WikibaseSite } from "../../wikibase/site.ts";
import { documentQuads } from "../../wikibase/site-rdf.ts";
import { negotiate } from "../negotiate.ts";
import { writeRdf } from "../rdf.ts";
import { HTML, send } from "../respond.ts";
import { answerThing } from "../thing.ts";
import { siteOnce } from "./site.ts";

const DOCUMENTS = "/wiki/Special:EntityData/";
const JSON_TYPE = "application/json";

/** Media types by suffix, as Wikibase has them; the first is for those who do not choose. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ["json", JSON_TYPE],
  ["ttl", "text/turtle"],
  ["nt", "application/n-triples"],
  ["rdf", "application/rdf+xml"],
  ["jsonld", "application/ld+json"],
]);

/** Whether there are documents here: they are made from a whole graph by its mapping. */
function isWikibase(release: Release): boolean {
  return release.remote === undefined && hasMapping(release);
}

const DOCUMENT_TYPES = [...TYPES.values()];

const CONCEPT_TYPES = [...DOCUMENT_TYPES, HTML];

/** `/entity/Q232`: leads people to the thing, and programs to the document (303, Cool URIs §4.2). */
export async function answerConcept(c: Context, publication: Publication): Promise<Response> {
  const { release } = publication;
  const id = (c.req.param("id") ?? "").replace(/^(Property|Item):/i, "").toUpperCase();
  if (!/^[QP][1-9]\d*$/.test(id) || !isWikibase(release)) return answerThing(c, publication);
  const site = await siteOnce(publication);
  if (site.document(id) === undefined) return answerThing(c, publication);
  const wanted = negotiate(c.req.header("accept"), CONCEPT_TYPES);
  const thing = wanted === HTML ? site.thingOf(id) : undefined;
  const page = thing === undefined ? undefined : urlsOf(release).pathOf(thing);
  const target = page !== undefined && isWebAddress(page) ? asUri(page) : DOCUMENTS + id;
  return new Response(null, { status: 303, headers: { Location: target, Vary: "Accept" } });
}

/** `/wiki/Special:EntityData/Q232.ttl`; without suffix by the Accept header. */
export async function answerEntityData(c: Context, publication: Publication): Promise<Response> {
  const { release } = publication;
  const path = new URL(c.req.url).pathname.replace(/%3A/i, ":");
  const named = /^([QP][1-9]\d*)(?:\.(\w+))?$/i.exec(path.slice(DOCUMENTS.length));
  if (!path.startsWith(DOCUMENTS) || named === null || !isWikibase(release))
    return answerThing(c, publication);
  const [, given = "", suffix] = named;
  const id = given.toUpperCase();
  if (id !== given) return c.redirect(`${DOCUMENTS}${id}${suffix ? `.${suffix}` : ""}`, 301);
  const site = await siteOnce(publication);
  const document = requireDocument(site, id);
  const type = suffix === undefined ? wantedType(c) : TYPES.get(suffix.toLowerCase());
  if (type === undefined) unknown(`${id}.${suffix}`);
  const name = [...TYPES].find(([, known]) => known === type)?.[0];
  return send(c, await bodyOf(publication, site, document, type), type, {
    "Content-Location": `${DOCUMENTS}${id}.${name}`,
    Link: `<${site.namespaces.entity(id)}>; rel="describes"`,
  });
}

async function bodyOf(
  { release }: Publication,
  site: WikibaseSite,
  document: EntityDocument,
  type: string,
): Promise<string> {
  if (type === JSON_TYPE)
    return JSON.stringify({ entities: { [document.id]: wholeEntity(document) } });
  const prefixes = prefixesOf(site.namespaces);
  const view = { base: release.base, prefixes, context: prefixes };
  return writeRdf(view, documentQuads(site, document), type);
}

function wantedType(c: Context): string {
  const found = negotiate(c.req.header("accept"), DOCUMENT_TYPES);
  if (found !== undefined) return found;
  throw new ChanceryError({
    code: "WEB-603",
    message: "nothing in Accept is available here",
    hint: `There is: ${[...TYPES.values()].join(", ")}.`,
  });
}

/** @throws ChanceryError WEB-601 */
function requireDocument(site: WikibaseSite, id: string): EntityDocument {
  return site.document(id) ?? unknown(id);
}

function unknown(name: string): never {
  throw new ChanceryError({
    code: "WEB-601",
    message: `there is no ${name} here`,
    hint: `Search with /w/api.php?action=wbsearchentities, or choose a syntax: ${[...TYPES.keys()].join(", ")}.`,
  });
}
