// The Reconciliation Service API 1.0 (draft) over HTTP: fixed routes, JSON bodies, texts with language and direction.

import type { Context } from "hono";
import { z } from "zod";
import { ChanceryError } from "../../model/error.ts";
import type { Publication } from "../../model/publication.ts";
import type { Text } from "../../model/release.ts";
import { PROPERTY_SETTINGS } from "../../publish/reconcile/extension.ts";
import { type MatchQuery, matchThings } from "../../publish/reconcile/matching.ts";
import type { Things } from "../../publish/reconcile/things.ts";
import {
  answerJson,
  BATCH_MAX,
  BATCH_SIZE,
  Extension,
  inTurns,
  Limit,
  prepare,
  QuantifierName,
  readJson,
  thingsFor,
  Values,
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

/** Every text says its language. A description in another language than the name is left out: they share one `lang`. */
const WIRE: Wire = {
  name: (name) => ({ name: name.value, ...spoken(name) }),
  description: ({ value, language }, name) =>
    language === name.language ? { description: value } : {},
  text: spoken,
  feature: (name) => ({ name, lang: "en", dir: "ltr" }),
  callback: () => undefined,
};

const Condition = z
  .looseObject({
    matchType: z.enum(["name", "id", "property"]),
    propertyId: z.string().optional(),
    propertyValue: Values,
    required: z.boolean().default(false),
    matchQuantifier: QuantifierName,
  })
  .refine(({ matchType, propertyId }) => matchType !== "property" || propertyId !== undefined, {
    message: "a condition on a property names its propertyId",
  });
const Query = z.strictObject({
  type: z.string().optional(),
  limit: Limit,
  lang: z.string().max(40).optional(),
  dir: z.enum(["ltr", "rtl", "auto"]).optional(),
  conditions: z.array(Condition).min(1).max(100),
});
const Batch = z.looseObject({ queries: z.array(Query).max(BATCH_MAX) });

export function answerManifest(c: Context, publication: Publication): Promise<Response> {
  return answerJson(c, manifest(thingsFor(c, publication)));
}

function manifest(things: Things) {
  const { base, about } = things.release;
  const [title] = about.title;
  return {
    versions: ["1.0-draft"],
    name: title.value,
    ...spoken(title),
    documentation: `${base}docs/reconcile`,
    view: { url: `${base}resource?iri={id}` },
    defaultTypes: defaultTypesIn(WIRE, things),
    suggest: { entity: true, property: true, type: true },
    preview: CARD_SIZE,
    extend: {
      proposeProperties: true,
      propertySettings: PROPERTY_SETTINGS.map(({ help, ...rest }) => ({
        ...rest,
        helpText: help,
        lang: "en",
        dir: "ltr",
      })),
    },
    standardizedScore: true,
    batchSize: BATCH_SIZE,
  };
}

export async function answerMatch(c: Context, publication: Publication): Promise<Response> {
  const { queries } = readJson(await bodyOf(c), Batch);
  await prepare(thingsFor(c, publication), queries.map(toMatchQuery));
  const results = await inTurns(c, queries, (query) => ({
    candidates: matchThings(thingsFor(c, publication, query.lang), toMatchQuery(query)).map((one) =>
      candidateIn(WIRE, one),
    ),
  }));
  return answerJson(c, { results });
}

/** @throws ChanceryError WEB-605 when the body does not come as JSON */
function bodyOf(c: Context): Promise<string> {
  const type = c.req.header("content-type") ?? "";
  if (/^application\/([\w.-]+\+)?json\b/i.test(type)) return c.req.text();
  throw new ChanceryError({
    code: "WEB-605",
    message: `queries cannot come as ${type || "nothing named"}`,
    hint: "Send application/json.",
  });
}

function toMatchQuery({ type, limit, conditions }: z.infer<typeof Query>): MatchQuery {
  const common = conditions.map(({ matchType, propertyId, ...rest }) => ({
    kind: matchType,
    property: propertyId ?? "",
    values: rest.propertyValue,
    quantifier: rest.matchQuantifier,
    isRequired: rest.required,
  }));
  return {
    names: common.flatMap(({ kind, ...rest }) => (kind === "property" ? [] : [{ ...rest, kind }])),
    conditions: common.filter(({ kind }) => kind === "property"),
    types: type === undefined ? [] : [type],
    typeRule: "any",
    limit,
  };
}

export async function answerExtend(c: Context, publication: Publication): Promise<Response> {
  const { ids, properties } = readJson(await bodyOf(c), Extension);
  const things = thingsFor(c, publication);
  const rows = await inTurns(c, ids, (id) => ({
    id,
    properties: properties.map((property) => ({
      id: property.id,
      values: cellsIn(WIRE, things, id, property),
    })),
  }));
  return answerJson(c, { meta: metaIn(WIRE, things, properties), rows });
}

export function answerSuggestions(c: Context, publication: Publication): Promise<Response> {
  return answerSuggestIn(WIRE, c, publication);
}

export function answerProposals(c: Context, publication: Publication): Promise<Response> {
  return answerProposalsIn(WIRE, c, publication);
}

/** Scripts that run from right to left. */
const RIGHT_TO_LEFT = new Set([
  "Arab",
  "Hebr",
  "Syrc",
  "Thaa",
  "Nkoo",
  "Adlm",
  "Rohg",
  "Mand",
  "Samr",
]);

/** The language of a text and the direction of its script, where it has a language. */
function spoken({ language }: Text): {
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl" | "auto";
} {
  if (language === "") return {};
  try {
    const { script = "" } = new Intl.Locale(language).maximize();
    return { lang: language, dir: RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr" };
  } catch {
    // a tag that BCP 47 does not know may stand in RDF nevertheless
    return { lang: language, dir: "auto" };
  }
}
