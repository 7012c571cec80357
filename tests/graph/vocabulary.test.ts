// The vocabulary of the first publication speaks every language of the interface.

import { describe, expect, it } from "vitest";
import { loadRelease } from "../../src/load/release.ts";
import { readSettings } from "../../src/load/settings.ts";
import { INTERFACE_LANGUAGES } from "../../src/model/languages.ts";
import { RDF_TYPE, term } from "../../src/model/vocabulary.ts";
import { BASE, FOLDER } from "./folder.ts";

const { quads } = await loadRelease(FOLDER, {
  base: BASE,
  settings: await readSettings({ folder: FOLDER }),
});

const LABEL = term("rdfs", "label");
const MESSAGE = term("sh", "message");
const DEFINITION = term("skos", "definition");

/** Which texts each kind of term has, by the class that tells the kind. */
const KINDS: readonly [kind: string, type: string, texts: readonly string[], atLeast: number][] = [
  ["class", term("rdfs", "Class"), [LABEL, DEFINITION], 50],
  ["property", term("rdf", "Property"), [LABEL, DEFINITION], 90],
  ["name of a property from the other side", term("owl", "ObjectProperty"), [LABEL], 20],
  ["value", term("skos", "Concept"), [LABEL, term("skos", "prefLabel"), DEFINITION], 14],
  ["scheme of values", term("skos", "ConceptScheme"), [LABEL], 5],
  ["vocabulary", term("owl", "Ontology"), [LABEL, term("dcterms", "description")], 1],
];

describe("the vocabulary of the first publication", () => {
  it.each(KINDS)("says what each %s is in every language", (_, type, texts, atLeast) => {
    const terms = termsOf(type);
    expect(terms.length).toBeGreaterThanOrEqual(atLeast);
    expect(missing(terms, texts)).toEqual([]);
  });

  it("gives examples in words in every language", () => {
    const told = [...quads].filter(({ predicate }) => predicate.value === term("skos", "example"));
    const terms = [...new Set(told.map(({ subject }) => subject.value))];
    expect(terms).not.toEqual([]);
    expect(missing(terms, [term("skos", "example")])).toEqual([]);
  });

  it("has a name in every language for each class, property and datatype that the data uses", () => {
    const used = [...quads].flatMap(({ predicate, object }) => [
      predicate.value,
      ...(predicate.value === RDF_TYPE ? [object.value] : []),
      ...(object.termType === "Literal" ? [object.datatype.value] : []),
    ]);
    expect(missing([...new Set(used)], [LABEL])).toEqual([]);
  });

  it("says why shapes ask for a property in every language", () => {
    const shapes = quads
      .withObject(term("sh", "PropertyShape"))
      .map(({ subject }) => subject.value)
      .filter((iri) => quads.withSubject(iri).some(({ predicate }) => predicate.value === MESSAGE));
    expect(shapes.length).toBeGreaterThan(80);
    expect(missing(shapes, [MESSAGE])).toEqual([]);
  });

  it("has no name in some languages alone", () => {
    const named = [...quads].filter(({ predicate }) => predicate.value === LABEL);
    const things = [...new Set(named.map(({ subject }) => subject.value))];
    expect(things.length).toBeGreaterThan(300);
    expect(missing(things, [LABEL])).toEqual([]);
  });
});

/** The terms of a kind among those that the publication defines, in the vocabulary or in that of its mapping. */
function termsOf(type: string): string[] {
  return quads
    .withObject(type)
    .filter(({ predicate }) => predicate.value === RDF_TYPE)
    .map(({ subject }) => subject.value)
    .filter((iri) => /^ns(#|\/|$)/.test(iri.slice(BASE.length)));
}

/** The texts that terms lack, by name and language. */
function missing(terms: readonly string[], properties: readonly string[]): string[] {
  return terms.flatMap((iri) =>
    properties.flatMap((property) => {
      const texts = quads.withSubject(iri).filter(({ predicate }) => predicate.value === property);
      const has = (language: string) =>
        texts.some(
          ({ object }) =>
            object.termType === "Literal" && object.language === language && object.value !== "",
        );
      return INTERFACE_LANGUAGES.filter((language) => !has(language)).map(
        (language) => `${iri} ${property} @${language}`,
      );
    }),
  );
}
