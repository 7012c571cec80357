// The Reconciliation Service API 0.2 over HTTP: manifest, queries, data extension, suggestions, previews.

import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { fold, namesOf } from "../publish/names.ts";
import { Reconciler, type ReconciliationQuery } from "../publish/reconcile.ts";
import { propertiesOf } from "../publish/void.ts";
import { HTML, send } from "./respond.ts";

const BATCH_MAX = 500;
const LIMIT = 10;
const SUGGESTIONS = 20;

const Value = z.union([z.string(), z.number(), z.boolean(), z.looseObject({ id: z.string() })]);
const Query = z.looseObject({
  query: z.string().max(2000).default(""),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  type_strict: z.enum(["any", "should", "all"]).default("should"),
  limit: z.number().int().positive().max(100).default(LIMIT),
  properties: z
    .array(z.looseObject({ pid: z.string(), v: z.union([Value, z.array(Value)]) }))
    .default([]),
});
const Queries = z.record(z.string(), Query);
const Extension = z.looseObject({
  ids: z.array(z.string()).max(BATCH_MAX),
  properties: z.array(z.looseObject({ id: z.string() })),
});

/** The manifest; or the answers to `queries`; or the values for `extend`. */
export async function answerReconcile(c: Context, { release }: Publication): Promise<Response> {
  const parameters = await parametersOf(c);
  const queries = parameters.get("queries");
  const extend = parameters.get("extend");
  const body =
    queries !== null
      ? matchAll(release, readJson(queries, Queries))
      : extend !== null
        ? extendAll(release, readJson(extend, Extension))
        : manifest(release);
  return answerJson(c, body, parameters.get("callback"));
}

async function parametersOf(c: Context): Promise<URLSearchParams> {
  const address = new URL(c.req.url).searchParams;
  if (c.req.method !== "POST") return address;
  const form = new URLSearchParams(await c.req.text());
  for (const [name, value] of address) if (!form.has(name)) form.set(name, value);
  return form;
}

function readJson<T>(text: string, schema: z.ZodType<T>): T {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw invalid("the parameter holds no JSON");
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid(`${issue?.path.join(".")}: ${issue?.message}`);
}

function invalid(message: string): ChanceryError {
  return new ChanceryError({
    code: "WEB-606",
    message,
    hint: "The Reconciliation Service API 0.2 says how a request is written.",
  });
}

function matchAll(release: Release, queries: z.infer<typeof Queries>) {
  const entries = Object.entries(queries);
  if (entries.length > BATCH_MAX) throw invalid(`a batch holds at most ${BATCH_MAX} queries`);
  const reconciler = new Reconciler(release);
  return Object.fromEntries(
    entries.map(([key, query]) => [key, { result: reconciler.match(toQuery(query)) }]),
  );
}

function toQuery({
  query,
  type,
  type_strict,
  limit,
  properties,
}: z.infer<typeof Query>): ReconciliationQuery {
  return {
    query,
    limit,
    types: [type ?? []].flat(),
    isStrict: type_strict !== "should",
    properties: properties.map(({ pid, v }) => ({ pid, values: [v].flat().map(textOf) })),
  };
}

function textOf(value: z.infer<typeof Value>): string {
  return typeof value === "object" ? value.id : String(value);
}

function extendAll(release: Release, { ids, properties }: z.infer<typeof Extension>) {
  const reconciler = new Reconciler(release);
  const rows = ids.map((id) => [
    id,
    Object.fromEntries(
      properties.map((property) => [property.id, reconciler.cellsOf(id, property.id)]),
    ),
  ]);
  return {
    meta: properties
      .map(({ id }) => reconciler.named(reconciler.iriOf(id)))
      .map(({ id, name }, at) => ({ id: properties[at]?.id ?? id, name })),
    rows: Object.fromEntries(rows),
  };
}

function manifest(release: Release) {
  const { base, about } = release;
  const service = (path: string) => ({ service_url: `${base}reconcile`, service_path: path });
  return {
    versions: ["0.2"],
    name: about.title[0].value,
    identifierSpace: base,
    schemaSpace: base,
    view: { url: `${base}resource?iri={{id}}` },
    preview: { url: `${base}reconcile/preview?id={{id}}`, width: 400, height: 200 },
    defaultTypes: new Reconciler(release).types().slice(0, 20),
    suggest: {
      entity: service("/suggest/entity"),
      property: service("/suggest/property"),
      type: service("/suggest/type"),
    },
    extend: { propose_properties: service("/properties"), property_settings: [] },
    batchSize: 100,
    documentation: `${base}docs/reconcile`,
  };
}

