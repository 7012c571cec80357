// Queries as people write them for the Wikidata Query Service about Kazakhstan and Mexico: answered unchanged.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSettings } from "../../src/load/settings.ts";
import type { Publication } from "../../src/model/publication.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { BASE, FOLDER } from "./folder.ts";

const WD = "http://www.wikidata.org/entity/";
const LABELS = (languages: string) =>
  `SERVICE wikibase:label { bd:serviceParam wikibase:language "${languages}". }`;

interface Asked {
  readonly name: string;
  readonly query: string;
  /** Rows without the heading; addresses of Wikidata shortened to `wd:`. */
  readonly rows: readonly string[];
}

const QUERIES: readonly Asked[] = [
  {
    name: "diplomatic relations of Kazakhstan since when, and by which source",
    query: `#Diplomatic relations of Kazakhstan
SELECT ?country ?countryLabel ?start ?title WHERE {
  wd:Q232 p:P530 ?statement .
  ?statement ps:P530 ?country ;
             pq:P580 ?start ;
             prov:wasDerivedFrom ?ref .
  ?ref pr:P1476 ?title .
  ${LABELS("[AUTO_LANGUAGE],en")}
}`,
    rows: ["wd:Q96,México,1992-01-14T00:00:00Z,México y Kazajstán Acuerdan Establecer Embajadas"],
  },
  {
    name: "embassies with their place and opening, through subclasses",
    query: `SELECT ?embassyLabel ?countryLabel ?placeLabel (YEAR(?opening) AS ?year) WHERE {
  ?embassy wdt:P31/wdt:P279* wd:Q3917681 ;
           wdt:P137 wd:Q232 ;
           wdt:P17 ?country .
  OPTIONAL { ?embassy wdt:P159 ?place. }
  OPTIONAL { ?embassy wdt:P1619 ?opening. }
  ${LABELS("es,en")}
}`,
    rows: ["Embajada de Kazajistán en la Ciudad de México,México,Ciudad de México,2016"],
  },
  {
    name: "organisations that both are members of",
    query: `SELECT ?org ?orgLabel WHERE {
  wd:Q232 wdt:P463 ?org .
  wd:Q96 wdt:P463 ?org .
  ${LABELS("en")}
}
ORDER BY ?orgLabel`,
    rows: ["wd:Q1065,United Nations", "wd:Q7825,World Trade Organization"],
  },
  {
    name: "people who were foreign ministers",
    query: `SELECT ?person ?personLabel ?positionLabel ?when WHERE {
  VALUES ?position { wd:Q107752338 wd:Q7444306 }
  ?person p:P39 [ ps:P39 ?position; pq:P585 ?when ].
  SERVICE wikibase:label { bd:serviceParam wikibase:language "ru,en" }
} ORDER BY ?person`,
    rows: [
      "wd:Q3186168,Хосе Антонио Мид,Министр иностранных дел Мексики,2014-09-01T00:00:00Z",
      "wd:Q58203,Ерлан Идрисов,Министр иностранных дел Казахстана,2014-09-01T00:00:00Z",
    ],
  },
  {
    name: "labels in four languages, one by one",
    query: `SELECT ?item ?en ?es ?kk ?ru WHERE {
  VALUES ?item { wd:Q232 wd:Q96 }
  ?item rdfs:label ?en, ?es, ?kk, ?ru .
  FILTER(LANG(?en) = "en") FILTER(LANG(?es) = "es") FILTER(LANG(?kk) = "kk") FILTER(LANG(?ru) = "ru")
} ORDER BY ?item`,
    rows: [
      "wd:Q232,Kazakhstan,Kazajistán,Қазақстан,Казахстан",
      "wd:Q96,Mexico,México,Мексика,Мексика",
    ],
  },
  {
    name: "labels by the manual form, used in an aggregate",
    query: `SELECT ?country (GROUP_CONCAT(?name; separator=" / ") AS ?members) WHERE {
  { SELECT ?country ?name WHERE {
    ?country wdt:P463 ?org .
    SERVICE wikibase:label { bd:serviceParam wikibase:language "en". ?org rdfs:label ?name. }
  } ORDER BY ?name }
} GROUP BY ?country ORDER BY ?country`,
    rows: [
      "wd:Q232,United Nations / World Trade Organization",
      "wd:Q96,United Nations / World Trade Organization",
    ],
  },
  {
    name: "labels in two languages side by side, each by a service of its own",
    query: `SELECT ?country ?en ?kk ?countryLabel WHERE {
  VALUES ?country { wd:Q96 }
  SERVICE wikibase:label { bd:serviceParam wikibase:language "en". ?country rdfs:label ?en. }
  SERVICE wikibase:label { bd:serviceParam wikibase:language "kk". ?country rdfs:label ?kk. }
  ${LABELS("es")}
}`,
    rows: ["wd:Q96,Mexico,Мексика,México"],
  },
  {
    name: "how many statements an item has, grouped with labels",
    query: `#defaultView:BarChart
SELECT ?memberLabel (COUNT(DISTINCT ?org) AS ?count) WHERE {
  ?member wdt:P463 ?org.
  ${LABELS("en")}
} GROUP BY ?member ?memberLabel ORDER BY DESC(?count) ?memberLabel`,
    rows: ["Kazakhstan,2", "Mexico,2"],
  },
  {
    name: "the precision of a date, through its value node",
    query: `SELECT ?personLabel ?precision WHERE {
  ?person p:P39/pqv:P585 ?node .
  ?node wikibase:timePrecision ?precision ; wikibase:timeCalendarModel wd:Q1985727 .
  ?person p:P39/ps:P39 wd:Q107752338 .
  ${LABELS("en")}
}`,
    rows: ["Erlan Idrissov,10"],
  },
  {
    name: "signatories of treaties, with the best rank alone, and a hint for another engine",
    query: `SELECT DISTINCT ?treatyLabel ?signatoryLabel WHERE {
  hint:Query hint:optimizer "None" .
  ?treaty wdt:P31 wd:Q9557810 ; p:P1891 ?st .
  ?st a wikibase:BestRank ; ps:P1891 ?signatory .
  hint:Prior hint:runFirst true .
  ${LABELS("en")}
} ORDER BY ?signatoryLabel`,
    rows: [
      '"Agreement on visas for official, service and diplomatic passports (2014)",Kazakhstan',
      '"Agreement on visas for official, service and diplomatic passports (2014)",Mexico',
    ],
  },
  {
    name: "names of properties, as the query builder finds them",
    query: `SELECT ?property ?propertyLabel ?value WHERE {
  wd:Q232 ?claim ?value .
  ?property wikibase:directClaim ?claim ; wikibase:propertyType wikibase:WikibaseItem .
  ${LABELS("en")}
} ORDER BY ?property ?value`,
    rows: [
      "wd:P463,member of,wd:Q1065",
      "wd:P463,member of,wd:Q7825",
      "wd:P530,diplomatic relation,wd:Q96",
      "wd:P531,diplomatic mission sent,https://example.org/entity/Q1515147285",
    ],
  },
  {
    name: "labels within OPTIONAL: what is not there has no label, and what has none its id",
    query: `SELECT ?item ?placeLabel ?xLabel WHERE {
  VALUES (?item ?x) { (wd:Q96 wd:Q999999999) }
  OPTIONAL { ?item wdt:P159 ?place . ${LABELS("en")} }
}`,
    rows: ["wd:Q96,,Q999999999"],
  },
  {
    name: "things without a counterpart",
    query: `SELECT ?itemLabel WHERE {
  ?item wdt:P530 [] .
  MINUS { ?item wdt:P463 wd:Q1065 }
  FILTER NOT EXISTS { ?item wdt:P31 wd:Q5 }
  ${LABELS("en")}
}`,
    rows: [],
  },
  {
    name: "descriptions, and the place of a relation in a subquery",
    query: `SELECT ?relationLabel ?relationDescription ?n WHERE {
  ?relation wdt:P31 wd:Q15221623 .
  { SELECT ?relation (COUNT(?party) AS ?n) WHERE { ?relation wdt:P17 ?party } GROUP BY ?relation }
  ${LABELS("kk,en")}
}`,
    rows: [
      "Қазақстан–Мексика қатынастары,Қазақстан мен Мексиканың 1992 жылғы қаңтардан бергі екіжақты қатынастары,2",
    ],
  },
];

