// Reads back the JSON of commands and of entities, without the code that wrote it.

import { type ParsedCommand, worth } from "./parsed.ts";

// biome-ignore lint/suspicious/noExplicitAny: a reader of JSON whose shape the test itself is about
type Json = any;

export function fromCommands(text: string): ParsedCommand[] {
  const read: Json[] = [];
  for (const command of JSON.parse(text)) {
    const { action, what, item, language, value } = command;
    if (action === "create") read.push({ what: "create" });
    else if (what === "statement")
      read.push({
        what,
        subject: item,
        property: command.property,
        value: understood(command.datavalue),
        qualifiers: [],
        references: [],
      });
    else if (what === "qualifier")
      sameStatement(read.at(-1), command).qualifiers.push(pair(command.qualifier));
    else if (what === "sources")
      for (const [at, source] of command.sources.entries()) {
        const { references } = sameStatement(read.at(-1), command);
        if (at === 0 || source.new_source_group === 1) references.push([]);
        references.at(-1).push(pair(source));
      }
    else read.push({ what, subject: item, language, text: value });
  }
  return read;
}

/** Qualifiers and sources name the statement that they belong to by its value. */
function sameStatement(last: Json, { item, property, datavalue }: Json): Json {
  const isSame =
    last.subject === item &&
    last.property === property &&
    JSON.stringify(last.value) === JSON.stringify(understood(datavalue));
  if (!isSame) throw new Error("it names another statement");
  return last;
}

function pair({ prop, value }: Json): [string, unknown] {
  return [prop, understood(value)];
}

function understood({ type, value }: Json): unknown {
  const readers: Readonly<Record<string, () => unknown>> = {
    somevalue: () => ({ snak: value }),
    novalue: () => ({ snak: value }),
    "wikibase-entityid": () => ({ id: value.id }),
    string: () => ({ text: value }),
    monolingualtext: () => ({ language: value.language, text: value.text }),
    time: () => ({ time: value.time, precision: value.precision, calendar: value.calendarmodel }),
    quantity: () => ({
      amount: worth(value.amount),
      unit: value.unit,
      ...(value.upperBound && { upper: worth(value.upperBound), lower: worth(value.lowerBound) }),
    }),
    globecoordinate: () => ({
      latitude: value.latitude,
      longitude: value.longitude,
      precision: 0.000001,
    }),
  };
  return readers[type]?.();
}

/** Statements of an entity in the words of the model, in the order that the JSON gives. */
export function fromEntity({ claims }: Json): unknown[] {
  return Object.values<Json>(claims)
    .flat()
    .map(({ mainsnak, rank, qualifiers, references, ...rest }: Json) => ({
      main: snak(mainsnak),
      rank,
      qualifiers: ordered(qualifiers, rest["qualifiers-order"]),
      references: references.map((one: Json) => ordered(one.snaks, one["snaks-order"])),
    }));
}

function ordered(groups: Json = {}, order: readonly string[] = []): unknown[] {
  if (order.length !== Object.keys(groups).length) throw new Error("the order is not whole");
  return order.flatMap((property) => groups[property].map(snak));
}

const KINDS: Readonly<Record<string, string>> = {
  monolingualtext: "monolingual",
  string: "text",
  globecoordinate: "coordinates",
};

function snak({ snaktype, property, datavalue }: Json): unknown {
  if (snaktype !== "value") return { property, value: { type: snaktype } };
  return {
    property,
    value: { type: KINDS[datavalue.type] ?? datavalue.type, ...inWords(datavalue) },
  };
}

const id = (address: string) => address.replace("http://www.wikidata.org/entity/", "");
const unsigned = (amount: string) => amount.replace(/^\+/, "");

function inWords({ type, value }: Json): object {
  const readers: Readonly<Record<string, () => object>> = {
    "wikibase-entityid": () => ({ type: value["entity-type"], id: value.id }),
    string: () => ({ text: value }),
    monolingualtext: () => value,
    time: () => ({
      time: value.time,
      precision: value.precision,
      calendar: id(value.calendarmodel) === "Q1985786" ? "julian" : "gregorian",
    }),
    quantity: () => ({
      amount: unsigned(value.amount),
      ...(value.unit !== "1" && { unit: id(value.unit) }),
      ...(value.upperBound && {
        bounds: { lower: unsigned(value.lowerBound), upper: unsigned(value.upperBound) },
      }),
    }),
    globecoordinate: () => ({
      latitude: value.latitude,
      longitude: value.longitude,
      precision: value.precision,
      globe: id(value.globe),
    }),
  };
  return readers[type]?.() ?? {};
}
