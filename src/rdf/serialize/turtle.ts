// Turtle and TriG for people: prefixes, one block a subject, `a` first, a stable order.

import type { Quad, Term } from "@rdfjs/types";
import { RDF_TYPE } from "../../model/vocabulary.ts";
import { termToNTriples } from "../term.ts";
import { groupByGraph, groupBySubject, type SubjectGroup } from "./group.ts";
import { Shortener } from "./prefixes.ts";
import { type Reifiers, takeReifiers, tripleKey } from "./reifiers.ts";
import type { WriteOptions } from "./writer.ts";

export function* writeTurtle(quads: Iterable<Quad>, { prefixes }: WriteOptions): Generator<string> {
  const shortener = new Shortener(prefixes);
  const { triples, reifiers } = takeReifiers([...quads]);
  // Most graphs have none, and to look for one takes the name of each triple.
  const given = reifiers.size > 0 ? reifiers : undefined;
  const blocks = groupBySubject(triples).map((group) => writeSubject(group, "", shortener, given));
  yield* withPrefixes(blocks, shortener);
}

export function* writeTriG(quads: Iterable<Quad>, { prefixes }: WriteOptions): Generator<string> {
  const shortener = new Shortener(prefixes);
  const blocks = groupByGraph(quads).map(({ graph, quads }) => {
    const isDefault = graph.termType === "DefaultGraph";
    const subjects = groupBySubject(quads).map((group) =>
      writeSubject(group, isDefault ? "" : "  ", shortener),
    );
    const body = subjects.join("\n");
    return isDefault ? body : `${writeTerm(graph, shortener)} {\n${body}}\n`;
  });
  yield* withPrefixes(blocks, shortener);
}

function* withPrefixes(blocks: readonly string[], { used }: Shortener): Generator<string> {
  const declared = [...used].sort(([a], [b]) => (a < b ? -1 : 1));
  yield declared.map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`).join("");
  for (const block of blocks) yield `\n${block}`;
}

function writeSubject(
  { subject, properties }: SubjectGroup,
  indent: string,
  shortener: Shortener,
  reifiers?: Reifiers,
): string {
  const lines = properties.map(({ predicate, objects }) => {
    const property = predicate.value === RDF_TYPE ? "a" : writeTerm(predicate, shortener);
    const values = objects.map((object) => {
      const reified = reifiers?.get(tripleKey({ subject, predicate, object })) ?? [];
      return [object, ...reified].map((term) => writeTerm(term, shortener)).join(" ~ ");
    });
    return `${property} ${values.join(values.length > 1 ? `,\n${indent}    ` : "")}`;
  });
  return `${indent}${writeTerm(subject, shortener)}\n${indent}  ${lines.join(` ;\n${indent}  `)} .\n`;
}

function writeTerm(term: Term, shortener: Shortener): string {
  if (term.termType === "NamedNode") return shortener.write(term.value);
  if (term.termType === "Quad")
    return `<<( ${[term.subject, term.predicate, term.object].map((part) => writeTerm(part, shortener)).join(" ")} )>>`;
  if (term.termType !== "Literal" || term.language !== "") return termToNTriples(term);
  const whole = termToNTriples(term);
  const suffix = `^^<${term.datatype.value}>`;
  return whole.endsWith(suffix)
    ? `${whole.slice(0, -suffix.length)}^^${shortener.write(term.datatype.value)}`
    : whole;
}
