// Lists from the index of a release hold and count what their queries do.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { declaredFacets, type Facet, facetOf } from "../../src/publish/browse/facets.ts";
import {
  countQuery,
  facetQuery,
  type ListScope,
  listQuery,
  propertiesQuery,
} from "../../src/publish/browse/list-query.ts";
import { classWithSlug } from "../../src/publish/browse/paths.ts";
import { suggestFacets } from "../../src/publish/browse/suggested.ts";
import { subclassesOf } from "../../src/publish/classes.ts";
import { readResults, textOf } from "../../src/query/results.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM, ROOT } from "./started.ts";

const BASE = "http://index.example/";

/** What a list is narrowed to and sorted by. */
interface Narrowing {
  readonly chosen: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
  /** A key of a facet, or `name`; with `-` in front descending. */
  readonly sort: string;
}

const WHOLE: Narrowing = { chosen: new Map(), text: "", sort: "name" };

async function open(folder: string) {
  const settings = { ...defaultSettings(), clientQuerySeconds: 0, clientQueries: 0 };
  const publication = await openPublication(folder, { settings, base: BASE });
  let queries = 0;
  const counting = new Proxy(publication, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (name === "query") queries += 1;
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const app = createApp(counting);
  const get = (path: string) =>
    Promise.resolve(app.request(path, { headers: { accept: "text/html" } }));
  /** How many queries pages have asked so far. */
  const queriesAsked = () => queries;
  return { publication, get, queriesAsked };
}

type Opened = Awaited<ReturnType<typeof open>>;

async function ask(publication: Publication, query: string) {
  const { body } = await publication.query(query, { format: "json" });
  return readResults(body).rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)])),
  );
}

/** The list over HTTP: its things page by page, their number, and the values of each facet. */
async function shown({ get }: Opened, slug: string, { chosen, text, sort }: Narrowing) {
  const given = new URLSearchParams({ sort, ...(text === "" ? {} : { q: text }) });
  for (const [key, values] of chosen) for (const value of values) given.append(key, value);
  const things: string[] = [];
  let total: unknown;
  let next: string | undefined = `/browse/${slug}.json?${given}&size=4`;
  while (next !== undefined) {
    const answer: Response = await get(next);
    expect(answer.status, next).toBe(200);
    const page = (await answer.json()) as { rows: { iri: string }[]; total: number }; // our own JSON
    things.push(...page.rows.map(({ iri }) => iri));
    total ??= page.total;
    next = /<([^>]*)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
  }
  const page = await (await get(`/browse/${slug}?${given}`)).text();
  const told = page.matchAll(
    /id="f-[^"]+" name="([^"]+)" value="([^"]*)"[^>]*><label[^>]*>[^<]*<span class="soft">([\d,]+)</g,
  );
  const counts = [...told].map(([, key, value, count]) => [key, unescaped(value), Number(count)]);
  const without = [...page.matchAll(/>Without ([^:]+)[^<]*: (\d+) thing/g)].map(([, , n]) =>
    Number(n),
  );
  return { things, total, counts: counts.sort(), without };
}

function unescaped(text = ""): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** The facets of a list by queries. */
async function facetsOf(publication: Publication, kind: string): Promise<readonly Facet[]> {
  const { release } = publication;
  const declared = declaredFacets(release, kind);
  if (declared.length > 0) return declared;
  const rows = await ask(
    publication,
    propertiesQuery({ ...scopeOf(publication, kind, [], WHOLE) }),
  );
  return suggestFacets(
    rows.map(({ property = "", values, things }) => ({
      property,
      values: Number(values),
      things: Number(things),
    })),
  );
}

function scopeOf(
  { release }: Publication,
  kind: string,
  facets: readonly Facet[],
  { chosen, text }: Narrowing,
): ListScope {
  const filters = [...chosen].map(([key, values]) => ({
    facet: facets.find((facet) => facet.key === key) ?? facetOf(key),
    values: values.flatMap((value) => (value === "" ? [value] : [value, BASE + value])),
  }));
  const labels = ["http://www.w3.org/2000/01/rdf-schema#label", "http://schema.org/name"];
  return { classes: subclassesOf(release, kind), filters, text, labels };
}

