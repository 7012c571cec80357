// Items to write: made at random, hostile texts among them, and what a reader must understand of them.

import fc from "fast-check";
import { planBatch, type Said } from "../../../src/wikibase/batch.ts";
import {
  type Datatype,
  type Entity,
  type Precision,
  RANKS,
  type Rank,
  type Snak,
  type Statement,
} from "../../../src/wikibase/model.ts";
import { compareSnaks } from "../../../src/wikibase/snaks.ts";
import { type ParsedCommand, worth } from "./parsed.ts";

const ENTITY = "http://www.wikidata.org/entity/";

/** A property for each kind of value. */
export const DATATYPES: ReadonlyMap<string, Datatype> = new Map([
  ["P1", "wikibase-item"],
  ["P2", "wikibase-property"],
  ["P3", "time"],
  ["P4", "monolingualtext"],
  ["P5", "string"],
  ["P6", "external-id"],
  ["P7", "url"],
  ["P8", "commonsMedia"],
  ["P9", "quantity"],
  ["P10", "globe-coordinate"],
]);

const PIECES = [
  '"',
  "“",
  "”",
  "|",
  "||",
  "\t",
  "\n",
  " ",
  ",",
  "/* x */",
  "LAST",
  "Q1",
  "—",
  "қ",
  "😀",
  "12",
  "a",
];

