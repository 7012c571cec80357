// What holds for the whole graph: evidence for every statement, offsets in the text, words of the source.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Quad } from "@rdfjs/types";
import { describe, expect, it } from "vitest";
import { loadRelease } from "../../src/load/release.ts";
import { readSettings } from "../../src/load/settings.ts";
import { RDF_TYPE, term } from "../../src/model/vocabulary.ts";
import { BASE, FOLDER } from "./folder.ts";
import { seed, seedBytes, whyNoSeed } from "./seed.ts";

const release = await loadRelease(FOLDER, {
  base: BASE,
  settings: await readSettings({ folder: FOLDER }),
});
const quads = [...release.quads];
const own = (local: string) => `${BASE}ns#${local}`;
const classesOf = (iri: string) =>
  release.quads
    .withSubject(iri)
    .filter(({ predicate }) => predicate.value === RDF_TYPE)
    .map(({ object }) => object.value);
const firstValue = (iri: string, predicate: string) =>
  release.quads.withSubject(iri).find((quad) => quad.predicate.value === predicate)?.object.value;
const membersOf = (...classes: string[]) =>
  classes.flatMap((name) =>
    release.quads
      .withObject(name)
      .filter(({ predicate }) => predicate.value === RDF_TYPE)
      .map(({ subject }) => subject.value),
  );

const EVIDENCE = new Set(membersOf(own("Passage"), own("TitleImplication"), own("Inference")));
const BOOKKEEPING = new Set(membersOf(own("LabelGraph"), own("EditorialGraph")));
/** What editors and authorities may add to a thing: its names, codes, places and links, and no facts. */
const NAMING = new Set([
  ...["label"].map((local) => term("rdfs", local)),
  ...[
    "prefLabel",
    "altLabel",
    "inScheme",
    "topConceptOf",
    "broader",
    "related",
    "exactMatch",
    "closeMatch",
  ].map((local) => term("skos", local)),
  "http://schema.org/description",
  "http://schema.org/sameAs",
  "http://www.opengis.net/ont/geosparql#hasGeometry",
  "http://www.opengis.net/ont/geosparql#asWKT",
  own("countryCode"),
  own("currencyCode"),
]);
const NAMED_CLASSES = new Set([
  term("skos", "Concept"),
  term("skos", "ConceptScheme"),
  own("TradedProduct"),
  own("Currency"),
  "http://www.opengis.net/ont/sf#Point",
]);
const STOPWORDS = new Set(
  "of in to the an and as at on for by from its de en la el los las del al con".split(" "),
);
/** Classes of things that describe the record and not the world. */
const RECORD = new Set(
  ["Passage", "TitleImplication", "Inference", "LabelGraph", "EditorialGraph", "Section"].map(own),
);

describe("the graph of the first publication", () => {
  it("holds every statement on the world in the graph of a passage, a title or an inference", () => {
    const unproven = quads.filter(isDomain).filter(({ graph }) => !EVIDENCE.has(graph.value));
    expect(unproven.filter((quad) => !isNaming(quad)).map(shown)).toEqual([]);
  });

  it("describes each named graph", () => {
    const graphs = new Set(quads.map(({ graph }) => graph.value).filter((graph) => graph !== ""));
    expect([...graphs].filter((graph) => !EVIDENCE.has(graph) && !BOOKKEEPING.has(graph))).toEqual(
      [],
    );
  });

  it("has no blank node and no address outside what it declares", () => {
    const terms = quads.flatMap(({ subject, object, graph }) => [subject, object, graph]);
    expect(terms.filter(({ termType }) => termType === "BlankNode")).toEqual([]);
    const used = new Set(
      quads.map(({ predicate }) => predicate.value).filter((iri) => iri.startsWith(own(""))),
    );
    for (const classes of quads.filter(({ predicate }) => predicate.value === RDF_TYPE))
      if (classes.object.value.startsWith(own(""))) used.add(classes.object.value);
    expect(
      [...used].filter((iri) => firstValue(iri, term("rdfs", "isDefinedBy")) !== `${BASE}ns`),
    ).toEqual([]);
  });

  it("keeps each passage inside the section it names", () => {
    const passages = membersOf(own("Passage"));
    expect(passages.length).toBeGreaterThan(30);
    for (const passage of passages) {
      const [start, end] = offsets(passage);
      const [from, until] = offsets(firstValue(passage, own("section")) ?? "");
      expect(start, passage).toBeGreaterThanOrEqual(from);
      expect(end, passage).toBeLessThanOrEqual(until);
      expect(end, passage).toBeGreaterThan(start);
    }
  });

  it.skipIf(seed === undefined)(`names the text it was made from by its digest${whyNoSeed}`, () => {
    const digest = createHash("sha256")
      .update(seedBytes ?? "")
      .digest("hex");
    expect(firstValue(`${BASE}id/source/seed`, "http://schema.org/sha256")).toBe(digest);
  });

  it.skipIf(seed === undefined)(
    `cites the references whose markers stand at a passage${whyNoSeed}`,
    () => {
      for (const passage of membersOf(own("Passage"))) {
        const marked = [...textOf(passage).matchAll(/\[(\d+)\]/g)].map(([, number]) => number);
        const cited = release.quads
          .withSubject(passage)
          .filter(({ predicate }) => predicate.value === "http://schema.org/citation")
          .map(({ object }) => object.value.split("-").at(-1));
        expect(cited.sort(), passage).toEqual([...new Set(marked)].sort());
      }
    },
  );

  it.skipIf(seed === undefined)(
    `counts the markers of each reference as the text does${whyNoSeed}`,
    () => {
      const body = (seed ?? []).join("");
      for (const reference of membersOf(own("Reference"))) {
        const number = firstValue(reference, "http://schema.org/position");
        const markers = body.split(`[${number}]`).length - 1;
        expect(firstValue(reference, own("markers")), reference).toBe(String(markers));
      }
    },
  );

  it.skipIf(seed === undefined)(
    `finds words of each thing's label where the passage speaks of it${whyNoSeed}`,
    () => {
      const unsupported = membersOf(own("Passage"), own("TitleImplication")).flatMap((passage) => {
        const words = wordsOf(textBefore(passage));
        return [...thingsIn(passage)]
          .filter(
            (thing) =>
              !namesOf(thing).some((name) => [...wordsOf(name)].some((word) => words.has(word))),
          )
          .map((thing) => `${passage} does not speak of ${thing}`);
      });
      expect(unsupported).toEqual([]);
    },
  );

  it.skipIf(seed === undefined)(
    `copies no sentence: no nine words in a row stand in the source${whyNoSeed}`,
    () => {
      const source = plain((seed ?? []).join(""));
      const copied = quads
        .filter(
          ({ object, predicate }) =>
            object.termType === "Literal" && predicate.value !== "http://schema.org/name",
        )
        .flatMap(({ object }) => {
          const words = plain(object.value).split(" ");
          return words.map((_, at) => words.slice(at, at + 9)).filter((run) => run.length === 9);
        })
        .map((run) => run.join(" "))
        .filter((run) => source.includes(run));
      expect(copied).toEqual([]);
    },
  );

  const idsFile = join(FOLDER, "../shared/wikidata-ids.tsv");
  it.skipIf(!existsSync(idsFile))("links only to Wikidata items that were verified", () => {
    const rows = readFileSync(idsFile, "utf8")
      .split("\n")
      .map((line) => line.split("\t"));
    const verified = new Set(
      rows.filter(([, , , confidence]) => confidence === "verified").map(([, id]) => id),
    );
    const used = quads
      .map(
        ({ object }) =>
          /^http:\/\/www\.wikidata\.org\/(?:entity|prop\/direct)\/([PQ]\d+)$/.exec(
            object.value,
          )?.[1],
      )
      .filter((id) => id !== undefined);
    expect(used.length).toBeGreaterThan(40);
    expect(used.filter((id) => !verified.has(id))).toEqual([]);
  });
});

