// Which terms a query names.

import { tokensOf } from "./tokens.ts";

/** Whether a query names an IRI that begins with one of these. Prefixes that it declares but does not use name nothing. */
export function namesTerm(text: string, starts: readonly string[], base: string): boolean {
  const isOne = (iri: string) => starts.some((start) => iri.startsWith(start));
  const prefixes = new Map<string, string>();
  let declared: string | undefined;
  let before = "";
  for (const { kind, text: word } of tokensOf(text)) {
    if (kind === "comment") continue;
    if (declared !== undefined) {
      prefixes.set(declared, resolved(word, base));
      declared = undefined;
    } else if (kind === "name" && before.toUpperCase() === "PREFIX") declared = word.slice(0, -1);
    else if (kind === "name" && isOne(expanded(word, prefixes))) return true;
    else if (kind === "iri" && before.toUpperCase() !== "BASE" && isOne(resolved(word, base)))
      return true;
    before = word;
  }
  return false;
}

function expanded(name: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(":");
  return (prefixes.get(name.slice(0, colon)) ?? "") + name.slice(colon + 1);
}

function resolved(iri: string, base: string): string {
  const given = iri.slice(1, -1);
  return URL.canParse(given, base) ? new URL(given, base).href : given;
}
