// The RDF of Wikibase: equal to what Wikibase itself writes for the same entities.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Parser } from "n3";
import { canonize } from "rdf-canonize";
import { describe, expect, it } from "vitest";
import { type EntityDocument, readDocument } from "../../src/wikibase/document.ts";
import { DUMP_PARTS, dumpHeader, entitiesRdf } from "../../src/wikibase/rdf/entity.ts";
import type { Namespaces } from "../../src/wikibase/rdf/namespaces.ts";
import type { Part } from "../../src/wikibase/rdf/statements.ts";
import { finish, ROOT, run } from "./started.ts";

const FOLDER =
  process.env["CHANCERY_WIKIBASE_RDF"] ?? join(ROOT, "../shared/fixtures/wikibase-rdf");
const GOLDEN = join(FOLDER, "RdfBuilder");
const hasGolden = existsSync(GOLDEN);
const why = hasGolden
  ? ""
  : " (skipped: set CHANCERY_WIKIBASE_RDF to the golden files of Wikibase)";

const LAKES = join(ROOT, "tests/fixtures/lakes");
const LICENSE = "http://creativecommons.org/publicdomain/zero/1.0/";
const FOREIGN = "_foreignsource_properties";

/** The datatypes of the properties of the golden files. */
const DATATYPES = new Map([
  ["P2", "wikibase-item"],
  ["P3", "commonsMedia"],
  ["P4", "globe-coordinate"],
  ["P5", "monolingualtext"],
  ["P6", "quantity"],
  ["P7", "string"],
  ["P8", "time"],
  ["P9", "url"],
  ["P10", "geo-shape"],
  ["P11", "external-id"],
]);

const set = (...parts: Part[]): ReadonlySet<Part> => new Set<Part>(["document", ...parts]);
const WHOLE = new Set([...DUMP_PARTS].filter((part) => part !== "document" && part !== "version"));

interface Case {
  readonly entities: readonly string[];
  readonly parts: ReadonlySet<Part>;
  readonly files: readonly string[];
}

const CASES: readonly Case[] = [
  { entities: ["Q1"], parts: DUMP_PARTS, files: ["Q1_info"] },
  { entities: ["Q1"], parts: set("version"), files: ["Q1_info"] },
  {
    entities: ["Q2"],
    parts: DUMP_PARTS,
    files: ["Q2_meta", "Q2_version", "Q2_stub", "Q2_aliases"],
  },
  { entities: ["Q3"], parts: DUMP_PARTS, files: ["Q3_meta", "Q3_version", "Q3_sitelinks"] },
  { entities: ["Q3"], parts: set("sitelinks"), files: ["Q3_meta", "Q3_sitelinks"] },
  {
    entities: ["Q4"],
    parts: DUMP_PARTS,
    files: ["Q4_meta", "Q4_version", "Q4_statements", "Q4_direct", "Q4_values"],
  },
  { entities: ["Q4"], parts: set("statements"), files: ["Q4_meta", "Q4_statements"] },
  { entities: ["Q4"], parts: set("truthy"), files: ["Q4_meta", "Q4_direct"] },
  {
    entities: ["Q4"],
    parts: set("truthy", "mentioned"),
    files: ["Q4_meta", "Q4_direct", "Q4_referenced"],
  },
  {
    entities: ["Q4"],
    parts: set("statements", "values"),
    files: ["Q4_meta", "Q4_statements", "Q4_values"],
  },
  {
    entities: ["Q4"],
    parts: set("statements", "properties"),
    files: ["Q4_meta", "Q4_statements", "Q4_props"],
  },
  { entities: ["Q5"], parts: DUMP_PARTS, files: ["Q5_badges"] },
  {
    entities: ["Q6"],
    parts: DUMP_PARTS,
    files: [
      "Q6_meta",
      "Q6_version",
      "Q6_statements",
      "Q6_qualifiers",
      "Q6_values",
      "Q6_referenced",
    ],
  },
  {
    entities: ["Q6"],
    parts: set("statements", "qualifiers"),
    files: ["Q6_meta", "Q6_statements", "Q6_qualifiers"],
  },
  {
    entities: ["Q7"],
    parts: DUMP_PARTS,
    files: [
      "Q7_meta",
      "Q7_version",
      "Q7_statements",
      "Q7_reference_refs",
      "Q7_references",
      "Q7_values",
    ],
  },
  {
    entities: ["Q7"],
    parts: set("statements", "references"),
    files: ["Q7_meta", "Q7_statements", "Q7_reference_refs", "Q7_references"],
  },
  { entities: ["Q8"], parts: DUMP_PARTS, files: ["Q8_baddates"] },
  { entities: ["Q7", "Q9"], parts: WHOLE, files: ["Q7_Q9_dedup"] },
  { entities: ["Q10"], parts: set("truthy", "mentioned"), files: ["Q10_redirect"] },
];