describe("the query service", () => {
  let publication: Publication;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    const settings = await readSettings({ folder: FOLDER });
    publication = await openPublication(FOLDER, { settings, base: BASE });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  const ask = (query: string, headers: Record<string, string> = {}, path = "/wikidata/sparql") =>
    app.request(path, {
      method: "POST",
      body: query,
      headers: {
        "Content-Type": "application/sparql-query",
        Accept: "text/csv",
        "Accept-Language": "es-MX, es;q=0.9",
        ...headers,
      },
    });

  it.each(QUERIES)("answers $name", async ({ query, rows }) => {
    const answer = await ask(query);
    const text = await answer.text();
    expect(answer.status, text).toBe(200);
    const [, ...found] = text.trimEnd().replaceAll(WD, "wd:").split(/\r?\n/);
    expect(found).toEqual(rows);
  });

  it("keeps the columns of SELECT * to those that were written", async () => {
    const answer = await ask(
      `SELECT * { wd:Q232 wdt:P530 ?other . SERVICE wikibase:label { bd:serviceParam wikibase:language "kk" . ?other rdfs:label ?name } }`,
    );
    expect(await answer.text()).toBe(`other,name\r\n${WD}Q96,Мексика\r\n`);
  });

  it("builds graphs, asks, and describes, with labels", async () => {
    const graph = await ask(
      `CONSTRUCT { ?x schema:name ?xLabel } { ?x wdt:P530 wd:Q96 ${LABELS("es")} }`,
      { Accept: "text/turtle" },
    );
    expect(await graph.text()).toContain('schema:name "Kazajistán"@es');
    const yes = await ask("ASK { wd:Q232 wdt:P530 wd:Q96 }");
    expect(await yes.text()).toBe("true");
  });

  it("gives labels in the languages of the browser, and says that they depend on it", async () => {
    const query = `SELECT ?xLabel { VALUES ?x { wd:Q232 } ${LABELS("[AUTO_LANGUAGE],en")} }`;
    const inLanguage = async (language: string) =>
      (await (await ask(query, { "Accept-Language": language })).text()).split("\r\n")[1];
    expect(await inLanguage("kk")).toBe("Қазақстан");
    expect(await inLanguage("ja, ru;q=0.5, kk;q=0.4")).toBe("Казахстан");
    expect(await inLanguage("ja")).toBe("Kazakhstan");
    expect((await ask(query)).headers.get("Vary")).toContain("Accept-Language");
  });

  it("tells which view a query asks for, and shows it on the page", async () => {
    const query = `#defaultView:Map{"hide":["?x"]}\nSELECT ?x { ?x wdt:P530 ?y }`;
    expect((await ask(query)).headers.get("Default-View")).toBe("Map");
    const page = await (await ask(query, { Accept: "text/html" })).text();
    expect(page).toContain("pide mostrarse como Map");
  });

  it.each([
    ["SERVICE wikibase:around { ?p wdt:P625 ?l . bd:serviceParam wikibase:radius 5 }", "around"],
    ["SERVICE wikibase:mwapi { bd:serviceParam wikibase:api 'EntitySearch' }", "mwapi"],
    ["SERVICE <https://query.wikidata.org/sparql> { ?x ?y ?z }", "query.wikidata.org"],
    ["SERVICE ?where { ?x ?y ?z }", "SERVICE ?where"],
    ["SERVICE wikibase:label { ?x rdfs:comment ?c }", "rdf-schema#comment"],
    ["SERVICE wikibase:label { ?x rdfs:label 'x' }", "given already"],
  ])("says that it has not %s", async (service, name) => {
    const answer = await ask(`SELECT * { ?x wdt:P31 ?c . ${service} }`);
    const problem = (await answer.json()) as { code: string; message: string };
    expect(answer.status).toBe(400);
    expect(problem.code).toBe("QRY-503");
    expect(problem.message).toContain(name);
  });

  it("points at the place of an error in the query as it was written", async () => {
    const broken = await ask(`SELECT ?x WHERE {\n  ?x wdt:P31 ?y ?z .\n  ${LABELS("en")}\n}`);
    expect(await broken.json()).toMatchObject({ code: "QRY-501", line: 2 });
    const named = await ask("SELECT * WITH { SELECT * { ?x ?y ?z } } AS %a { INCLUDE %a }");
    expect(await named.json()).toMatchObject({ code: "QRY-501", line: 1 });
    const update = await ask("DELETE WHERE { ?x wdt:P31 ?y }");
    expect(await update.json()).toMatchObject({ code: "QRY-502" });
  });

  it("is what the other endpoint points to when it gets a query for Wikidata", async () => {
    const query = "SELECT ?x { wd:Q232 wdt:P530 ?x }";
    const elsewhere = await ask(query, {}, "/sparql");
    expect(elsewhere.headers.get("Link")).toContain("</wikidata/sparql>");
    const page = await (await ask(query, { Accept: "text/html" }, "/sparql")).text();
    expect(page).toContain(`/wikidata/sparql?${new URLSearchParams({ query })}`);
    for (const wrong of [
      "SELECT ?x { ?x p:P530 ?y }",
      `SELECT ?xLabel { ?x ?p ?o ${LABELS("en")} }`,
    ]) {
      const problem = (await (await ask(wrong, {}, "/sparql")).json()) as { hint: string };
      expect(problem.hint).toContain("/wikidata/sparql");
    }
    const own = await ask("SELECT ?x { ?x a :Visit }", {}, "/sparql");
    expect(own.headers.get("Link")).toBeNull();
  });

  it("has a form for people", async () => {
    const page = await app.request("/wikidata/sparql", { headers: { Accept: "text/html" } });
    expect(await page.text()).toContain('action="/wikidata/sparql"');
    const program = await app.request("/wikidata/sparql", { headers: { Accept: "text/turtle" } });
    expect(await program.json()).toMatchObject({ code: "QRY-510" });
  });
});
