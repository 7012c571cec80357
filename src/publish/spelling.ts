// Spellings of names: what does not count when two of them are compared, and how a name sounds in Latin letters.

import { createRequire } from "node:module";
import type { transliterate as Transliterate } from "transliteration";

const ASCII = /^[\x20-\x7e]*$/;

/** Case, accents of Latin letters and punctuation do not count. й and ё are letters of their own. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower.replace(/[^a-z0-9]+/g, " ").trim();
  return lower
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

/** A folded text as a search takes it: ё for е, as most who write Russian do. */
export function forSearch(folded: string): string {
  return folded.replaceAll("ё", "е");
}

/** Words in alphabetical order. */
export function inOrder(folded: string): string {
  return folded.includes(" ") ? folded.split(" ").sort().join(" ") : folded;
}

/**
 * Spellings that different conventions of romanisation give to one sound, in the order in which they are made one.
 * Capitals stand for sounds until the letters that spell them are done with.
 */
const SOUNDS: readonly (readonly [spelling: RegExp, sound: string])[] = [
  [/shch|sch|sh/g, "S"],
  [/dzh|zh|dj/g, "j"],
  [/tch|ch/g, "C"],
  [/[kg]h/g, "h"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/ck|q/g, "k"],
  [/x/g, "ks"],
  [/gu(?=[ei])/g, "g"],
  [/c(?=[eiy])/g, "s"],
  [/c/g, "k"],
  [/w/g, "v"],
  [/z/g, "s"],
  [/(?<=[aeiou])[yj](?=[aeiou])/g, ""],
  [/\by(?=[aeou])/g, ""],
  [/y/g, "i"],
  [/(?<=i)j/g, "i"],
  [/S/g, "s"],
  [/C/g, "c"],
  [/(.)\1+/g, "$1"],
];

/** How a folded name sounds: in Latin letters, alike for the ways in which people write them. */
export function soundOf(folded: string): string {
  let sound = ASCII.test(folded) ? folded : latin(folded);
  for (const [spelling, one] of SOUNDS) sound = sound.replace(spelling, one);
  return sound;
}

let transliterate: typeof Transliterate | undefined;

/** In Latin letters. The tables of all scripts are loaded when the first such name comes: they take a while. */
function latin(folded: string): string {
  transliterate ??= createRequire(import.meta.url)("transliteration")
    .transliterate as typeof Transliterate; // require knows no types
  return fold(transliterate(folded, { replace: { ә: "a" } }).replace(/['`’]/g, ""));
}
