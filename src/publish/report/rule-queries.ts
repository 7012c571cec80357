// The SPARQL that finds what breaks rules of shapes: one query for all rules of a kind.

import { term } from "../../model/vocabulary.ts";
import { iri, type Raw, raw, sparql } from "../../query/tag.ts";
import type { Parameter, Rule } from "./rules.ts";

/** Where a value is, and what it is not. `?wanted` is what the rule asks for. */
const BROKEN: Readonly<Record<Exclude<Parameter, "class" | "maxCount">, string>> = {
  minCount: "FILTER(?wanted > 0) FILTER NOT EXISTS { ?this ?property ?any }",
  datatype: "?this ?property ?value FILTER(!ISLITERAL(?value) || DATATYPE(?value) != ?wanted)",
  nodeKind: sparql`?this ?property ?value FILTER(ISLITERAL(?value) != (?wanted = ${iri(term("sh", "Literal"))}))`,
};

/**
 * Rows of `?rule`, its place among these, of which all have this parameter, with `?this`, the thing that breaks it,
 * and `?value`, the value that does.
 * @param below the classes that count as one that a rule asks for, itself included
 */
export function brokenQuery(
  parameter: Parameter,
  rules: readonly Rule[],
  { below, limit }: { readonly below: (kind: string) => readonly string[]; readonly limit: number },
): string {
  const table = raw(rules.flatMap(rowsOf).join(" "));
  const about = raw(
    sparql`VALUES (?rule ?class ?property ?wanted) { ${table} } ?this a ?class FILTER(ISIRI(?this))`,
  );
  if (parameter === "maxCount")
    return sparql`SELECT ?rule ?this WHERE { ${about} ?this ?property ?any } GROUP BY ?rule ?this ?wanted HAVING (COUNT(DISTINCT ?any) > ?wanted) LIMIT ${limit}`;
  const broken = parameter === "class" ? ofOtherClass(rules, below) : raw(BROKEN[parameter]);
  return sparql`SELECT DISTINCT ?rule ?this ?value WHERE { ${about} ${broken} } LIMIT ${limit}`;
}

function rowsOf({ classes, property, wanted }: Rule, at: number): string[] {
  return classes.map((kind) => sparql`(${at} ${iri(kind)} ${iri(property)} ${wantedOf(wanted)})`);
}

/** Numbers as numbers, whatever their datatype is. */
function wantedOf(wanted: Rule["wanted"]): Raw | number {
  return wanted.termType === "NamedNode" ? iri(wanted.value) : Number(wanted.value);
}

function ofOtherClass(rules: readonly Rule[], below: (kind: string) => readonly string[]): Raw {
  const wanted = [...new Set(rules.map((rule) => rule.wanted.value))];
  const kinds = wanted.flatMap((kind) =>
    below(kind).map((lower) => raw(sparql`(${iri(kind)} ${iri(lower)})`)),
  );
  return raw(
    sparql`?this ?property ?value FILTER NOT EXISTS { VALUES (?wanted ?kind) { ${kinds} } ?value a ?kind }`,
  );
}
