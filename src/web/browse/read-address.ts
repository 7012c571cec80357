// What the address of a list asks for, checked.

import type { Context } from "hono";
import { LANGUAGE_PARAMETER } from "../../html/page.ts";
import { ChanceryError } from "../../model/error.ts";
import {
  BY_NAME,
  LIST_VIEWS,
  type ListAddress,
  type ListSort,
  type ListView,
  OWN_PARAMETERS,
  readToken,
} from "../../publish/browse/address.ts";

/** The most things of one page, and of one page of a twin. */
const SIZE_MAX = 1000;

/** Longer texts are contained in no name. */
const TEXT_MAX = 250;

/** @throws ChanceryError WEB-606 */
export function readListAddress(c: Context, slug: string): ListAddress {
  const given = new URL(c.req.url).searchParams;
  const own = new Set<string>([...OWN_PARAMETERS, LANGUAGE_PARAMETER, "shape"]);
  const keys = [...new Set(given.keys())].filter((key) => !own.has(key));
  const address: ListAddress = {
    slug,
    view: viewOf(given.get("view")),
    text: (given.get("q") ?? "").trim().slice(0, TEXT_MAX),
    chosen: new Map(keys.map((key) => [key, [...new Set(given.getAll(key))]])),
    sort: sortOf(given.get("sort")),
    columns: [...new Set(given.getAll("columns").flatMap((text) => text.split(",")))].filter(
      (key) => key !== "",
    ),
    size: sizeOf(given.get("size")),
    after: undefined,
  };
  return { ...address, after: positionOf(given.get("after"), address) };
}

function viewOf(given: string | null): ListView {
  if (given === null) return "table";
  const view = LIST_VIEWS.find((known) => known === given);
  if (view !== undefined) return view;
  throw refusal(`a list cannot be shown as ${given}`, `There is: ${LIST_VIEWS.join(", ")}.`);
}

function sortOf(given: string | null): ListSort {
  const text = given ?? BY_NAME;
  return { key: text.replace(/^-/, "") || BY_NAME, isDescending: text.startsWith("-") };
}

function sizeOf(given: string | null): number | undefined {
  if (given === null) return undefined;
  const size = /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 0;
  if (size > 0 && size <= SIZE_MAX) return size;
  throw refusal(`${given} is no size of a page`, `Give a number from 1 to ${SIZE_MAX}.`);
}

function positionOf(given: string | null, address: ListAddress): ListAddress["after"] {
  if (given === null) return undefined;
  const token = readToken(given, address);
  if (token?.isOfList === true) return token.position;
  throw refusal(
    token === undefined
      ? "after does not say where a page begins"
      : "after is a place in a list that is sorted or narrowed otherwise",
    "Take it from the link to the next page, or leave it out to begin at the first.",
  );
}

export function refusal(message: string, hint: string): ChanceryError {
  return new ChanceryError({ code: "WEB-606", message, hint });
}
