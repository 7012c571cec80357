// What is read out of the text of a query. Each takes the text first, and plain data gives plain data.

import { analyse } from "./analyse.ts";
import { isForWikidata } from "./dialect/recognise.ts";
import { translateDialect } from "./dialect/translate.ts";
import { examine } from "./doctor.ts";
import { namesTerm } from "./mentions.ts";

export const READINGS = { analyse, translateDialect, isForWikidata, examine, namesTerm } as const;

export type ReadingName = keyof typeof READINGS;

export type Given<N extends ReadingName> = Parameters<(typeof READINGS)[N]>;

export type Read<N extends ReadingName> = ReturnType<(typeof READINGS)[N]>;

type Table = { readonly [N in ReadingName]: (...given: Given<N>) => Read<N> };

export function read<N extends ReadingName>(name: N, given: Given<N>): Read<N> {
  const table: Table = READINGS;
  return table[name](...given);
}
