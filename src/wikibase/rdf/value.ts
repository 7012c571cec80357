// Values of Wikibase as RDF: the simple one that every query sees, and the node that says all of it.

import type { Literal, NamedNode } from "@rdfjs/types";
import { NAMESPACES } from "../../model/vocabulary.ts";
import { factory } from "../../rdf/term.ts";
import type { CoordinateValue, DataValue, QuantityValue, TimeValue } from "../document.ts";
import { typedLiteral } from "./graph.ts";
import { type Namespaces, WIKIBASE, WIKIDATA } from "./namespaces.ts";
import { dateTimeOf } from "./time.ts";

const COMMONS = "http://commons.wikimedia.org/";
const EARTH = `${WIKIDATA}entity/Q2`;
/** The unit of a bare number. */
const ONE = `${WIKIDATA}entity/Q199`;

/** What RDF has in the place of a text, by the datatype of the property; a plain literal for all others. */
const TEXTS: Readonly<Record<string, (text: string) => NamedNode | Literal>> = {
  url: (text) => factory.namedNode(safeIri(text.trim())),
  commonsMedia: (text) => factory.namedNode(`${COMMONS}wiki/Special:FilePath/${encoded(text)}`),
  "geo-shape": (text) => factory.namedNode(COMMONS + pageOf(text)),
  "tabular-data": (text) => factory.namedNode(COMMONS + pageOf(text)),
};

/** The simple value. */
export function simpleValue(
  { type, value }: DataValue,
  datatype: string | undefined,
  namespaces: Namespaces,
): NamedNode | Literal {
  switch (type) {
    case "wikibase-entityid":
      return factory.namedNode(namespaces.entity(value.id));
    case "string":
      return (TEXTS[datatype ?? ""] ?? plain)(value);
    case "monolingualtext":
      return factory.literal(value.text, value.language);
    case "time":
      return timeLiteral(value);
    case "quantity":
      return typedLiteral(value.amount, "decimal");
    case "globecoordinate":
      return wktLiteral(value);
  }
}

/** What is said of the node of a value: its class, and predicates of the Wikibase ontology with their values. */
export interface FullValue {
  readonly kind: string;
  readonly says: readonly (readonly [predicate: string, object: NamedNode | Literal])[];
}

/** The full value; nothing for those that are said wholly by the simple one. */
export function fullValue({ type, value }: DataValue): FullValue | undefined {
  switch (type) {
    case "time":
      return fullTime(value);
    case "quantity":
      return fullQuantity(value);
    case "globecoordinate":
      return fullCoordinate(value);
    default:
      return undefined;
  }
}

function fullTime(value: TimeValue): FullValue {
  return {
    kind: `${WIKIBASE}TimeValue`,
    says: [
      ["timeValue", timeLiteral(value)],
      ["timePrecision", typedLiteral(String(value.precision), "integer")],
      ["timeTimezone", typedLiteral(String(value.timezone), "integer")],
      ["timeCalendarModel", factory.namedNode(safeIri(value.calendarmodel))],
    ],
  };
}

function fullQuantity({ amount, unit, upperBound, lowerBound }: QuantityValue): FullValue {
  const bound = (name: string, given: string | undefined) =>
    given === undefined ? [] : [[name, typedLiteral(given, "decimal")] as const];
  return {
    kind: `${WIKIBASE}QuantityValue`,
    says: [
      ["quantityAmount", typedLiteral(amount, "decimal")],
      ...bound("quantityUpperBound", upperBound),
      ...bound("quantityLowerBound", lowerBound),
      ["quantityUnit", factory.namedNode(unit === "1" ? ONE : safeIri(unit))],
    ],
  };
}

function fullCoordinate({ latitude, longitude, precision, globe }: CoordinateValue): FullValue {
  const known = precision ?? undefined;
  return {
    kind: `${WIKIBASE}GlobecoordinateValue`,
    says: [
      ["geoLatitude", typedLiteral(String(latitude), "double")],
      ["geoLongitude", typedLiteral(String(longitude), "double")],
      ...(known === undefined
        ? []
        : [["geoPrecision", typedLiteral(String(known), "double")] as const]),
      ["geoGlobe", factory.namedNode(safeIri(globe))],
    ],
  };
}

/** A time that is no day of a known calendar stays a text. */
function timeLiteral(value: TimeValue): Literal {
  const dateTime = dateTimeOf(value);
  return dateTime === undefined ? plain(value.time) : typedLiteral(dateTime, "dateTime");
}

/** Longitude first (GeoSPARQL); a globe that is not the Earth is named before. */
function wktLiteral({ latitude, longitude, globe }: CoordinateValue): Literal {
  const place = globe === EARTH ? "" : `<${safeIri(globe)}> `;
  return factory.literal(
    `${place}Point(${longitude} ${latitude})`,
    factory.namedNode(`${NAMESPACES.geo}wktLiteral`),
  );
}

function plain(text: string): Literal {
  return factory.literal(text);
}

/** What no IRI may hold is percent-encoded; all else stays as it was written. */
function safeIri(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what an IRI cannot hold
  return text.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (character) => encodeURIComponent(character));
}

function pageOf(text: string): string {
  return `data/main/${encoded(text.replaceAll(" ", "_")).replaceAll("%3A", ":")}`;
}

/** RFC 3986: also the marks that encodeURIComponent leaves. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
