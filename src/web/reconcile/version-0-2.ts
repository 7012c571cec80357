// The Reconciliation Service API 0.2 over HTTP.

import type { Context } from "hono";
import { z } from "zod";
import type { Publication } from "../../model/publication.ts";
import { PROPERTY_SETTINGS } from "../../publish/reconcile/extension.ts";
import {
  type MatchQuery,
  matchThings,
  queryFor,
  TYPE_RULES,
} from "../../publish/reconcile/matching.ts";
import type { Things } from "../../publish/reconcile/things.ts";
import {
  answerJson,
  BATCH_MAX,
  BATCH_SIZE,
  Extension,
  inTurns,
  invalid,
  Limit,
  prepare,
  readJson,
  thingsFor,
  Values,
  Words,
} from "./edge.ts";
import {
  answerProposalsIn,
  answerSuggestIn,
  CARD_SIZE,
  candidateIn,
  cellsIn,
  defaultTypesIn,
  metaIn,
  type Wire,
} from "./wire.ts";

/** Names are plain; there is no word for a language. */
const WIRE: Wire = {
  name: ({ value }) => ({ name: value }),
  description: ({ value }) => ({ description: value }),
  text: () => ({}),
  feature: () => ({}),
  callback: (c) => c.req.query("callback"),
};

/** §5.1: a query has a text, or properties, or both. */
const Query = z
  .strictObject({
    query: Words.optional(),
    type: z.union([z.string(), z.array(z.string()).max(100)]).optional(),
    type_strict: z.enum(TYPE_RULES).default("should"),
    limit: Limit,
    properties: z
      .array(z.looseObject({ pid: z.string(), v: Values }))
      .max(100)
      .default([]),
  })
  .refine(({ query, properties }) => query !== undefined || properties.length > 0, {
    message: "a query has a text or properties",
  });
const Queries = z.record(z.string(), Query);

/** The manifest; or the answers to `queries`; or the values for `extend`. */
export async function answerReconcile(c: Context, publication: Publication): Promise<Response> {
  const parameters = await parametersOf(c);
  const things = thingsFor(c, publication);
  const queries = parameters.get("queries");
  const extend = parameters.get("extend");
  const body =
    queries !== null
      ? await matchAll(c, things, readJson(queries, Queries))
      : extend !== null
        ? await extendAll(c, things, readJson(extend, Extension))
        : manifest(things);
  return answerJson(c, body, parameters.get("callback") ?? undefined);
}

async function parametersOf(c: Context): Promise<URLSearchParams> {
  const address = new URL(c.req.url).searchParams;
  if (c.req.method !== "POST") return address;
  const form = new URLSearchParams(await c.req.text());
  for (const [name, value] of address) if (!form.has(name)) form.set(name, value);
  return form;
}

async function matchAll(c: Context, things: Things, queries: z.infer<typeof Queries>) {
  const entries = Object.entries(queries);
  if (entries.length > BATCH_MAX) throw invalid(`a batch holds at most ${BATCH_MAX} queries`);
  const asked = entries.map(([key, query]) => [key, toMatchQuery(query)] as const);
  await prepare(
    things,
    asked.map(([, query]) => query),
  );
  const answers = await inTurns(c, asked, ([key, query]) => [
    key,
    { result: matchThings(things, query).map((one) => candidateIn(WIRE, one)) },
  ]);
  return Object.fromEntries(answers);
}

function toMatchQuery(given: z.infer<typeof Query>): MatchQuery {
  const { query, type, type_strict, limit, properties } = given;
  return queryFor(query, {
    types: [type ?? []].flat(),
    typeRule: type_strict,
    limit,
    conditions: properties.map(({ pid, v }) => ({
      property: pid,
      values: v,
      quantifier: "any",
      isRequired: false,
    })),
  });
}

/** §5.3 */
async function extendAll(
  c: Context,
  things: Things,
  { ids, properties }: z.infer<typeof Extension>,
) {
  const rows = await inTurns(c, ids, (id) => [
    id,
    Object.fromEntries(
      properties.map((property) => [property.id, cellsIn(WIRE, things, id, property)]),
    ),
  ]);
  return { meta: metaIn(WIRE, things, properties), rows: Object.fromEntries(rows) };
}

/** §4.1 */
function manifest(things: Things) {
  const { base, about } = things.release;
  const service = (path: string) => ({ service_url: `${base}reconcile`, service_path: path });
  return {
    versions: ["0.2"],
    name: about.title[0].value,
    identifierSpace: base,
    schemaSpace: base,
    view: { url: `${base}resource?iri={{id}}` },
    preview: { url: `${base}reconcile/preview?id={{id}}`, ...CARD_SIZE },
    defaultTypes: defaultTypesIn(WIRE, things),
    suggest: {
      entity: service("/suggest/entity"),
      property: service("/suggest/property"),
      type: service("/suggest/type"),
    },
    extend: {
      propose_properties: service("/properties"),
      property_settings: PROPERTY_SETTINGS.map(({ id, name, help, ...rest }) => ({
        name: id,
        label: name,
        help_text: help,
        ...rest,
      })),
    },
    batchSize: BATCH_SIZE,
    documentation: `${base}docs/reconcile`,
  };
}

/** §6 */
export function answerSuggest(c: Context, publication: Publication): Promise<Response> {
  return answerSuggestIn(WIRE, c, publication);
}

/** §5.3.1 */
export function answerProperties(c: Context, publication: Publication): Promise<Response> {
  return answerProposalsIn(WIRE, c, publication);
}