/** The same by the queries of the list. */
async function asked({ publication }: Opened, kind: string, narrowing: Narrowing) {
  const facets = await facetsOf(publication, kind);
  const scope = scopeOf(publication, kind, facets, narrowing);
  const isDescending = narrowing.sort.startsWith("-");
  const by = facets.find(({ key }) => key === narrowing.sort.replace(/^-/, ""));
  const page = { by, isDescending, limit: 10_000, languages: ["en"] };
  const things = (await ask(publication, listQuery(scope, page))).map(({ thing }) => thing);
  const [counted] = await ask(publication, countQuery(scope));
  const counts: unknown[] = [];
  for (const facet of facets) {
    const filters = scope.filters.filter((filter) => filter.facet.key !== facet.key);
    for (const { value = "", count } of await ask(
      publication,
      facetQuery({ ...scope, filters }, facet, 31),
    ))
      if (Number(count) > 0) counts.push([facet.key, shortened(value), Number(count)]);
  }
  const without: number[] = [];
  for (const { facet } of things.length > 0 ? [] : scope.filters) {
    const filters = scope.filters.filter((filter) => filter.facet !== facet);
    const [row] = await ask(publication, countQuery({ ...scope, filters }));
    if (row?.["count"] !== "0") without.push(Number(row?.["count"]));
  }
  return { things, total: Number(counted?.["count"]), counts: counts.sort(), without };
}

function shortened(value: string): string {
  return value.startsWith(BASE) && value.length > BASE.length ? value.slice(BASE.length) : value;
}

async function expectSame(site: Opened, slug: string, narrowing: Narrowing): Promise<void> {
  const kind = classWithSlug(site.publication.release, slug) ?? "";
  const [page, queries] = await Promise.all([
    shown(site, slug, narrowing),
    asked(site, kind, narrowing),
  ]);
  expect(
    page,
    JSON.stringify([slug, [...narrowing.chosen], narrowing.text, narrowing.sort]),
  ).toEqual(queries);
}

describe("a list from the index holds and counts what its queries do", () => {
  it.each([
    ["the first publication", ROOT, ["passage", "treaty", "office", "embassy", "concept"]],
    ["the museum, whose facets are suggested", MUSEUM, ["work", "person"]],
  ])("in %s", async (_, folder, slugs) => {
    const site = await open(folder);
    for (const slug of slugs) {
      const { counts } = await shown(site, slug, WHOLE);
      await expectSame(site, slug, WHOLE);
      const choices = counts.map(([key, value]) => [String(key), String(value)] as const);
      for (const [at, [key, value]] of choices.entries()) {
        if (at % 5 !== 0) continue;
        const [otherKey, otherValue] = choices[(at * 7 + 3) % choices.length] ?? [key, value];
        const chosen = new Map([[key, [value]]]);
        await expectSame(site, slug, { ...WHOLE, chosen, sort: `-${key}` });
        chosen.set(otherKey, [...(otherKey === key ? [value] : []), otherValue]);
        await expectSame(site, slug, { ...WHOLE, chosen, text: "a", sort: otherKey });
      }
    }
    expect(site.queriesAsked()).toBe(0);
    await site.publication.close();
  });
});

/** Values that only the engine can tell, and a path that only it can follow. */
const HARD_SHAPE =
  ":Shape sh:property [ sh:path ( :value [ sh:inversePath :value ] ) ; sh:order 8 ] .";
const HARD_VALUES = ['"P12M"^^xsd:duration', '"1e30"^^xsd:double'];
const HARD_LINK = '"text"';

const ONTOLOGY = `@prefix : <${BASE}ns#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:Sub rdfs:subClassOf :Thing .
:Shape a sh:NodeShape ; sh:targetClass :Thing ; sh:property
  [ sh:path :value ; sh:order 1 ] , [ sh:path :date ; sh:order 2 ] , [ sh:path :link ; sh:order 3 ] ,
  [ sh:path [ sh:inversePath :link ] ; sh:order 4 ] , [ sh:path ( :link :value ) ; sh:order 5 ] ,
  [ sh:path ( :link [ sh:inversePath :link ] :date ) ; sh:order 6 ] ,
  [ sh:path ( [ sh:inversePath :link ] :link ) ; sh:order 7 ] .
`;
const PREFIXES = `@prefix : <${BASE}ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <http://schema.org/> .
`;

const node = fc.constantFrom("a", "b", "c", "d", "e", "f").map((name) => `<${BASE}${name}>`);
const DATES = [
  '"1700-05-01"^^xsd:date',
  '"1700-06"^^xsd:gYearMonth',
  '"1701"^^xsd:gYear',
  '"1701-01-01T00:00:00Z"^^xsd:dateTime',
  '"1701-01-01T00:00:00+00:00"^^xsd:dateTime',
  '"-0044-03-15"^^xsd:date',
  '"𝒳bcde"^^xsd:date',
  '"1700"',
];
const VALUES = [
  "1",
  "01",
  "1.0",
  "1.50",
  "1e0",
  '"1"^^xsd:int',
  "true",
  '"1"^^xsd:boolean',
  '"Blue"@en',
  '"blue"@EN',
  '"blau"@de',
  '"a \\"b\\" <c>\\n> ."',
  '"\\U0001F600"',
  '"\\uFF5E"',
  '""',
];
const LABELS = [
  '"Blue Jug"@en',
  '"blue jug"',
  '"Ein ΣΟΦΟΣ"@de',
  '"İğde"@tr',
  '"jug"@en',
  "<x:Blue>",
];
const triple = (predicates: readonly string[], objects: fc.Arbitrary<string>) =>
  fc.tuple(node, fc.constantFrom(...predicates), objects).map((parts) => `${parts.join(" ")} .`);
