// What a check looks at, and how it walks through it.

import type { FindingPlace, MappingFinding } from "../finding.ts";
import type { Entity, Snak, Statement } from "../model.ts";

/** A thing that has an item already. */
export interface MatchedThing {
  readonly iri: string;
  readonly id: string;
}

type Texts<T> = Readonly<Record<string, T>>;

/** What is looked at in the JSON of an item that was downloaded. */
export interface KnownItem {
  readonly id: string;
  readonly labels: Texts<{ readonly value: string }>;
  readonly descriptions?: Texts<{ readonly value: string }>;
  readonly aliases: Texts<readonly { readonly value: string }[]>;
  readonly claims: Texts<
    readonly {
      readonly mainsnak: { readonly datavalue?: { readonly value: unknown } | undefined };
    }[]
  >;
}

export interface Subject {
  readonly entities: readonly Entity[];
  /** Things of the publication that are items already and have one of these names, in any language. */
  readonly matchedNamed: (name: string) => readonly MatchedThing[];
  readonly classesOf: (iri: string) => readonly string[];
  /** Every item that a thing is said to be. */
  readonly idsOf: (iri: string) => readonly string[];
  /** Items that the user has downloaded, to look for twins. */
  readonly known: readonly KnownItem[];
}

export type Check = (subject: Subject) => MappingFinding[];

/** Every snak of an entity, with its place. */
export function snaksOf(entity: Entity): { readonly snak: Snak; readonly place: FindingPlace }[] {
  return entity.statements.flatMap((statement) =>
    [statement.main, ...statement.qualifiers, ...statement.references.flat()].map((snak) => ({
      snak,
      place: { ...placeOf(entity, statement), property: snak.property },
    })),
  );
}

export function placeOf({ iri }: Entity, { main, graphs, rule }: Statement): FindingPlace {
  const [graph] = graphs;
  return { iri, property: main.property, rule, ...(graph !== undefined && { graph }) };
}

export function isNew({ id }: Entity): boolean {
  return id === undefined;
}

/** Labels, descriptions and aliases with what they are and their language. */
export function namesIn({ labels, descriptions, aliases }: Entity): {
  readonly kind: "label" | "description" | "alias";
  readonly language: string;
  readonly text: string;
}[] {
  return [
    ...[...labels].map(([language, text]) => ({ kind: "label" as const, language, text })),
    ...[...descriptions].map(([language, text]) => ({
      kind: "description" as const,
      language,
      text,
    })),
    ...[...aliases].flatMap(([language, names]) =>
      names.map((text) => ({ kind: "alias" as const, language, text })),
    ),
  ];
}
