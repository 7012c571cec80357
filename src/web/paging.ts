// Pages of long answers: ?page= of a request, and links to the pages beside it (RFC 8288).

import type { Context } from "hono";
import type { PageLinks } from "../html/query/answer.ts";
import { ChanceryError } from "../model/error.ts";

/** The page that is asked for, from 1. @throws ChanceryError WEB-606 */
export function readPage(c: Context): number {
  const given = c.req.query("page");
  if (given === undefined) return 1;
  const page = /^[1-9]\d{0,8}$/.test(given) ? Number(given) : 0;
  if (page > 0) return page;
  throw new ChanceryError({
    code: "WEB-606",
    message: `${given} is no page`,
    hint: "Pages count from 1.",
  });
}

/** The same address with other pages; a query that came in a body is sent there again. */
export function pageLinks(c: Context, page: number, hasNext: boolean): PageLinks {
  const to = (number: number) => {
    const address = new URL(c.req.url);
    if (number === 1) address.searchParams.delete("page");
    else address.searchParams.set("page", String(number));
    return address.pathname + address.search;
  };
  return { ...(page > 1 && { prev: to(page - 1) }), ...(hasNext && { next: to(page + 1) }) };
}

export function linkHeader(links: PageLinks): Record<string, string> {
  const values = Object.entries(links).map(([rel, path]) => `<${path}>; rel="${rel}"`);
  return values.length === 0 ? {} : { Link: values.join(", ") };
}
