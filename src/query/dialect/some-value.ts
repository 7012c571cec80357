// wikibase:isSomeValue: whether a value is known to be there and nothing more.

import { factory } from "../../rdf/term.ts";

export const IS_SOME_VALUE = "http://wikiba.se/ontology#isSomeValue";

/** The same query with the function in plain SPARQL: such a value is an address that begins with `genid`. */
export function withoutIsSomeValue<T>(part: T, genid: string): T {
  if (typeof part !== "object" || part === null || "termType" in part) return part;
  if (Array.isArray(part)) return part.map((inner) => withoutIsSomeValue(inner, genid)) as T; // the same members
  const entries = Object.entries(part).map(([name, inner]) => [
    name,
    withoutIsSomeValue(inner, genid),
  ]);
  const copy = Object.fromEntries(entries) as T; // the same members
  return isCall(part) ? (startsWith((copy as Call).args, genid) as T) : copy; // one expression in the place of another
}

interface Call {
  readonly args: readonly unknown[];
}

function isCall(part: object): boolean {
  if (!("type" in part) || part.type !== "functionCall" || !("function" in part)) return false;
  const { function: name } = part;
  return (
    typeof name === "object" && name !== null && "value" in name && name.value === IS_SOME_VALUE
  );
}

function startsWith(args: readonly unknown[], genid: string): object {
  const start = factory.literal(genid);
  const text = { type: "operation", operator: "str", args };
  return { type: "operation", operator: "strstarts", args: [text, start] };
}