const statementOf = (isHard: boolean) =>
  fc.oneof(
    triple(["a"], fc.constantFrom(":Thing", ":Sub", ":Other")),
    triple(["rdfs:label", "schema:name"], fc.constantFrom(...LABELS)),
    triple([":value"], fc.oneof(fc.constantFrom(...VALUES, ...(isHard ? HARD_VALUES : [])), node)),
    triple([":date"], fc.constantFrom(...DATES)),
    triple(
      [":link"],
      fc.oneof(node, node, fc.constantFrom("<x:else>", ...(isHard ? [HARD_LINK] : []))),
    ),
  );
const graphOf = (isHard: boolean) =>
  fc.array(
    fc
      .tuple(fc.constantFrom("", ":g", ":h"), statementOf(isHard))
      .map(([name, said]) => `${name} { ${said} }`),
    { minLength: 5, maxLength: 60 },
  );
const KEYS = "value date link of-link link.value link.of-link.date of-link.link";
const CHOICES = [
  "",
  "1",
  "01",
  "1.5",
  "true",
  "Blue",
  "blau",
  "1700",
  "1701",
  "-004",
  "a",
  "b",
  "x:else",
  "P1Y",
  "P12M",
];
const key = fc.constantFrom(...KEYS.split(" "));
const narrowing = fc.record({
  chosen: fc
    .array(
      fc.tuple(key, fc.uniqueArray(fc.constantFrom(...CHOICES), { minLength: 1, maxLength: 3 })),
      {
        maxLength: 3,
      },
    )
    .map((chosen) => new Map(chosen)),
  text: fc.constantFrom("", "", "blue", "JUG", "σοφος", "x:b"),
  sort: fc.oneof(
    fc.constantFrom("name", "-name"),
    key,
    key.map((facet) => `-${facet}`),
  ),
});

it.each([
  ["without asking the engine where the index can tell", false],
  ["where it cannot, too", true],
])(
  "does so in any graph, over values, dates, links, inverses and paths, %s",
  async (_, isHard) => {
    const addresses = fc.array(narrowing, { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(graphOf(isHard), addresses, async (said, all) => {
        const folder = mkdtempSync(join(tmpdir(), "chancery-index-"));
        for (const room of ["data", "ontology"]) mkdirSync(join(folder, room));
        writeFileSync(join(folder, "ontology/shapes.ttl"), ONTOLOGY + (isHard ? HARD_SHAPE : ""));
        const things = `<${BASE}a> a :Thing . <${BASE}z> a :Sub .`;
        writeFileSync(join(folder, "data/things.trig"), `${PREFIXES}${things}\n${said.join("\n")}`);
        const site = await open(folder);
        try {
          for (const one of all) await expectSame(site, "thing", one);
          if (!isHard) expect(site.queriesAsked()).toBe(0);
        } finally {
          await site.publication.close();
          rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: isHard ? 5 : 10 },
    );
  },
  60_000,
);

it("a path that leads from everything to everything is left to the engine, and it alone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "chancery-index-"));
  for (const room of ["data", "ontology"]) mkdirSync(join(folder, room));
  const path = "( :link [ sh:inversePath :link ] )";
  writeFileSync(
    join(folder, "ontology/shapes.ttl"),
    `@prefix : <${BASE}ns#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
:Shape a sh:NodeShape ; sh:targetClass :Thing ; sh:property
  [ sh:path ${path} ; sh:order 1 ] , [ sh:path :kind ; sh:order 2 ] .`,
  );
  const things = Array.from(
    { length: 2500 },
    (_, at) => `:t${at} a :Thing ; :link :hub ; :kind "k" .`,
  );
  writeFileSync(join(folder, "data/things.ttl"), `${PREFIXES}${things.join("\n")}`);
  const site = await open(folder);
  const answer = await site.get("/browse/thing");
  expect(answer.status).toBe(200);
  const page = await answer.text();
  expect(page).toContain("2,500 things");
  expect(page).toContain('k <span class="soft">2,500<');
  expect(site.queriesAsked()).toBe(1);
  await site.publication.close();
  rmSync(folder, { recursive: true });
});
