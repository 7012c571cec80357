// The views of a thing that `?view=` names.

import type { Context } from "hono";
import type { Markup } from "../html/markup.ts";
import { vocabularySection } from "../html/ontology/vocabulary-section.ts";
import type { Page } from "../html/page.ts";
import { Sources } from "../html/sources.ts";
import { THING_VIEWS, type ThingView } from "../html/thing/addresses.ts";
import { restingPage } from "../html/thing/evidence.ts";
import { incomingPage } from "../html/thing/incoming.ts";
import { STATEMENTS_MAX, statementsPage } from "../html/thing/statements-page.ts";
import { thingPage } from "../html/thing-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { nearest } from "../model/text.ts";
import { classesOf } from "../publish/classes.ts";
import { type Description, describe } from "../publish/describe.ts";
import { incomingBy } from "../publish/incoming.ts";
import { kindOfTerm, vocabularyOf } from "../publish/ontology.ts";
import { linksOf, useCounts, useOf } from "./ontology.ts";
import { pageOf, sendPage } from "./pages.ts";
import { panelsOf } from "./panels.ts";
import { writeRdf } from "./rdf.ts";

/** How many things are on a page of those that refer to one. */
const LISTED_MAX = 100;

/** Longer than this a thing is not written out on a page; it can be downloaded. */
const WRITTEN_MAX = 8000;

interface Asked {
  readonly c: Context;
  readonly publication: Publication;
  readonly page: Page;
  readonly found: Description;
}

type Maker = (asked: Asked) => Promise<() => Markup>;

const MAKERS: Readonly<Record<ThingView, Maker>> = {
  page: async ({ c, publication, page, found }) => {
    const kinds = classesOf(page.release, found.iri);
    const { page: named, panels } = await panelsOf(c, publication, page, kinds, found.iri);
    const vocabulary = vocabularyOf(found.iri, found.quads);
    const kind = kindOfTerm(page.release, found.iri);
    const [use, links] = await Promise.all([
      kind === "other" ? undefined : useOf(c, publication, found.iri, kind),
      vocabulary === undefined ? undefined : linksOf(c, publication),
    ]);
    const parts =
      vocabulary && vocabularySection(page, vocabulary, useCounts(publication.release), links);
    return () => thingPage(page, found, { panels, panelPage: named, parts, use });
  },
  term: async ({ c, publication, page, found }) => {
    const iri = `${found.iri}#${c.req.query("term") ?? ""}`;
    const kind = kindOfTerm(page.release, iri);
    const term = describe(page.release, iri);
    if (term === undefined) throw noTerm(iri);
    const use = kind === "other" ? undefined : await useOf(c, publication, iri, kind);
    return () => thingPage(page, term, { panels: [], panelPage: page, use });
  },
  statements: async ({ c, page, found }) => {
    const from = readFrom(c);
    const written = await writtenOut(page, found);
    return () => statementsPage(page, found, from, written);
  },
  links: async ({ c, page, found }) => {
    const given = c.req.query("property") ?? "";
    const property = URL.canParse(given) ? given : page.release.base + given;
    const place = { from: readFrom(c), limit: LISTED_MAX };
    return () =>
      incomingPage(
        page,
        found.iri,
        property,
        incomingBy(page.release.quads, found.iri, property, place),
      );
  },
  rests: async ({ c, page, found }) => {
    const from = readFrom(c);
    return () => restingPage(page, found.iri, from, new Sources(page));
  },
};

/** Sends the view that the address asks for; the page when it asks for none. @throws ChanceryError WEB-606 */
export async function answerView(
  c: Context,
  publication: Publication,
  found: Description,
  release: Page["release"],
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const page = pageOf(c, release);
  const make = await MAKERS[readView(c)]({ c, publication, page, found });
  return sendPage(c, page, make, headers);
}

/** @throws ChanceryError WEB-606 */
function readView(c: Context): ThingView {
  const given = c.req.query("view") ?? "page";
  const found = THING_VIEWS.find((view) => view === given);
  if (found !== undefined) return found;
  throw new ChanceryError({
    code: "WEB-606",
    message: `a thing has no view ${given}`,
    hint: `Did you mean ${nearest(given, THING_VIEWS) ?? "statements"}? There is: ${THING_VIEWS.join(", ")}.`,
  });
}

function noTerm(iri: string): ChanceryError {
  return new ChanceryError({
    code: "WEB-601",
    message: `the vocabulary has no term ${iri}`,
    hint: "Its page lists all of them.",
  });
}

/** Where a list goes on, as its link to the next page says. @throws ChanceryError WEB-606 */
function readFrom(c: Context): number {
  const given = c.req.query("from") ?? "0";
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new ChanceryError({
    code: "WEB-606",
    message: `${given} is no place in a list`,
    hint: "Follow the link to the next page, or leave out from.",
  });
}

/** A small thing as TriG, with its graphs. */
async function writtenOut(page: Page, { quads }: Description): Promise<string | undefined> {
  if (quads.length === 0 || quads.length > STATEMENTS_MAX) return undefined;
  const text = await writeRdf(page.release, quads, "application/trig");
  return text.length > WRITTEN_MAX ? undefined : text;
}
