// The edge that both versions of the reconciliation service share: what comes in, what goes out, and whose time it takes.

import type { Context } from "hono";
import { z } from "zod";
import { ChanceryError } from "../../model/error.ts";
import type { Publication } from "../../model/publication.ts";
import { warmNames } from "../../publish/names.ts";
import { QUANTIFIERS } from "../../publish/reconcile/evidence.ts";
import { warmLiterals } from "../../publish/reconcile/lookup.ts";
import { CANDIDATES, type MatchQuery } from "../../publish/reconcile/matching.ts";
import { SUGGESTERS, type SuggestKind } from "../../publish/reconcile/suggestions.ts";
import { Things } from "../../publish/reconcile/things.ts";
import { budgetOf } from "../budget.ts";
import { isCallback } from "../callback.ts";
import { acceptedLanguages } from "../languages.ts";
import { send } from "../respond.ts";

/** How many queries or ids one request may hold. */
export const BATCH_MAX = 500;

/** How many a client had better send at once. */
export const BATCH_SIZE = 100;

const CANDIDATES_MAX = 100;

/** A text that a client looks for; longer ones are no names. */
export const Words = z.string().max(2000);

const Value = z
  .union([z.string().max(2000), z.number(), z.boolean(), z.looseObject({ id: z.string() })])
  .transform((value) => (typeof value === "object" ? value.id : String(value)));

/** One value or several, as texts; that of a thing is its id. */
export const Values = z
  .union([Value, z.array(Value).max(100)])
  .transform((value) => [value].flat());

export const Limit = z
  .number()
  .positive()
  .default(CANDIDATES)
  .transform((limit) => Math.min(CANDIDATES_MAX, Math.ceil(limit)));

export const QuantifierName = z.enum(QUANTIFIERS).default("any");

/** Numbers come as texts from forms. */
const Count = z.coerce.number().int().min(0).default(0);

const Settings = z
  .looseObject({
    limit: Count,
    offset: Count,
    content: z.enum(["literal", "id"]).default("literal"),
    language: z.string().max(40).default(""),
  })
  .prefault({});

/** A request for data extension; it is the same in both versions. */
export const Extension = z.looseObject({
  ids: z.array(z.string()).max(BATCH_MAX),
  properties: z.array(z.looseObject({ id: z.string(), settings: Settings })).max(100),
});

/** @throws ChanceryError WEB-606 when the text is no JSON of this shape */
export function readJson<T>(text: string, schema: z.ZodType<T>): T {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw invalid("this is no JSON");
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid(`${issue?.path.join(".")}: ${issue?.message}`);
}

export function invalid(message: string): ChanceryError {
  return new ChanceryError({
    code: "WEB-606",
    message,
    hint: "See /docs/reconcile and the Reconciliation Service API for how a request is written.",
  });
}

/** How long other requests wait for a batch, in ms. */
const TURN = 20;

/** Does the work of a batch in turns with other requests, at the cost of the client's share. */
export async function inTurns<T, R>(
  c: Context,
  items: readonly T[],
  work: (item: T) => R,
): Promise<R[]> {
  const { results } = await budgetOf(c).spend(c, async () => {
    const made: R[] = [];
    let elapsed = 0;
    let since = performance.now();
    for (const item of items) {
      made.push(work(item));
      const now = performance.now();
      if (now - since < TURN) continue;
      elapsed += now - since;
      await new Promise(setImmediate);
      since = performance.now();
    }
    return { results: made, elapsed: elapsed + performance.now() - since };
  });
  return results;
}

/** Makes what the queries of a batch are looked up in, in turns with other requests. */
export async function prepare(things: Things, queries: readonly MatchQuery[]): Promise<void> {
  await warmNames(things.release);
  const asked = queries.flatMap(({ conditions }) => conditions.map(({ property }) => property));
  for (const property of new Set(asked)) await warmLiterals(things, things.iriOf(property));
}

/** The things of the current release, named in `language`, else as the client's Accept-Language asks. */
export function thingsFor(c: Context, { release }: Publication, language = ""): Things {
  const accepted = acceptedLanguages(c.req.header("accept-language"));
  return new Things(release, language === "" ? accepted : [language.toLowerCase(), ...accepted]);
}

/** @throws ChanceryError WEB-601 when nothing of this kind is suggested */
export function suggestKind(c: Context): SuggestKind {
  const given = c.req.param("kind");
  const known = Object.keys(SUGGESTERS) as SuggestKind[]; // the keys of a constant table
  const found = known.find((kind) => kind === given);
  if (found !== undefined) return found;
  throw new ChanceryError({
    code: "WEB-601",
    message: "there is nothing of this kind to suggest",
    hint: `There is: ${known.join(", ")}.`,
  });
}

/** Which part of a list a client asks for: `limit`, and `offset` or `cursor`. */
export function pagingOf(
  c: Context,
  { size, most }: { readonly size: number; readonly most: number },
): { readonly offset: number; readonly limit: number } {
  const { limit, offset, cursor } = c.req.query();
  return {
    offset: countIn(offset ?? cursor, 0),
    limit: Math.min(most, countIn(limit, size)),
  };
}

function countIn(text: string | undefined, fallback: number): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : fallback;
}

/** JSON, or JavaScript that calls a function where a client asks for it (0.2 §3.3). */
export function answerJson(
  c: Context,
  body: unknown,
  callback: string | undefined = undefined,
): Promise<Response> {
  const json = JSON.stringify(body);
  const headers = { Vary: "Accept, Accept-Encoding, Accept-Language" };
  if (callback === undefined) return send(c, json, "application/json", headers);
  if (!isCallback(callback)) throw invalid("the callback is no name of a function");
  return send(c, `/**/${callback}(${json});`, "application/javascript", headers);
}