/** Suggestions as somebody types (§6). An id finds its thing. */
export function answerSuggest(c: Context, { release }: Publication): Promise<Response> {
  const { prefix = "", cursor = "0", callback = null } = c.req.query();
  const found = SUGGESTERS[c.req.param("kind") ?? ""];
  if (found === undefined)
    throw new ChanceryError({
      code: "WEB-601",
      message: "there is nothing of this kind to suggest",
      hint: `There is: ${Object.keys(SUGGESTERS).join(", ")}.`,
    });
  const reconciler = new Reconciler(release);
  const start = Math.max(0, Number.parseInt(cursor, 10) || 0);
  const byId =
    release.quads.hasSubject(reconciler.iriOf(prefix)) && prefix !== ""
      ? [reconciler.iriOf(prefix)]
      : [];
  const iris = [...new Set([...byId, ...found(release, prefix)])].slice(start, start + SUGGESTIONS);
  const result = iris.map((iri) => {
    const description = release.labels.description(iri)?.value;
    return { ...reconciler.named(iri), ...(description !== undefined && { description }) };
  });
  return answerJson(c, { result }, callback);
}

const SUGGESTERS: Readonly<Record<string, (release: Release, prefix: string) => string[]>> = {
  entity: (release, prefix) => (fold(prefix) === "" ? [] : namesOf(release).startingWith(prefix)),
  property: (release, prefix) =>
    labelled(
      release,
      propertiesOf(release).map(([iri]) => iri),
      prefix,
    ),
  type: (release, prefix) =>
    labelled(
      release,
      release.classes.map(({ iri }) => iri),
      prefix,
    ),
};

/** Those with a label that has a word beginning so. */
function labelled(release: Release, iris: readonly string[], prefix: string): string[] {
  const wanted = fold(prefix);
  const names = (iri: string) => [
    release.labels.label(iri).value,
    ...release.labels.labels(iri).map(({ value }) => value),
  ];
  return iris.filter((iri) => names(iri).some((name) => ` ${fold(name)}`.includes(` ${wanted}`)));
}

export function answerProperties(c: Context, { release }: Publication): Promise<Response> {
  const { type = "", limit = "100", callback = null } = c.req.query();
  const properties = new Reconciler(release).propertiesOfType(
    type,
    Math.min(500, Number.parseInt(limit, 10) || 100),
  );
  return answerJson(c, { type, limit: properties.length, properties }, callback);
}

/** A small page for a frame of the client (§7). */
export async function answerPreview(c: Context, { release }: Publication): Promise<Response> {
  const reconciler = new Reconciler(release);
  const iri = reconciler.iriOf(c.req.query("id") ?? "");
  if (!release.quads.hasSubject(iri))
    throw new ChanceryError({
      code: "WEB-601",
      message: `nothing is said here of ${iri}`,
      hint: "Give an id that the service gave.",
    });
  const { value, language } = release.labels.label(iri);
  const description = release.labels.description(iri)?.value ?? "";
  const page = html`<!doctype html>
<html lang="${language || "en"}"><head><meta charset="utf-8"><title>${value}</title><link rel="stylesheet" href="/assets/style.css"></head>
<body><main><p><strong><a href="/resource?iri=${encodeURIComponent(iri)}" target="_blank">${value}</a></strong></p><p>${description}</p><p class="soft">${reconciler.idOf(iri)}</p></main></body></html>`;
  c.set("mayBeFramed", true);
  return send(c, String(await page), HTML);
}

/** JSON, or JavaScript that calls a function where a client asks for it (§3.3). */
function answerJson(c: Context, body: unknown, callback: string | null): Promise<Response> {
  const json = JSON.stringify(body);
  if (callback === null) return send(c, json, "application/json");
  if (!/^[A-Za-z_$][\w$.]{0,100}$/.test(callback))
    throw invalid("the callback is no name of a function");
  return send(c, `/**/${callback}(${json});`, "application/javascript");
}