function isDomain({ subject }: Quad): boolean {
  const slug = subject.value.startsWith(`${BASE}id/`) ? subject.value.slice(BASE.length + 3) : "";
  if (
    slug === "" ||
    /#selector$|^(shape|wikidata-rule|dataset|publisher|trade\/structure)/.test(slug)
  )
    return false;
  return (
    subject.value !== `${BASE}id/source/seed` &&
    !classesOf(subject.value).some((name) => RECORD.has(name))
  );
}

function isNaming({ predicate, object, graph }: Quad): boolean {
  if (!BOOKKEEPING.has(graph.value))
    return predicate.value === "http://purl.org/linked-data/cube#structure";
  if (predicate.value === RDF_TYPE) return NAMED_CLASSES.has(object.value);
  return NAMING.has(predicate.value);
}

function shown({ subject, predicate, object, graph }: Quad): string {
  return [subject, predicate, object, graph].map(({ value }) => value).join(" ");
}

function offsets(thing: string): [number, number] {
  const selector = firstValue(thing, "http://www.w3.org/ns/oa#hasSelector") ?? "";
  const number = (local: string) =>
    Number(firstValue(selector, `http://www.w3.org/ns/oa#${local}`));
  return [number("start"), number("end")];
}

function textOf(passage: string): string {
  return (seed ?? []).slice(...offsets(passage)).join("");
}

/** The passage with what stands before it in its section and the title of the article: where its "both" and "he" point. */
function textBefore(passage: string): string {
  const [from] = offsets(firstValue(passage, own("section")) ?? "");
  const title = (seed ?? []).join("").split("\n")[0] ?? "";
  return `${title} ${(seed ?? []).slice(from, offsets(passage)[1]).join("")}`;
}

function thingsIn(graph: string): Set<string> {
  const record = new Set([own("Gap"), own("Reference"), own("Section"), own("Passage")]);
  const nodes = release.quads
    .inGraph(graph)
    .flatMap(({ subject, object }) => [subject, object])
    .filter(({ termType, value }) => termType === "NamedNode" && value.startsWith(`${BASE}id/`))
    .filter(({ value }) => !value.startsWith(`${BASE}id/source/`))
    .map(({ value }) => value);
  return new Set(nodes.filter((node) => !classesOf(node).some((name) => record.has(name))));
}

function namesOf(thing: string): string[] {
  const properties = new Set([term("rdfs", "label"), term("skos", "altLabel")]);
  return release.quads
    .withSubject(thing)
    .filter(
      ({ predicate, object }) =>
        properties.has(predicate.value) &&
        "language" in object &&
        /^(en|es)$/.test(object.language),
    )
    .map(({ object }) => object.value);
}

/** Words by their first five letters, so that "exports" supports "exporter". */
function wordsOf(text: string): Set<string> {
  return new Set(
    plain(text)
      .split(" ")
      .filter((word) => word.length > 1 && !STOPWORDS.has(word))
      .map((word) => word.slice(0, 5)),
  );
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
