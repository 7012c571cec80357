// Tells a query that was written for Wikidata from others.

import { tokensOf } from "../tokens.ts";

/** Prefixes of the statements of Wikidata; `wd:` alone names things and may stand in any query. */
export const STATEMENT_PREFIXES: ReadonlySet<string> = new Set([
  ..."wdt wdtn p ps psv psn pq pqv pqn pr prv prn wdno wds wdv wdref".split(" "),
]);

const PREDICATES = "<http://www.wikidata.org/prop/";
const NUMBERED = /^([a-z]+):P[1-9]\d*$/;

/** Stands in each text that asks so; to look for it costs less than to take the text apart. */
const SIGN = /wikibase:label|:P[1-9]|<http:\/\/www\.wikidata\.org\/prop\//;

/** Whether it asks for statements of Wikidata, or for the label service. */
export function isForWikidata(text: string): boolean {
  if (!SIGN.test(text)) return false;
  return tokensOf(text).some(({ kind, text: word }) => {
    if (kind === "iri") return word.startsWith(PREDICATES);
    if (kind !== "name") return false;
    return word === "wikibase:label" || STATEMENT_PREFIXES.has(NUMBERED.exec(word)?.[1] ?? "");
  });
}
