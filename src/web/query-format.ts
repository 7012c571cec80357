// In which format the answer of a query goes: by ?format=, else by the Accept header.

import type { Context } from "hono";
import { SVG } from "../html/query/asked.ts";
import { ChanceryError } from "../model/error.ts";
import {
  endingOf,
  RDF_FORMATS,
  type RdfFormat,
  RESULT_FORMATS,
  type ResultFormat,
} from "../model/format.ts";
import type { QueryKind } from "../model/query.ts";
import { negotiate } from "./negotiate.ts";
import { HTML } from "./respond.ts";

/** A page, a drawing, a table or a graph; `type` is the media type that the client named. */
export type QueryFormat =
  | { readonly of: "page" }
  | { readonly of: "drawing" }
  | { readonly of: "table"; readonly format: ResultFormat; readonly type: string }
  | { readonly of: "graph"; readonly format: RdfFormat; readonly type: string };

type DataFormat = Exclude<QueryFormat, { of: "page" | "drawing" }>;

/** Everything that a query of this kind can be answered in. */
function offersFor(kind: QueryKind): readonly DataFormat[] {
  if (kind === "SELECT" || kind === "ASK")
    return RESULT_FORMATS.flatMap((format) =>
      format.mediaTypes.map((type) => ({ of: "table" as const, format, type })),
    );
  return RDF_FORMATS.filter(({ writable }) => writable).flatMap((format) =>
    format.mediaTypes.map((type) => ({ of: "graph" as const, format, type })),
  );
}

/**
 * @param ending the ending of the address, such as `csv`, where it has one
 * @throws ChanceryError WEB-603 when the client wants nothing of what there is
 */
export function wantedQueryFormat(c: Context, kind: QueryKind, ending?: string): QueryFormat {
  const offers = offersFor(kind);
  if (ending === "html") return { of: "page" };
  if ((ending ?? c.req.query("format")) === SVG.id) return { of: "drawing" };
  if (ending !== undefined) {
    const named = offers.find(({ format }) => endingOf(format) === ending);
    if (named !== undefined) return named;
    const endings = offers.flatMap(({ format }) => endingOf(format) ?? []);
    throw refusal(`there is no .${ending} of a ${kind}`, [
      ...new Set(endings),
      SVG.id,
      "html",
      "rq",
    ]);
  }
  const name = c.req.query("format");
  if (name !== undefined) {
    const named = offers.find(({ format }) => format.id === name);
    if (named !== undefined) return named;
    const names = [...new Set(offers.map(({ format }) => format.id))];
    throw refusal(`there is no format ${name} for a ${kind}`, names);
  }
  const types = offers.filter((offer) => !isForPeople(offer)).map(({ type }) => type);
  const found = negotiate(c.req.header("accept"), [...types, HTML]);
  if (found === undefined) throw refusal(`nothing in Accept fits a ${kind}`, [...types, HTML]);
  return offers.find(({ type }) => type === found) ?? { of: "page" };
}

function isForPeople(offer: DataFormat): boolean {
  return offer.of === "table" && offer.format.use === "people";
}

export function refusal(message: string, choices: readonly string[]): ChanceryError {
  return new ChanceryError({
    code: "WEB-603",
    message,
    hint: `There is: ${choices.join(", ")}.`,
    choices,
  });
}
