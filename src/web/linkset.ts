// Sets of links as documents (RFC 9264), so that they can be read apart from what they lead to.

import type { Context } from "hono";
import type { Publication } from "../model/publication.ts";
import {
  LINKSET_TYPES,
  type LinkContext,
  linksetOfDataset,
  linksetOfThing,
  writeLinks,
} from "../publish/links.ts";
import { excerptWithin } from "./budget.ts";
import { negotiate } from "./negotiate.ts";
import { profileLinks } from "./profile.ts";
import { notAcceptable } from "./rdf.ts";
import { send } from "./respond.ts";
import { foundThing, spellings } from "./thing.ts";

/** The links of the thing that `?iri=` names, or of the whole dataset. */
export async function answerLinkset(c: Context, publication: Publication): Promise<Response> {
  const type = negotiate(c.req.header("accept"), LINKSET_TYPES);
  if (type === undefined) throw notAcceptable(LINKSET_TYPES);
  const iri = c.req.query("iri");
  const release = await excerptWithin(
    c,
    publication,
    iri === undefined ? [] : spellings(iri),
    "about",
  );
  const contexts =
    iri === undefined
      ? linksetOfDataset(release)
      : thingLinks(release, foundThing(release, iri).iri);
  const absolute = contexts.map((context) => resolve(context, release.base));
  return send(c, WRITERS[type]?.(absolute) ?? "", type);
}

function thingLinks(release: Publication["release"], iri: string): LinkContext[] {
  return linksetOfThing(release, iri, profileLinks(release, iri));
}

function resolve({ anchor, links }: LinkContext, base: string): LinkContext {
  const absolute = (address: string) => new URL(address.replace(/^\//, ""), base).href;
  return {
    anchor: absolute(anchor),
    links: links.map((link) => ({ ...link, href: absolute(link.href) })),
  };
}

const WRITERS: Readonly<Record<string, (contexts: readonly LinkContext[]) => string>> = {
  "application/linkset+json": writeJson,
  "application/linkset": (contexts) =>
    `${contexts
      .flatMap(({ anchor, links }) =>
        links.map((link) => `${writeLinks([link])}; anchor="${anchor}"`),
      )
      .join(",\n")}\n`,
};

/** §4.2: by relation type; attributes of our own are lists. */
function writeJson(contexts: readonly LinkContext[]): string {
  const linkset = contexts.map(({ anchor, links }) => {
    const targets: Record<string, object[]> = {};
    for (const { rel, href, type, formats } of links)
      for (const relation of rel.split(" ")) {
        const target = { href, ...(type && { type }), ...(formats && { formats: [formats] }) };
        targets[relation] = [...(targets[relation] ?? []), target];
      }
    return { anchor, ...targets };
  });
  return `${JSON.stringify({ linkset }, null, 2)}\n`;
}
