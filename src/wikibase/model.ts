// The words of Wikibase (its JSON data model): values, snaks, references, statements, entities.

/** Datatypes that are mapped, as Wikibase names them. */
export type Datatype = "wikibase-item" | "time" | "monolingualtext" | "string" | "url" | "quantity";

/** Precision of a time: 9 year, 10 month, 11 day. */
export type Precision = 9 | 10 | 11;

export type WikibaseValue =
  | { readonly type: "item"; readonly id: string }
  /** `time` in the form `+2014-09-00T00:00:00Z`, Gregorian. */
  | { readonly type: "time"; readonly time: string; readonly precision: Precision }
  | { readonly type: "monolingual"; readonly text: string; readonly language: string }
  | { readonly type: "text"; readonly text: string }
  /** `amount` as a decimal with its sign left out when positive; without unit and bounds. */
  | { readonly type: "quantity"; readonly amount: string };

export interface Snak {
  /** `P…` */
  readonly property: string;
  readonly value: WikibaseValue;
}

/** Snaks that together name one source. */
export type Reference = readonly Snak[];

export interface Statement {
  readonly main: Snak;
  readonly qualifiers: readonly Snak[];
  readonly references: readonly Reference[];
}

export interface Entity {
  /** The address of the thing in the publication. */
  readonly iri: string;
  /** `Q…`; nothing for an item that is to be created. */
  readonly id: string | undefined;
  readonly labels: ReadonlyMap<string, string>;
  readonly descriptions: ReadonlyMap<string, string>;
  readonly statements: readonly Statement[];
}

export interface MappingFinding {
  readonly severity: "error" | "warning";
  /** The thing that is concerned. */
  readonly iri: string;
  readonly message: string;
  readonly hint: string;
}
