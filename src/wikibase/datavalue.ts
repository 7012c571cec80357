// Values in the JSON of Wikibase (its DataValues): what stands as "datavalue" in a snak.

import type {
  Absence,
  CoordinatesValue,
  QuantityValue,
  Snak,
  TimeValue,
  WikibaseValue,
} from "./model.ts";
import { CALENDARS } from "./time.ts";

export type Json = Readonly<Record<string, unknown>>;

/** Addresses of entities: units, calendars and globes. */
const CONCEPT = "http://www.wikidata.org/entity/";

/** The id of a thing that is to be created, if it has one where this is written. */
export type NewItemId = (iri: string) => string | undefined;

export function isAbsence(value: Snak["value"]): value is Absence {
  return value.type === "somevalue" || value.type === "novalue";
}

export function dataValue(value: WikibaseValue, newItemId: NewItemId): Json {
  switch (value.type) {
    case "item":
    case "property":
      return entityValue(value.type, value.id);
    case "new-item":
      return entityValue("item", newItemId(value.iri) ?? "");
    case "time":
      return { type: "time", value: timeJson(value) };
    case "monolingual":
      return { type: "monolingualtext", value: { text: value.text, language: value.language } };
    case "text":
      return { type: "string", value: value.text };
    case "quantity":
      return { type: "quantity", value: quantityJson(value) };
    case "coordinates":
      return { type: "globecoordinate", value: coordinatesJson(value) };
  }
}

/** Ids that are no number yet (LAST, local ones) go without `numeric-id`. */
function entityValue(kind: string, id: string): Json {
  const number = /^[PQ]([1-9]\d*)$/.exec(id)?.[1];
  return {
    type: "wikibase-entityid",
    value: {
      "entity-type": kind,
      id,
      ...(number !== undefined && { "numeric-id": Number(number) }),
    },
  };
}

function timeJson({ time, precision, calendar }: TimeValue): Json {
  const calendarmodel = CONCEPT + CALENDARS[calendar];
  return { time, timezone: 0, before: 0, after: 0, precision, calendarmodel };
}

function quantityJson({ amount, unit, bounds }: QuantityValue): Json {
  return {
    amount: signed(amount),
    unit: unit === undefined ? "1" : CONCEPT + unit,
    ...(bounds && { upperBound: signed(bounds.upper), lowerBound: signed(bounds.lower) }),
  };
}

function coordinatesJson({ latitude, longitude, precision, globe }: CoordinatesValue): Json {
  return { latitude, longitude, altitude: null, precision, globe: CONCEPT + globe };
}

function signed(decimal: string): string {
  return decimal.replace(/^(?!-)/, "+");
}
