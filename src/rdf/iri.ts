// What an IRI may be made of.

/** What no IRI of RDF may hold (RDF 1.1 N-Triples, IRIREF). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these very characters are meant
const FORBIDDEN = /[\u0000-\u0020<>"{}|^`\\]/;

/** What RFC 3987 (ucschar) forbids beyond that: controls, private use, halves of pairs, specials, tags, what is no character. */
const UNWISE =
  /[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\u{fff0}-\u{ffff}\u{e0000}-\u{e0fff}]/u;

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/** Whether a text can stand as an IRI in a file: absolute, and without forbidden characters. */
export function isAbsoluteIri(text: string): boolean {
  return SCHEME.test(text) && !FORBIDDEN.test(text) && text.isWellFormed();
}

/** Whether a text, absolute or relative, can be written between `<` and `>` in a query that engines accept. */
export function isIriReference(text: string): boolean {
  return !FORBIDDEN.test(text) && !UNWISE.test(text);
}
