// The words of Wikibase (its JSON data model): values, snaks, references, statements, entities.

/** Datatypes that are mapped, as Wikibase names them. */
export type Datatype =
  | "wikibase-item"
  | "wikibase-property"
  | "time"
  | "monolingualtext"
  | "string"
  | "external-id"
  | "url"
  | "commonsMedia"
  | "quantity"
  | "globe-coordinate";

/** Precision of a time: 7 century, 8 decade, 9 year, 10 month, 11 day. */
export type Precision = 7 | 8 | 9 | 10 | 11;

/** Proleptic both; in which one a date is written. */
export type Calendar = "gregorian" | "julian";

export type ItemValue =
  | { readonly type: "item"; readonly id: string }
  /** A thing of the publication that is to be created; it has no id yet. */
  | { readonly type: "new-item"; readonly iri: string };

export interface TimeValue {
  readonly type: "time";
  /** In the form `+2014-09-00T00:00:00Z`, unknown parts 00, -0044 for 44 BCE. */
  readonly time: string;
  readonly precision: Precision;
  readonly calendar: Calendar;
}

/** Decimals with their sign left out when positive. */
export interface QuantityValue {
  readonly type: "quantity";
  readonly amount: string;
  /** `Q…` of the unit; nothing for a pure number. */
  readonly unit?: string;
  readonly bounds?: { readonly lower: string; readonly upper: string };
}

/** Degrees. */
export interface CoordinatesValue {
  readonly type: "coordinates";
  readonly latitude: number;
  readonly longitude: number;
  readonly precision: number;
  /** `Q…` of the body on which the place lies; Q2 is Earth. */
  readonly globe: string;
}

export type WikibaseValue =
  | ItemValue
  | { readonly type: "property"; readonly id: string }
  | TimeValue
  | { readonly type: "monolingual"; readonly text: string; readonly language: string }
  /** string, external-id, url and commonsMedia: the datatype of the property tells which. */
  | { readonly type: "text"; readonly text: string }
  | QuantityValue
  | CoordinatesValue;

/** That there is a value which is not known, or that there is none. */
export type Absence = { readonly type: "somevalue" } | { readonly type: "novalue" };

export interface Snak {
  /** `P…` */
  readonly property: string;
  readonly value: WikibaseValue | Absence;
}

/** Snaks that together name one source. */
export type Reference = readonly Snak[];

export const RANKS = ["preferred", "normal", "deprecated"] as const;

export type Rank = (typeof RANKS)[number];

export interface Statement {
  readonly main: Snak;
  readonly rank: Rank;
  readonly qualifiers: readonly Snak[];
  readonly references: readonly Reference[];
  /** Whether nothing but rules of last resort gave these references. */
  readonly isFallback: boolean;
  /** Where the evidence stands, and which rule made the statement. */
  readonly graphs: readonly string[];
  readonly rule: string;
}

export interface Entity {
  /** The address of the thing in the publication. */
  readonly iri: string;
  /** `Q…`; nothing for an item that is to be created. */
  readonly id: string | undefined;
  readonly labels: ReadonlyMap<string, string>;
  readonly descriptions: ReadonlyMap<string, string>;
  /** Other names by language, none of them the label. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly statements: readonly Statement[];
}