/** Golden files that no case compares, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  Q2_stub_request_languages: "choosing languages is done in JSON, before RDF is written",
  prop1: "page properties are of the wiki's database, not of the entity",
  prop2: "page properties are of the wiki's database, not of the entity",
  prop3: "page properties are of the wiki's database, not of the entity",
  prop4: "page properties are of the wiki's database, not of the entity",
};

const WIKIS = new Map([
  ["enwiki", { language: "en", group: "wikipedia" }],
  ["ruwiki", { language: "ru", group: "none" }],
]);

function wikiOf(site: string) {
  const found = WIKIS.get(site);
  const address = `http://${site}.acme.test/`;
  return found && { ...found, address, pages: address };
}

function namespacesWith(properties: string): Namespaces {
  return {
    entity: (id) => `${id.startsWith("P") ? properties : "http://acme.test/"}${id}`,
    data: (id) => `http://data.acme.test/${id}`,
    statement: "http://acme.test/statement/",
    reference: "http://acme.test/reference/",
    value: "http://acme.test/value/",
    property: `${properties}prop/`,
  };
}

/** As a wiki knows it: with the revision and the time that the golden files were made with. */
function entity(id: string): EntityDocument {
  const json = JSON.parse(readFileSync(join(FOLDER, `entities/${id}.json`), "utf8"));
  return readDocument({ ...json, lastrevid: 42, modified: "2013-10-04T03:31:05Z" });
}

/** The names of what the golden entities mention; Q4242 was merged into Q42. */
function lookup(id: string): EntityDocument | undefined {
  const number = Number(id.slice(1));
  const named = (type: string, known: string, name: string, datatype?: string) =>
    readDocument({ type, id: known, datatype, labels: { en: { language: "en", value: name } } });
  if (id.startsWith("P")) return named("property", id, `Property${number}`, DATATYPES.get(id));
  if (number === 4242) return lookup("Q42");
  return number === 42 ? named("item", "Q42", "Item42") : undefined;
}

/**
 * The canonical form. Addresses of values and references are hashes of PHP objects, so that they are compared up to
 * renaming; all else is compared as it is.
 */
async function canonical(ntriples: string): Promise<string[]> {
  const named = ntriples.replace(/<http:\/\/acme\.test\/(value|reference)\/(\w+)>/g, "_:$1$2");
  const distinct = [...new Set(named.split("\n"))].join("\n"); // golden files say some triples more than once
  const quads = new Parser({ format: "N-Triples" }).parse(distinct);
  const lines = await canonize(quads as never, { algorithm: "RDFC-1.0" }); // n3's typings lag behind @rdfjs/types 2
  return lines.split("\n");
}

function golden(file: string, variant: string): string {
  const own = join(GOLDEN, `${file}${variant}.nt`);
  return `${readFileSync(existsSync(own) ? own : join(GOLDEN, `${file}.nt`), "utf8")}\n`;
}

