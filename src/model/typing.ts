// When a text that somebody is still typing is worth a question.

/** How long it must be before an endpoint is asked for suggestions. */
export const TYPED_LEAST = 3;

/** Scripts in which a sign or two are a word. */
const WORD_SIGNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** How much of a word or name has been typed, in letters and digits; a sign that may be a word counts as one. */
export function typedLength(text: string): number {
  const letters = text.match(/[\p{L}\p{N}]/gu) ?? [];
  return letters.reduce((sum, letter) => sum + (WORD_SIGNS.test(letter) ? TYPED_LEAST : 1), 0);
}
