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

interface Offers {
  readonly formats: readonly DataFormat[];
  /** What is offered to programs that name no format. */
  readonly types: readonly string[];
}

const TABLES = offersOf(
  RESULT_FORMATS.flatMap((format) =>
    format.mediaTypes.map((type) => ({ of: "table" as const, format, type })),
  ),
);

const GRAPHS = offersOf(
  RDF_FORMATS.filter(({ writable }) => writable).flatMap((format) =>
    format.mediaTypes.map((type) => ({ of: "graph" as const, format, type })),
  ),
);

/** Everything that a query of a kind can be answered in. */
const OFFERS: Readonly<Record<QueryKind, Offers>> = {
  SELECT: TABLES,
  ASK: TABLES,
  CONSTRUCT: GRAPHS,
  DESCRIBE: GRAPHS,
};

function offersOf(formats: readonly DataFormat[]): Offers {
  const types = formats.filter((offer) => !isForPeople(offer)).map(({ type }) => type);
  return { formats, types: [...types, HTML] };
}

/**
 * @param ending the ending of the address, such as `csv`, where it has one
 * @throws ChanceryError WEB-603 when the client wants nothing of what there is
 */
export function wantedQueryFormat(c: Context, kind: QueryKind, ending?: string): QueryFormat {
  const { formats: offers, types } = OFFERS[kind];
  if (ending === "html") return { of: "page" };
  const name = c.req.query("format");
  if ((ending ?? name) === SVG.id) return { of: "drawing" };
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
  if (name !== undefined) {
    const named = offers.find(({ format }) => format.id === name);
    if (named !== undefined) return named;
    const names = [...new Set(offers.map(({ format }) => format.id))];
    throw refusal(`there is no format ${name} for a ${kind}`, names);
  }
  const found = negotiate(c.req.header("accept"), types);
  if (found === undefined) throw refusal(`nothing in Accept fits a ${kind}`, types);
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
