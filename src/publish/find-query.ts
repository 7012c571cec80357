// The SPARQL of a search: names that hold some words, and things that an address names.

import { LABEL_PROPERTIES, MACHINERY, SAME_AS_PROPERTIES, term } from "../model/vocabulary.ts";
import { iri, type Raw, raw, sparql } from "../query/tag.ts";
import { fold, forSearch } from "./spelling.ts";

/** How many words the engine looks for, the longest; a name that has these seldom lacks the others. */
const WORDS_MAX = 6;

/** Where letters with accents stand: from Latin-1 to Latin Extended-B, and Latin Extended Additional. */
const ACCENTED: readonly (readonly [first: number, last: number])[] = [
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
];

/** The properties by which search knows things. */
const NAMING: readonly string[] = [...LABEL_PROPERTIES, term("skos", "altLabel")];

export interface Sought {
  /** In small letters. */
  readonly words: readonly string[];
  /** Only things of these classes; of any when empty. */
  readonly kinds: readonly string[];
}

/** Names that hold these words, as `?thing` with `?name`, the shortest first: what is called just so is among them. */
export function namesQuery({ words, kinds }: Sought, limit: number): string {
  const longest = [...words].sort((a, b) => b.length - a.length).slice(0, WORDS_MAX);
  const held = raw(longest.map(holds).join(" && "));
  return sparql`SELECT DISTINCT ?thing ?name WHERE {
  VALUES ?naming { ${NAMING.map(iri)} }
  ?thing ?naming ?name .
  FILTER(ISIRI(?thing) && ISLITERAL(?name) && ${held})
  ${ofKinds(kinds)}
} ORDER BY STRLEN(STR(?name)) STR(?name) STR(?thing) LIMIT ${limit}`;
}

/** The things that have one of these addresses: their own, or that of the same elsewhere. */
export function addressQuery(own: string, elsewhere: string, limit: number): string {
  return sparql`SELECT DISTINCT ?thing WHERE {
  { SELECT ?thing WHERE { VALUES ?thing { ${iri(own)} } ?thing ?property ?value } LIMIT 1 }
  UNION
  { VALUES ?same { ${SAME_AS_PROPERTIES.map(iri)} } ?thing ?same ${iri(elsewhere)} FILTER(ISIRI(?thing)) }
} LIMIT ${limit}`;
}

/** What describes vocabularies and shapes is not looked for. */
function ofKinds(kinds: readonly string[]): Raw {
  if (kinds.length > 0) return raw(sparql`VALUES ?kind { ${kinds.map(iri)} } ?thing a ?kind`);
  const tests = MACHINERY.map((namespace) => sparql`!STRSTARTS(STR(?kind), ${namespace})`);
  return raw(`?thing a ?kind FILTER(${tests.join(" && ")})`);
}

/** Letters that count as one, by the one that stands for them: Latin ones with accents, ё for е. */
const VARIANTS: ReadonlyMap<string, readonly string[]> = variants();

function variants(): Map<string, string[]> {
  const found = new Map([["е", ["ё"]]]);
  const letters = ACCENTED.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)),
  );
  for (const letter of letters) {
    const plain = fold(letter);
    const isVariant = plain.length === 1 && plain !== letter && letter === letter.toLowerCase();
    if (isVariant) found.set(plain, [...(found.get(plain) ?? []), letter]);
  }
  return found;
}

/** Whether a name holds a word, as it was written or with other accents. */
function holds(word: string): string {
  const plain = forSearch(fold(word));
  const isPlain = plain === word && ![...plain].some((letter) => VARIANTS.has(letter));
  const asWritten = sparql`CONTAINS(LCASE(STR(?name)), ${word})`;
  if (isPlain) return asWritten;
  const likewise = sparql`REGEX(LCASE(STR(?name)), ${patternOf(plain)})`;
  return plain === word ? likewise : `(${asWritten} || ${likewise})`;
}

/** Words are letters and digits alone, so that nothing in them is a sign of a pattern. */
function patternOf(plain: string): string {
  return [...plain]
    .map((letter) => {
      const others = VARIANTS.get(letter);
      return others === undefined ? letter : `[${letter}${others.join("")}]`;
    })
    .join("");
}
