// Entities as Wikibase writes them in JSON (docs/topics/json.md of Wikibase), read once into precise types.
// Members that are not named here are kept, so that what was read can be served again.

import { z } from "zod";

const ENTITY_ID = /^[QP][1-9]\d*$/;
const PROPERTY_ID = z.string().regex(/^P[1-9]\d*$/);

/** Wikibase writes an empty map as `[]` in many places. */
function map<T extends z.ZodType>(values: T) {
  const emptied = (given: unknown) => (Array.isArray(given) && given.length === 0 ? {} : given);
  return z.preprocess(emptied, z.record(z.string(), values)).default({});
}

/** Old dumps name an entity by its kind and number alone. */
const entityValue = z
  .looseObject({
    id: z.string().regex(ENTITY_ID).optional(),
    "entity-type": z.enum(["item", "property"]).optional(),
    "numeric-id": z.number().int().positive().optional(),
  })
  .transform((value, context) => {
    const { id, "entity-type": kind, "numeric-id": number } = value;
    if (id !== undefined) return { ...value, id };
    if (number !== undefined)
      return { ...value, id: `${kind === "property" ? "P" : "Q"}${number}` };
    context.addIssue("an entity needs its id");
    return z.NEVER;
  });

const timeValue = z.looseObject({
  /** `+2014-09-00T00:00:00Z`: a sign, a year of any length, 00 for what is not known. */
  time: z.string(),
  timezone: z.number().int().default(0),
  /** 11 for a day, 10 a month, 9 a year, less for more years. */
  precision: z.number().int().min(0).max(14),
  calendarmodel: z.string(),
});

const decimal = z.string().regex(/^[+-]\d+(\.\d+)?$/);

const quantityValue = z.looseObject({
  amount: decimal,
  /** The address of an item, or `1` for a bare number. */
  unit: z.string(),
  upperBound: decimal.optional(),
  lowerBound: decimal.optional(),
});

const coordinateValue = z.looseObject({
  latitude: z.number(),
  longitude: z.number(),
  /** Degrees. */
  precision: z.number().nullish(),
  globe: z.string(),
});

const dataValue = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("wikibase-entityid"), value: entityValue }),
  z.looseObject({ type: z.literal("string"), value: z.string() }),
  z.looseObject({
    type: z.literal("monolingualtext"),
    value: z.object({ text: z.string(), language: z.string() }),
  }),
  z.looseObject({ type: z.literal("time"), value: timeValue }),
  z.looseObject({ type: z.literal("quantity"), value: quantityValue }),
  z.looseObject({ type: z.literal("globecoordinate"), value: coordinateValue }),
]);

const about = { property: PROPERTY_ID, datatype: z.string().optional() };

const snak = z.discriminatedUnion("snaktype", [
  z.looseObject({ snaktype: z.literal("value"), ...about, datavalue: dataValue }),
  z.looseObject({ snaktype: z.literal("somevalue"), ...about }),
  z.looseObject({ snaktype: z.literal("novalue"), ...about }),
]);

const statement = z.looseObject({
  /** `Q232$…`; of a statement that is to be made, nothing. */
  id: z.string().optional(),
  rank: z.enum(["preferred", "normal", "deprecated"]).default("normal"),
  mainsnak: snak,
  qualifiers: map(z.array(snak)),
  references: z
    .array(z.looseObject({ hash: z.string().optional(), snaks: map(z.array(snak)) }))
    .default([]),
});

const text = z.looseObject({ language: z.string(), value: z.string() });

const document = z.looseObject({
  type: z.enum(["item", "property"]),
  id: z.string().regex(ENTITY_ID),
  /** Of a property: the datatype of its values. */
  datatype: z.string().optional(),
  labels: map(text),
  descriptions: map(text),
  aliases: map(z.array(text)),
  claims: map(z.array(statement)),
  sitelinks: map(
    z.looseObject({ site: z.string(), title: z.string(), badges: z.array(z.string()).default([]) }),
  ),
  /** Revision and time of the last change, as an API adds them. */
  lastrevid: z.number().int().optional(),
  modified: z.string().optional(),
});

export type EntityDocument = z.infer<typeof document>;
export type DocumentStatement = z.infer<typeof statement>;
export type DocumentSnak = z.infer<typeof snak>;
export type DataValue = z.infer<typeof dataValue>;
export type TimeValue = z.infer<typeof timeValue>;
export type QuantityValue = z.infer<typeof quantityValue>;
export type CoordinateValue = z.infer<typeof coordinateValue>;

/** An entity from its JSON. @throws z.ZodError when it is no item and no property of Wikibase */
export function readDocument(json: unknown): EntityDocument {
  return document.parse(json);
}