const tameText = fc.stringMatching(/^[a-zé"',;:()&-]{1,12}$/);

/** Short texts of awkward pieces, and any text at all. */
const wildText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((all) => all.join("")),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  tameText,
);

const TAME_LANGUAGES = ["en", "es", "kk", "ru", "zh-hans", "be-tarask"];

/** How far the items of one run go. */
interface Manner {
  readonly text: fc.Arbitrary<string>;
  readonly language: fc.Arbitrary<string>;
  readonly rank: fc.Arbitrary<Rank>;
  readonly bounds: fc.Arbitrary<"none" | "even" | "uneven">;
  readonly globe: fc.Arbitrary<string>;
}

/** What each format can carry, and then what none or not all of them can. */
const MANNERS: readonly Manner[] = [
  {
    text: tameText,
    language: fc.constantFrom(...TAME_LANGUAGES),
    rank: fc.constant("normal"),
    bounds: fc.constantFrom("none", "even"),
    globe: fc.constant("Q2"),
  },
  {
    text: wildText,
    language: fc.constantFrom(...TAME_LANGUAGES, "es-419", "xx"),
    rank: fc.constantFrom(...RANKS),
    bounds: fc.constantFrom("none", "even", "uneven"),
    globe: fc.constantFrom("Q2", "Q405"),
  },
];

const item = fc.integer({ min: 1, max: 999 }).map((number) => `Q${number}`);

const decimal = fc
  .tuple(
    fc.constantFrom("", "-"),
    fc.bigInt({ min: 1n, max: 10n ** 20n }),
    fc.constantFrom("", ".5", ".250"),
  )
  .map(([sign, whole, fraction]) => `${sign}${whole}${fraction}`);

const day = fc
  .tuple(
    fc.constantFrom("+", "-"),
    fc.integer({ min: 1, max: 9999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([sign, year, month, date]) => ({
    sign,
    year: String(year).padStart(4, "0"),
    month: String(month).padStart(2, "0"),
    date: String(date).padStart(2, "0"),
  }));

const time = fc
  .tuple(
    day,
    fc.constantFrom<Precision>(7, 8, 9, 10, 11),
    fc.constantFrom("gregorian" as const, "julian" as const),
  )
  .map(([{ sign, year, month, date }, precision, calendar]) => ({
    type: "time" as const,
    time: `${sign}${year}-${precision < 10 ? "00" : month}-${precision < 11 ? "00" : date}T00:00:00Z`,
    precision,
    calendar,
  }));

const quantity = ({ bounds }: Manner) =>
  fc.tuple(decimal, fc.option(item, { nil: undefined }), bounds).map(([amount, unit, kind]) => ({
    type: "quantity" as const,
    amount,
    ...(unit !== undefined && { unit }),
    ...(kind !== "none" && { bounds: boundsOf(amount, kind === "even" ? 3n : 4n) }),
  }));

/** Three below, and three or four above. */
function boundsOf(amount: string, above: bigint): { lower: string; upper: string } {
  const [whole = "0", fraction] = amount.split(".");
  const shifted = (by: bigint) => {
    const digits = fraction?.length ?? 0;
    const units = BigInt(`${whole}${fraction ?? ""}`) + by * 10n ** BigInt(digits);
    const plain = String(units < 0n ? -units : units).padStart(digits + 1, "0");
    const written = digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
    return units < 0n ? `-${written}` : written;
  };
  return { lower: shifted(-3n), upper: shifted(above) };
}

const degrees = (most: number) =>
  fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((units) => units / 1e5);

const coordinates = ({ globe: body }: Manner) =>
  fc
    .tuple(degrees(90), degrees(180), fc.constantFrom(1, 0.1, 0.00001), body)
    .map(([latitude, longitude, precision, globe]) => ({
      type: "coordinates" as const,
      latitude,
      longitude,
      precision,
      globe,
    }));

const snak = (manner: Manner, newItems: readonly string[]): fc.Arbitrary<Snak> =>
  fc.oneof(
    item.map((id) => ({ property: "P1", value: { type: "item" as const, id } })),
    fc
      .constantFrom(...newItems)
      .map((iri) => ({ property: "P1", value: { type: "new-item" as const, iri } })),
    fc
      .constantFrom("somevalue" as const, "novalue" as const)
      .map((type) => ({ property: "P1", value: { type } })),
    item.map((id) => ({
      property: "P2",
      value: { type: "property" as const, id: id.replace("Q", "P") },
    })),
    time.map((value) => ({ property: "P3", value })),
    fc.tuple(manner.text, manner.language).map(([given, code]) => ({
      property: "P4",
      value: { type: "monolingual" as const, text: given, language: code },
    })),
    ...["P5", "P6", "P7", "P8"].map((property) =>
      manner.text.map((given) => ({ property, value: { type: "text" as const, text: given } })),
    ),
    quantity(manner).map((value) => ({ property: "P9", value })),
    coordinates(manner).map((value) => ({ property: "P10", value })),
  );

/** Statements as they are built: their snaks in the order of properties. */
const statement = (manner: Manner, newItems: readonly string[]): fc.Arbitrary<Statement> => {
  const snaks = (most: number, least: number) =>
    fc
      .array(snak(manner, newItems), { minLength: least, maxLength: most })
      .map((all) => all.sort(compareSnaks));
  return fc.record({
    main: snak(manner, newItems),
    rank: manner.rank,
    qualifiers: snaks(3, 0),
    references: fc.array(snaks(3, 1), { maxLength: 3 }),
    isFallback: fc.constant(false),
    graphs: fc.constant(["https://example.org/graph"]),
    rule: fc.constant("https://example.org/rule"),
  });
};

/** Items that exist and new ones, which may refer to each other. */
export const entities: fc.Arbitrary<Entity[]> = fc
  .tuple(
    fc.constantFrom(...MANNERS),
    fc.uniqueArray(item, { maxLength: 2 }),
    fc.integer({ min: 0, max: 2 }),
  )
  .chain(([manner, existing, count]) => {
    const fresh = Array.from({ length: count }, (_, at) => `https://example.org/new/${at}`);
    const known = [...fresh, "https://example.org/new/0"].slice(0, Math.max(count, 1));
    const names = fc.dictionary(manner.language, manner.text, { minKeys: 1, maxKeys: 3 });
    const aliases = fc.dictionary(
      manner.language,
      fc.uniqueArray(manner.text, { minLength: 1, maxLength: 2 }),
      { maxKeys: 2 },
    );
    const entity = (iri: string, id: string | undefined): fc.Arbitrary<Entity> =>
      fc.record({
        iri: fc.constant(iri),
        id: fc.constant(id),
        labels: names.map(mapOf),
        descriptions: names.map(mapOf),
        aliases: aliases.map(mapOf),
        statements: fc.array(statement(manner, known), { maxLength: 3 }).map(inOrder),
      });
    return fc.tuple(
      ...existing.map((id) => entity(`https://example.org/thing/${id}`, id)),
      ...fresh.map((iri) => entity(iri, undefined)),
    );
  });

function mapOf<T>(given: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(given));
}

function inOrder(statements: Statement[]): Statement[] {
  return statements.sort((a, b) => compareSnaks(a.main, b.main));
}

/** What a reader must understand: first what exists, then each new item with what refers to it. */
export function expected(given: readonly Entity[]): ParsedCommand[] {
  const { existing, created } = planBatch(given);
  return [
    ...existing.flatMap(onItem),
    ...created.flatMap(({ entity, statements, after }) => [
      ...creation(entity, statements),
      ...after.flatMap(onItem),
    ]),
  ];
}

/** In CSV nothing refers to a new item but itself. */
export function expectedInCsv(given: readonly Entity[]): ParsedCommand[] {
  const { existing, created } = planBatch(given);
  return [
    ...existing.flatMap(onItem),
    ...created.flatMap(({ entity, statements }) => creation(entity, statements)),
  ];
}

function creation(entity: Entity, statements: readonly Statement[]): ParsedCommand[] {
  const name = (what: "label" | "description" | "alias", code: string, given: string) => ({
    what,
    subject: "LAST",
    language: code,
    text: given,
  });
  return [
    { what: "create" },
    ...[...entity.labels].map(([code, given]) => name("label", code, given)),
    ...[...entity.descriptions].map(([code, given]) => name("description", code, given)),
    ...[...entity.aliases].flatMap(([code, all]) => all.map((given) => name("alias", code, given))),
    ...statements.map((said) => command("LAST", said)),
  ];
}

function onItem({ entity, statements }: Said): ParsedCommand[] {
  return statements.map((said) => command(entity.id ?? "LAST", said));
}

function command(subject: string, { main, qualifiers, references }: Statement): ParsedCommand {
  const pair = ({ property, value }: Snak) => [property, understood(value)] as const;
  return {
    what: "statement",
    subject,
    property: main.property,
    value: understood(main.value),
    qualifiers: qualifiers.map(pair),
    references: references.map((reference) => reference.map(pair)),
  };
}

function understood(value: Snak["value"]): unknown {
  switch (value.type) {
    case "item":
    case "property":
      return { id: value.id };
    case "new-item":
      return { id: "LAST" };
    case "somevalue":
    case "novalue":
      return { snak: value.type };
    case "text":
      return { text: value.text };
    case "monolingual":
      return { language: value.language, text: value.text };
    case "time":
      return {
        time: value.time,
        precision: value.precision,
        calendar: `${ENTITY}${value.calendar === "julian" ? "Q1985786" : "Q1985727"}`,
      };
    case "quantity":
      return {
        amount: worth(value.amount),
        unit: value.unit === undefined ? "1" : ENTITY + value.unit,
        ...(value.bounds && { upper: worth(value.bounds.upper), lower: worth(value.bounds.lower) }),
      };
    case "coordinates":
      return { latitude: value.latitude, longitude: value.longitude, precision: 0.000001 };
  }
}
