// Spellings of names: what does not count when two of them are compared.

/** Case, accents of Latin letters and punctuation do not count. й and ё are letters of their own. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