describe.skipIf(!hasGolden)(`the RDF of Wikibase${why}`, () => {
  const table = CASES.flatMap((given) =>
    ["", FOREIGN].map((variant) => ({
      ...given,
      variant,
      name: `${given.entities.join(" and ")} as in ${given.files.join(", ")}${variant && " with properties from elsewhere"}`,
    })),
  );

  it.each(table)(
    "says of $name what Wikibase says",
    async ({ entities, parts, files, variant }) => {
      const lines = entitiesRdf(entities.map(entity), {
        namespaces: namespacesWith(variant === "" ? "http://acme.test/" : "http://foreign.test/"),
        parts,
        datatypes: DATATYPES,
        lookup,
        license: LICENSE,
        wikiOf,
      });
      const wanted = files.map((file) => golden(file, variant)).join("");
      expect(await canonical(lines.join("\n"))).toEqual(await canonical(wanted));
    },
  );

  it("heads a dump as Wikibase does", async () => {
    const lines = dumpHeader(LICENSE, "2015-03-11T21:51:35Z");
    expect(await canonical(lines.join("\n"))).toEqual(await canonical(golden("dumpheader", "")));
  });

  it("is compared with every golden file but those that are left out with a reason", () => {
    const compared = new Set([...CASES.flatMap(({ files }) => files), "dumpheader"]);
    const names = readdirSync(GOLDEN).map((name) => name.replace(`${FOREIGN}.nt`, ".nt"));
    const silent = names
      .map((name) => name.replace(".nt", ""))
      .filter((name) => !compared.has(name));
    expect(new Set(silent)).toEqual(new Set(Object.keys(LEFT_OUT)));
  });
});

describe("the export of a publication as RDF of Wikibase", () => {
  const written = new Map<string, Promise<string>>();
  const export_ = async (format: string, folder: string) => {
    const { out, code } = await finish(run("wikidata", "export", folder, "--quiet", "-f", format));
    expect(code).toBe(0);
    return out;
  };
  /** Each export runs once. */
  const write = (format: string, folder = ROOT) => {
    const known = written.get(folder + format) ?? export_(format, folder);
    written.set(folder + format, known);
    return known;
  };
  const count = (text: string, part: string) => text.split(part).length - 1;

  it("says the same in both syntaxes, with a header, and without blank nodes", async () => {
    const [lines, turtle] = [await write("rdf"), await write("turtle")];
    const read = (text: string) =>
      canonize(new Parser().parse(text) as never, { algorithm: "RDFC-1.0" }); // as above
    expect(await read(turtle)).toBe(await read(lines));
    expect(lines).toContain("<http://wikiba.se/ontology#Dump>");
    expect(lines).not.toMatch(/(^|\s)_:/m);
    expect(turtle).toContain("wdt:P530 wd:Q96");
  });

  it.each([
    ["the first publication", ROOT],
    ["a publication with values of every kind", LAKES],
  ])("has every statement, qualifier and reference of the JSON of %s", async (_, folder) => {
    const lines = await write("rdf", folder);
    const items: readonly Pick<EntityDocument, "claims">[] = JSON.parse(
      await write("json", folder),
    );
    const statements = items.flatMap(({ claims }) => Object.values(claims).flat());
    const qualifiers = statements
      .flatMap((said) => Object.values(said.qualifiers ?? {}).flat())
      .filter(({ snaktype }) => snaktype !== "novalue");
    const references = statements.flatMap((said) => said.references);
    expect(qualifiers.length).toBeGreaterThan(0);
    expect(count(lines, "<http://wikiba.se/ontology#Statement>")).toBe(statements.length);
    const qualified =
      /^<[^>]+\/entity\/statement\/[^>]+> <http:\/\/www\.wikidata\.org\/prop\/qualifier\/P\d+>/gm;
    expect(lines.match(qualified)?.length).toBe(qualifiers.length);
    expect(count(lines, "<http://www.w3.org/ns/prov#wasDerivedFrom>")).toBe(references.length);
  });

  it("gives new items the same address below the base each time, and never one of Wikidata", async () => {
    const created =
      /<http:\/\/localhost:8080\/(entity\/Q\d+)> <http:\/\/www\.wikidata\.org\/prop\/P\d+>/g;
    const idsIn = (text: string) => new Set([...text.matchAll(created)].map(([, path]) => path));
    const here = await write("rdf");
    const { out: elsewhere } = await finish(
      run(
        "wikidata",
        "export",
        ROOT,
        "--quiet",
        "-f",
        "rdf",
        "--base",
        "https://example.org/kzmx/",
      ),
    );
    expect(idsIn(here).size).toBe(3);
    expect(
      idsIn(elsewhere.replaceAll("https://example.org/kzmx/", "http://localhost:8080/")),
    ).toEqual(idsIn(here));
    for (const path of idsIn(here))
      expect(Number(path?.slice("entity/Q".length))).toBeGreaterThanOrEqual(1_500_000_000);
  });
});
