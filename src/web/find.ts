// What a search finds: in the index of names of a release at hand, by queries at a remote endpoint.

import type { Context } from "hono";
import type { Page } from "../html/page.ts";
import type { Publication } from "../model/publication.ts";
import { subclassesOf } from "../publish/classes.ts";
import { rankNames, wordsOf } from "../publish/held-names.ts";
import { namesOf, warmNames } from "../publish/names.ts";
import { Things } from "../publish/reconcile/things.ts";
import { askAddressed, askNames } from "../publish/remote.ts";
import {
  type Findings,
  foundAs,
  identified,
  search,
  theBest,
  unpasted,
} from "../publish/search.ts";
import { excerptWithin, runTogether } from "./budget.ts";
import { inTurns } from "./reconcile/edge.ts";

/** Longer texts are no names. Addresses may be longer. */
const NAME_MAX = 250;

/** How many names an endpoint is asked for; a thing may have several. */
const NAMES_MAX = 500;

export interface Wanted {
  readonly text: string;
  /** Only things of this class and of those below it. */
  readonly kind?: string | undefined;
  readonly limit: number;
}

export interface Finding extends Findings {
  /** The page with the names of what was found. */
  readonly page: Page;
  /** Whether the text names these things for certain. */
  readonly isCertain: boolean;
}

const NOTHING = { found: [], isNear: false, hasMore: false };

/** Finds at the cost of the client's share. @throws ChanceryError WEB-608, and what queries throw */
export function find(
  c: Context,
  publication: Publication,
  page: Page,
  wanted: Wanted,
): Promise<Finding> {
  const isHere = publication.release.remote === undefined;
  return (isHere ? findHere : findThere)(c, publication, page, wanted);
}

/** Until the index of names is made, others are answered between. */
async function findHere(
  c: Context,
  { release }: Publication,
  page: Page,
  { text, kind, limit }: Wanted,
): Promise<Finding> {
  const exact = identified(page.release, text);
  if (exact.length > 0) return certain(page, exact, limit);
  if (text === "") return { page, ...NOTHING, isCertain: false };
  await warmNames(release);
  const [findings = NOTHING] = await inTurns(c, [text.slice(0, NAME_MAX)], (name) =>
    search(namesOf(release), page.release, name, { kind, limit }),
  );
  return { page, ...findings, isCertain: false };
}

async function findThere(
  c: Context,
  publication: Publication,
  page: Page,
  { text, kind, limit }: Wanted,
): Promise<Finding> {
  const exact = await addressed(c, publication, text, limit + 1);
  const named = exact.length > 0 ? [] : await namedLike(c, publication, text, kind);
  const matches = rankNames(text.slice(0, NAME_MAX), named);
  const things = [...new Set([...exact, ...matches.map(({ iri }) => iri)])];
  const shown = things.slice(0, limit);
  const fuller = page.with(await excerptWithin(c, publication, shown, "kinds"));
  if (exact.length > 0) return certain(fuller, exact, limit);
  const ofShown = matches.filter(({ iri }) => shown.includes(iri));
  const { found } = theBest(fuller.release, ofShown, limit);
  const hasMore = things.length > limit || named.length === NAMES_MAX;
  return { page: fuller, found, isNear: false, hasMore, isCertain: false };
}

function certain(page: Page, things: readonly string[], limit: number): Finding {
  const found = things.slice(0, limit).map((iri) => foundAs(page.release, iri));
  return { page, found, isNear: false, hasMore: things.length > limit, isCertain: true };
}

/** Only what looks like an address is looked up as one. */
async function addressed(
  c: Context,
  publication: Publication,
  text: string,
  limit: number,
): Promise<string[]> {
  const plain = unpasted(text);
  if (!/[/:]/.test(text) && !/^Q[1-9]\d*$/.test(plain)) return [];
  const addresses = new Things(publication.release).addressesOf(plain);
  return runTogether(c, publication, (run) => askAddressed(run, addresses, limit));
}

async function namedLike(c: Context, publication: Publication, text: string, kind?: string) {
  const words = wordsOf(text.slice(0, NAME_MAX));
  if (words.length === 0) return [];
  const kinds = kind === undefined ? [] : subclassesOf(publication.release, kind);
  return runTogether(c, publication, (run) => askNames(run, { words, kinds }, NAMES_MAX));
}
