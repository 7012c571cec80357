// Queries that the form of a page sends: to the address of their answer, where an address can hold them.

import type { Context } from "hono";
import { type Asked, addressOf } from "../html/query/asked.ts";
import { fieldsOf, type SparqlRequest } from "./sparql-request.ts";

/** How long an address becomes. Proxies pass on 8 KB of the first line of a request, unless they are told otherwise. */
const ADDRESS_MAX = 7_000;

/** Where the answer of a query can be had again. */
export function askedAt(path: string, request: SparqlRequest): Asked {
  const asked = { path, fields: fieldsOf(request) };
  return {
    ...asked,
    // To write the address takes longer than all else that is done with a request of a program, which has no use for it.
    get isPosted() {
      return addressOf(asked).length > ADDRESS_MAX;
    },
  };
}

/**
 * Leads the form of a page to the address of the answer, that people can share. Nothing where that is too long, and for
 * what programs send, which name no view.
 */
export function redirectToAddress(
  c: Context,
  asked: Asked,
  { view }: SparqlRequest,
): Response | undefined {
  if (view === undefined || asked.isPosted === true) return undefined;
  const { searchParams } = new URL(c.req.url);
  const given = new URLSearchParams(addressOf(asked).slice(asked.path.length + 1));
  for (const [name, value] of searchParams) if (!given.has(name)) given.append(name, value);
  if (!given.has("view") && view !== "") given.set("view", view);
  return c.redirect(`${asked.path}?${given}`, 303);
}
