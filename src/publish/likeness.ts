// How alike two names are, from 0 to 1: what is surely the same name stands above what only may be.

import { editDistance } from "../model/text.ts";
import { fold, inOrder, soundOf } from "./spelling.ts";
import { sameShare, WORD_MIN, type Words } from "./words.ts";

/** A name, made ready to be compared. */
export interface Spelt {
  readonly folded: string;
  readonly sound: string;
}

/** Below this two names have too little in common. */
export const LIKENESS_MIN = 0.5;

/** The same words, those at the end set first, as in "Fox, Vicente". */
const TURNED = 0.97;

/** As alike as names can be that are not the same. */
const TYPO_MAX = 0.96;

/** The same sound in other letters or another script: it may be the same name, and is never safe. */
export const SAME_SOUND = 0.92;

/** As alike as other names can be. */
const NEAR_MAX = 0.915;

/** The same words in yet another order: "Embassy of A in B" is not that of B in A. */
const MIXED = 0.9;

/** All words of the one name stand in the other: a name left out, a title put before. */
const LEFT_OUT = 0.89;
const PUT_IN = 0.86;

/** What such a name loses for each word by which they differ. */
const WORD_LESS = 0.01;

/** A single word that stands in a longer name. */
const ONE_WORD = 0.65;

/** Initials of words, as in "MFA". */
const INITIALS = 0.75;

/** Names with other numbers in them: years, ordinals. */
const OTHER_NUMBERS = 0.75;

/** What a word is worth that is only begun, as in "V. Fox" or "Gov. of Mexico". */
const BEGUN = 0.75;

export function spell(name: string): Spelt {
  const folded = fold(name);
  return { folded, sound: soundOf(folded) };
}

/** The first letters of the words of a name, and those of its longer words. */
export function initialsOf(folded: string): string[] {
  const words = folded.split(" ");
  if (words.length < 2) return [];
  const initials = (some: readonly string[]) => some.map((word) => word[0] ?? "").join("");
  return [...new Set([initials(words), initials(words.filter(({ length }) => length > 3))])].filter(
    ({ length }) => length > 1,
  );
}

/** From 0 to 1. Above `SAME_SOUND` only for the same name, its words turned round, or a slip of the keyboard. */
export function likeness(given: Spelt, known: Spelt, vocabulary: Words): number {
  if (given.folded === known.folded) return 1;
  if (isTurned(given.folded, known.folded)) return TURNED;
  const letters = sameShare(given.folded, known.folded, LIKENESS_MIN);
  if (letters > SAME_SOUND && isSlip(given, known, vocabulary)) return Math.min(TYPO_MAX, letters);
  if (numbersIn(given.folded) !== numbersIn(known.folded))
    return Math.min(OTHER_NUMBERS, nearness(letters, given, known, vocabulary));
  if (given.sound === known.sound) return SAME_SOUND;
  return Math.min(NEAR_MAX, nearness(letters, given, known, vocabulary));
}

function nearness(letters: number, given: Spelt, known: Spelt, vocabulary: Words): number {
  const [mine, theirs] = [given.sound.split(" "), known.sound.split(" ")];
  return Math.max(
    letters,
    // Names in one script sound about as alike as they are written.
    letters > 0 ? 0 : NEAR_MAX * sameShare(given.sound, known.sound, LIKENESS_MIN),
    isMixed(given.sound, known.sound) ? MIXED : 0,
    within(mine, theirs, LEFT_OUT),
    within(theirs, mine, PUT_IN),
    MIXED * wordShare(mine, theirs, vocabulary),
    mine.length === 1 && initialsOf(known.folded).includes(given.folded) ? INITIALS : 0,
  );
}

function isMixed(given: string, known: string): boolean {
  return given.length === known.length && inOrder(given) === inOrder(known);
}

/** How much it counts that all words of one name stand in the other. */
function within(fewer: readonly string[], more: readonly string[], most: number): number {
  if (fewer.length >= more.length || !fewer.every((word) => more.includes(word))) return 0;
  return (fewer.length === 1 ? ONE_WORD : most) - WORD_LESS * (more.length - fewer.length);
}

function isTurned(given: string, known: string): boolean {
  return given.length === known.length && ` ${known} ${known} `.includes(` ${given} `);
}

/** Whether two names differ as by slips of the keyboard alone, word by word, that make no other word that names have. */
function isSlip(given: Spelt, known: Spelt, vocabulary: Words): boolean {
  const [mine, theirs] = [given.folded.split(" "), known.folded.split(" ")];
  if (mine.length !== theirs.length) return editDistance(given.folded, known.folded, 2) < 2;
  return mine.every((word, at) => {
    const other = theirs[at] ?? "";
    if (word === other) return true;
    const sound = soundOf(word);
    const isOther = sound !== soundOf(other) && vocabulary.has(sound);
    return !isOther && isSlippedWord(word, other);
  });
}

/** One letter left out, put in, or swapped with the next, but not the first: another letter makes another name. */
function isSlippedWord(word: string, other: string): boolean {
  if (word.length < 4 || word[0] !== other[0] || /\d/.test(word + other)) return false;
  const isChanged =
    word.length === other.length && [...word].sort().join() !== [...other].sort().join();
  return !isChanged && editDistance(word, other, 2) < 2;
}

function numbersIn(folded: string): string {
  return (folded.match(/\d+/g) ?? []).sort().join(" ");
}

/** How much of what both names say they share: words that few names have count most (Dice, with weights). */
function wordShare(mine: readonly string[], others: readonly string[], vocabulary: Words): number {
  const theirs = [...others];
  const weigh = (words: readonly string[]) =>
    words.reduce((sum, word) => sum + vocabulary.weight(word), 0);
  const whole = weigh(mine) + weigh(theirs);
  let shared = 0;
  for (const word of mine) {
    const [at, alike] = closest(word, theirs);
    if (alike === 0) continue;
    const [other = ""] = theirs.splice(at, 1);
    shared += alike * (vocabulary.weight(word) + vocabulary.weight(other));
  }
  return whole === 0 ? 0 : shared / whole;
}

function closest(word: string, words: readonly string[]): [at: number, alike: number] {
  let best: [number, number] = [0, 0];
  for (const [at, other] of words.entries()) {
    const alike = wordLikeness(word, other);
    if (alike > best[1]) best = [at, alike];
  }
  return best;
}

function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (shorter !== "" && longer.startsWith(shorter) && shorter.length <= 3) return BEGUN;
  return sameShare(a, b, WORD_MIN);
}
