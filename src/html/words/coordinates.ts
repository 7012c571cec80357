// Coordinates in words.

import type { InterfaceLanguage } from "../../model/languages.ts";
import type { Point } from "../../model/point.ts";
import { type Catalogue, type Message, say } from "./message.ts";
import { decimalText } from "./numbers.ts";

const SIDES = {
  north: { en: "{n}° N", es: "{n}° N", kk: "{n}° с. е.", ru: "{n}° с. ш." },
  south: { en: "{n}° S", es: "{n}° S", kk: "{n}° о. е.", ru: "{n}° ю. ш." },
  east: { en: "{n}° E", es: "{n}° E", kk: "{n}° ш. б.", ru: "{n}° в. д." },
  west: { en: "{n}° W", es: "{n}° O", kk: "{n}° б. б.", ru: "{n}° з. д." },
} satisfies Catalogue;

/** Latitude first, as people say it. */
export function pointText(language: InterfaceLanguage, { longitude, latitude }: Point): string {
  const side = (degrees: number, plus: Message, minus: Message) =>
    say(language, degrees < 0 ? minus : plus, { n: decimalText(language, Math.abs(degrees)) });
  const parts = [side(latitude, SIDES.north, SIDES.south), side(longitude, SIDES.east, SIDES.west)];
  return parts.join(" ");
}
