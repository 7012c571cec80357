// Years and kinds in the address of a page.

import type { Context } from "hono";
import { ChanceryError } from "../model/error.ts";

/** A year of the address; nothing when it is not given. @throws ChanceryError WEB-606 when it is none */
export function readYear(c: Context, name: string): number | undefined {
  const given = (c.req.query(name) ?? "").trim();
  if (given === "") return undefined;
  if (/^-?\d{1,5}$/.test(given)) return Number(given);
  throw new ChanceryError({
    code: "WEB-606",
    message: `${name} cannot be ${JSON.stringify(given.slice(0, 40))}`,
    hint: "It is a year, such as 1992.",
  });
}

/** What the column `lane` must hold; nothing when all is wanted. */
export function readLane(c: Context): string | undefined {
  return c.req.query("lane") || undefined;
}
