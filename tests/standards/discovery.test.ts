// What a publication says of itself: service description, VoID, sitemaps, robots.txt, schema.org, by section where there is one.

import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import jsonld from "jsonld";
import { Store } from "n3";
import oxigraph from "oxigraph";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { dumpNames } from "../../src/publish/dumps.ts";
import { tripleToLine } from "../../src/rdf/term.ts";
import { BASE, jsonOf, type Published, publish, readN3 } from "./published.ts";

const SD = "http://www.w3.org/ns/sparql-service-description#";
const DCAT = "http://www.w3.org/ns/dcat#";
const SPDX = "http://spdx.org/rdf/terms#";
const VOID = "http://rdfs.org/ns/void#";
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
/** Functions of GeoSPARQL 1.1 that are no aggregates, besides relations. */
const GEOSPARQL_1_1 =
  "area asDGGS asGeoJSON asGML asKML asSVG asWKT boundary boundingCircle buffer centroid concaveHull convexHull coordinateDimension difference dimension distance envelope geometryN geometryType getSRID intersection is3D isEmpty isMeasured isSimple length maxX maxY maxZ metricArea metricBuffer metricDistance metricLength metricPerimeter minX minY minZ numGeometries perimeter relate spatialDimension symDifference transform union"
    .split(" ")
    .map((name) => `http://www.opengis.net/def/function/geosparql/${name}`);
const HOSTILE = '</script><script>alert(1)</script><!-- <script> & \u2028"\\';
const FILES = {
  "data/links.ttl": `
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<${BASE}work/blue-jug> owl:sameAs <http://www.wikidata.org/entity/Q1> , <http://other.example/jug#2> .
<${BASE}work/red-bowl> owl:sameAs <http://www.wikidata.org/entity/Q2> ; rdfs:seeAlso <http://other.example/bowl> .
<${BASE}set> a dcat:Dataset ; rdfs:label ${JSON.stringify(HOSTILE)} ; dcat:keyword ${JSON.stringify(HOSTILE)} .
<http://elsewhere.example/x> rdfs:comment "Elsewhere" .
`,
};

describe("discovery", () => {
  let published: Published;
  beforeAll(async () => {
    published = await publish({ files: FILES });
  });
  afterAll(() => published.close());
  const values = async (path: string, subject: string | null, property: string) =>
    (await published.graph(path)).getObjects(subject, property, null).map(({ value }) => value);

  it("Service Description §2: a GET of the endpoint without a query gives the description", async () => {
    expect(await values("/sparql", `${BASE}sparql`, TYPE)).toContain(`${SD}Service`);
    expect(await values("/sparql", `${BASE}sparql`, `${SD}endpoint`)).toEqual([`${BASE}sparql`]);
  });

  it("Service Description §3.2: uses only what its vocabulary defines", async () => {
    const described = await published.graph("/sparql");
    const used = [...described]
      .flatMap(({ predicate, object }) => [predicate.value, object.value])
      .filter((iri) => iri.startsWith(SD))
      .map((iri) => iri.slice(SD.length));
    const defined =
      "Service Dataset Graph NamedGraph Function endpoint supportedLanguage languageExtension extensionFunction resultFormat defaultDataset availableGraphs defaultEntailmentRegime defaultGraph namedGraph name graph SPARQL10Query SPARQL11Query";
    expect([...new Set(used)].sort()).toEqual(defined.split(" ").sort());
  });

  it("Service Description §3.4.11: a format without an address of the W3C says its media type", async () => {
    const described = await published.graph("/sparql");
    for (const format of described.getObjects(`${BASE}sparql`, `${SD}resultFormat`, null))
      if (format.value.startsWith(BASE))
        expect(
          described.getObjects(format, "http://www.w3.org/ns/formats/media_type", null)[0]?.value,
        ).toBe("application/x-ndjson");
  });

  it("Service Description §3.4.13: each named graph has its name, with as many triples as it holds", async () => {
    const described = await published.graph("/sparql");
    for (const node of described.getObjects(null, `${SD}namedGraph`, null)) {
      const name = described.getObjects(node, `${SD}name`, null)[0]?.value ?? "";
      const graph = described.getObjects(node, `${SD}graph`, null)[0] ?? null;
      const query = `SELECT (COUNT(*) AS ?n) { GRAPH <${name}> { ?s ?p ?o } }`;
      const answer = await published.get(`/sparql?query=${encodeURIComponent(query)}`, {
        accept: "text/csv",
      });
      expect(`n\r\n${described.getObjects(graph, `${VOID}triples`, null)[0]?.value}\r\n`).toBe(
        await answer.text(),
      );
    }
  });

  it("Service Description §3.2: the default graph is told to be the union of named graphs where it is, and there alone", async () => {
    for (const [name, data] of [
      ["a.trig", "<g> { <a> <p> 1 } <h> { <a> <p> 1 , 2 }"],
      ["a.trig", "<g> { <a> <p> 1 } <b> <p> 2 ."],
      ["a.ttl", "<a> <p> 1 ."],
    ] as const) {
      const other = await publish({ empty: true, files: { [name]: data } });
      const described = await other.graph("/sparql");
      const total = async (pattern: string) => {
        const query = encodeURIComponent(`SELECT (COUNT(*) AS ?n) { ${pattern} }`);
        return (await other.get(`/sparql?query=${query}`, { accept: "text/csv" })).text();
      };
      const isTold = described.countQuads(null, `${SD}feature`, `${SD}UnionDefaultGraph`, null) > 0;
      const union = "{ SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }";
      expect(isTold, data).toBe((await total("?s ?p ?o")) === (await total(union)));
      await other.close();
    }
  });

  it("Service Description §3.4: tells all functions of GeoSPARQL that queries can call, and no other", async () => {
    const told = await values("/sparql", `${BASE}sparql`, `${SD}extensionFunction`);
    const ask = (functions: readonly string[]) => {
      const columns = functions.map((iri, at) => `(<${iri}>() AS ?f${at})`).join(" ");
      return published.get(`/sparql?query=${encodeURIComponent(`SELECT ${columns} {}`)}`, {
        accept: "text/csv",
      });
    };
    expect(told.length).toBeGreaterThan(20);
    expect((await ask(told)).status).toBe(200);
    for (const name of GEOSPARQL_1_1.filter((iri) => !told.includes(iri)))
      expect((await ask([name])).status, name).toBe(400);
  });

  it.each(["/sparql", "/queries"])(
    "SHACL AF §4: the examples at %s are queries that run as they are",
    async (path) => {
      const sh = "http://www.w3.org/ns/shacl#";
      const described = await published.graph(path);
      const examples = described.getSubjects(TYPE, `${sh}SPARQLSelectExecutable`, null);
      expect(examples.map(({ value }) => value)).toContain(`${BASE}queries/works-by-year`);
      for (const example of examples) {
        const [query] = described.getObjects(example, `${sh}select`, null);
        const answer = await published.get(
          `/sparql?query=${encodeURIComponent(query?.value ?? "")}`,
        );
        expect(answer.status).toBe(200);
        expect(new oxigraph.Store().query(query?.value ?? "")).toEqual([]);
      }
    },
  );

  it("the home page is the description of the dataset for programs, with links to its parts", async () => {
    const answer = await published.get("/", { accept: "text/turtle" });
    expect(await answer.text()).toContain("void:Dataset");
    expect(answer.headers.get("link")).toContain('rel="item"');
    expect((await published.get("/", { accept: "image/png" })).status).toBe(406);
  });

  it("lists and questions speak the language of the client", async () => {
    for (const path of ["/", "/queries", "/queries/works-by-year"]) {
      const answer = await published.get(path, { accept: "text/html", "accept-language": "es" });
      expect(await answer.text(), path).toContain(">¿Qué obras se hicieron en un año?<");
      expect(answer.headers.get("vary"), path).toContain("Accept-Language");
    }
    expect(await (await published.get("/queries", { accept: "text/html" })).text()).toContain(
      ">Which works were made in a year?<",
    );
  });

  it("SPARQL 1.1 Protocol §2.1: who asks for results without a query is told that it is missing", async () => {
    const answer = await published.get("/sparql", { accept: "application/sparql-results+json" });
    expect([answer.status, (await jsonOf(answer)).code]).toEqual([400, "QRY-510"]);
  });

  it("VoID §5: links to things of others are linksets by property and target, with their numbers", async () => {
    const described = await published.graph("/.well-known/void");
    const object = (node: string, property: string) =>
      described.getObjects(node, VOID + property, null)[0]?.value ?? "";
    const linksets = described
      .getSubjects(TYPE, `${VOID}Linkset`, null)
      .map(({ value }) => [
        object(value, "linkPredicate"),
        object(object(value, "objectsTarget"), "uriSpace"),
        object(value, "triples"),
      ]);
    const same = "http://www.w3.org/2002/07/owl#sameAs";
    expect(linksets).toEqual([
      [same, "http://www.wikidata.org/entity/", "2"],
      [same, "http://other.example/jug#", "1"],
    ]);
  });

  it("VoID §6: the document says that it is a description, and of which dataset", async () => {
    const about = `${BASE}.well-known/void`;
    expect(await values("/.well-known/void", about, TYPE)).toEqual([`${VOID}DatasetDescription`]);
    const topic = "http://xmlns.com/foaf/0.1/primaryTopic";
    const [dataset = ""] = await values("/.well-known/void", about, topic);
    expect(await values("/.well-known/void", dataset, `${VOID}triples`)).toHaveLength(1);
  });

  it("VoID §3: an IRI at the end of the look-up endpoint gives what is said of it; names are searched by OpenSearch", async () => {
    const [endpoint = ""] = await values(
      "/.well-known/void",
      `${BASE}set`,
      `${VOID}uriLookupEndpoint`,
    );
    for (const iri of [`${BASE}work/blue-jug`, "http://elsewhere.example/x"]) {
      const address = endpoint.replace(BASE, "/") + encodeURIComponent(iri);
      const answer = await published.get(address, { accept: "application/n-triples" });
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining(iri)]);
    }
    const search = `${VOID}openSearchDescription`;
    const [document = ""] = await values("/.well-known/void", `${BASE}set`, search);
    expect(await (await published.get(document.replace(BASE, "/"))).text()).toContain(
      "<OpenSearchDescription",
    );
  });

  it("VoID §4: examples are things, not shapes; vocabularies are namespaces, which not every term has", async () => {
    const shapes = Array.from({ length: 9 }, (_, at) => `<s${at}> a sh:NodeShape .`).join(" ");
    const other = await publish({
      empty: true,
      files: {
        "a.ttl": `@prefix sh: <http://www.w3.org/ns/shacl#> . ${shapes} <a> a <urn:x:C> ; <urn:x:p> 1 ; <http://e> 2 ; <http://e/p> 3 .`,
      },
    });
    const described = await other.graph("/.well-known/void");
    await other.close();
    const objects = (property: string) =>
      described.getObjects(null, VOID + property, null).map(({ value }) => value);
    expect(objects("exampleResource")[0]).toBe(`${BASE}a`);
    expect(objects("vocabulary").sort()).toEqual([
      "http://e/",
      "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
      "http://www.w3.org/ns/shacl#",
    ]);
  });

  it("RFC 9309: robots.txt keeps crawlers from what costs queries, and not from things", async () => {
    const text = await (await published.get("/robots.txt")).text();
    const closed = [...text.matchAll(/^Disallow: (.*)$/gm)].map(([, path]) => path);
    expect(closed).toEqual(
      expect.arrayContaining(["/sparql", "/fragments", "/resource", "/search", "/suggest"]),
    );
    expect(closed.some((path) => "/work/blue-jug".startsWith(path ?? ""))).toBe(false);
    expect(text).toContain(`Sitemap: ${BASE}sitemap.xml`);
  });

  it("sitemaps.org: a small publication has one list, each address with the date of the release", async () => {
    const xml = await (await published.get("/sitemap.xml")).text();
    expect(xml).toContain("<urlset ");
    const date = published.publication.release.modified.toISOString();
    expect(xml).toContain(`<url><loc>${BASE}work/blue-jug</loc><lastmod>${date}</lastmod></url>`);
  });

  it("sitemaps.org: above 50,000 addresses an index names lists that hold each address once", async () => {
    const lines = Array.from(
      { length: 50_010 },
      (_, at) => `<${BASE}thing/${at}> <http://e/p> "x" .\n`,
    );
    const large = await publish({ empty: true, files: { "data.nt": lines.join("") } });
    const locations = async (path: string) =>
      [...(await (await large.get(path)).text()).matchAll(/<loc>([^<]*)<\/loc>/g)].map(
        ([, loc = ""]) => loc,
      );
    const lists = await locations("/sitemap.xml");
    expect(lists).toEqual([`${BASE}sitemap/1`, `${BASE}sitemap/2`]);
    const all: string[] = [];
    for (const list of lists) {
      const part = await locations(list.replace(BASE, "/"));
      expect(part.length).toBeLessThanOrEqual(50_000);
      all.push(...part);
    }
    expect(new Set(all).size).toBe(50_013);
    expect(all).toHaveLength(50_013);
    for (const path of ["/sitemap/3", "/sitemap/0", "/sitemap/x"])
      expect((await large.get(path)).status).toBe(404);
    await large.close();
  });

  it("schema.org: the home page carries the dataset as JSON-LD, which nothing in it can leave", async () => {
    const answer = await published.get("/", { accept: "text/html" });
    const page = await answer.text();
    const blocks = [...page.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
    expect(blocks).toHaveLength(1);
    expect(page.match(/<script(?! type="module" src="\/assets\/)/g)).toHaveLength(1);
    expect(page).not.toContain("<!--");
    const dataset = JSON.parse(blocks[0]?.[1] ?? "");
    expect(dataset).toMatchObject({ "@type": "Dataset", name: HOSTILE, keywords: [HOSTILE] });
    expect(dataset.distribution.length).toBeGreaterThan(5);
    for (const { contentUrl } of dataset.distribution)
      expect((await published.get(contentUrl.replace(BASE, "/"))).status).toBe(307);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("schema.org: what the block says is RDF on the dataset", async () => {
    const page = await (await published.get("/", { accept: "text/html" })).text();
    const text = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? "";
    const document = { ...JSON.parse(text), "@context": { "@vocab": "https://schema.org/" } };
    const quads = await jsonld.toRDF(document);
    expect(JSON.stringify(quads)).toContain(`"${BASE}set"`);
  });

  it("every address that is described, and does not go on with an IRI, answers", async () => {
    const found = new Set<string>();
    for (const path of ["/sparql", "/.well-known/void", "/data"])
      for (const { object } of await published.graph(path))
        if (
          object.termType === "NamedNode" &&
          object.value.startsWith(BASE) &&
          !object.value.endsWith("=")
        )
          found.add(object.value.replace(/#.*/, ""));
    for (const address of found)
      expect([200, 307], address).toContain(
        (await published.get(address.replace(BASE, "/"))).status,
      );
  });

  it("the fields that scripts of other sites may read are those that are sent", async () => {
    const exposed = (await published.get("/")).headers.get("access-control-expose-headers") ?? "";
    for (const name of ["ETag", "Link", "Content-Profile", "Accept-Query", "X-Request-Id"])
      expect(exposed.split(", ")).toContain(name);
    expect(readFileSync(join(import.meta.dirname, "../../docs/http.md"), "utf8")).toContain("CORS");
    expect(await jsonOf(await published.get("/healthz"))).toMatchObject({ ok: true });
  });
});

describe("the description in the endpoint", () => {
  const PREFIXES = `PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX void: <${VOID}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>`;
  const EXAMPLES = `SELECT ?sq ?comment ?query {
    ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?query }`;
  const PARTITIONS = `SELECT DISTINCT ?class ?property { { ?cp void:class ?class ; void:propertyPartition ?pp .
    ?pp void:property ?property . OPTIONAL { ?pp void:classPartition [ void:class ?other ] } }
    UNION { ?l void:subjectsTarget [ void:class ?class ] ; void:linkPredicate ?property } }`;
  const COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
  /** It names a term of the description, so that it finds all of that. */
  const COUNT_WITH = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?p != sh:nothing) }";
  const DESCRIPTION = `${BASE}.well-known/void`;
  const WORK = `<${BASE}work/blue-jug>`;
  const IN_DEFAULT = { "data/own.nt": `${WORK} <http://e/p> "own" .` };
  const TWICE = {
    "data/twice.trig": `<http://e/g1> { ${WORK} <http://e/p> 1 } <http://e/g2> { ${WORK} <http://e/p> 1 }`,
  };
  const IN_GRAPHS = { "data/once.nq": `${WORK} <http://e/p> "one" <http://e/g1> .` };
  const QUERY = { "queries/all.rq": "#+ summary: Everything\nSELECT ?s { ?s ?p ?o }" };

  const open: Published[] = [];
  const start = async (options: Parameters<typeof publish>[0]) => {
    const published = await publish({ describes: true, ...options });
    open.push(published);
    return published;
  };
  afterEach(async () => {
    for (const published of open.splice(0)) await published.close();
  });
  const rows = async ({ ask }: Published, query: string, dataset = "") => {
    const answer = await ask(`/sparql?${dataset}`, {
      method: "POST",
      headers: {
        "content-type": "application/sparql-query",
        accept: "application/sparql-results+json",
      },
      body: `${PREFIXES} ${query}`,
    });
    expect(answer.status).toBe(200);
    const { results } = await jsonOf(answer);
    return results.bindings.map((row: Record<string, { value: string }>) =>
      Object.values(row).map(({ value }) => value),
    );
  };
  const count = async (published: Published, dataset = "") =>
    Number((await rows(published, COUNT, dataset))[0][0]);

  it.each([
    ["all in the default graph", { ...IN_DEFAULT, ...QUERY }, "own"],
    ["no triple in two graphs", { ...IN_GRAPHS, ...QUERY }, "union"],
    ["a triple in two graphs", { ...TWICE, ...QUERY }, "merged"],
  ] as const)("editors find examples and partitions: %s", async (_, files, mode) => {
    const published = await start({ empty: true, files });
    const { release, description } = published.publication;
    expect(release.defaultGraph).toBe(mode);
    expect(await rows(published, EXAMPLES)).toEqual([
      [`${BASE}queries/all`, "Everything", expect.stringContaining("SELECT ?s { ?s ?p ?o }")],
    ]);
    const size = description?.size ?? 0;
    expect(size).toBeGreaterThan(10);
    expect(await count(published)).toBe(release.counts.triples);
    expect(Number((await rows(published, COUNT_WITH))[0][0])).toBe(release.counts.triples + size);
    expect(await count(published)).toBe(release.counts.triples);
    expect(await count(published, `default-graph-uri=${DESCRIPTION}`)).toBe(size);
    const both = `default-graph-uri=${DESCRIPTION}&default-graph-uri=http://e/g1`;
    expect(await count(published, both)).toBe(size + (mode === "own" ? 0 : 1));
  });

  it("queries that name a term of DCAT find the catalogue, but for the sizes and digests of downloads", async () => {
    const published = await start({ files: FILES });
    // Engines write times in their canonical form, without zeros at the end.
    const newest = new Date("2031-01-01T00:00:00.780Z");
    utimesSync(join(published.folder, "data/links.ttl"), newest, newest);
    await published.publication.reload();
    const known = [...(await published.graph("/data"))]
      .filter(({ subject, predicate, object }) =>
        [subject, predicate, object].every(
          ({ value }) => !value.startsWith(SPDX) && !value.endsWith("#checksum"),
        ),
      )
      .filter(({ predicate }) => predicate.value !== `${DCAT}byteSize`);
    expect(known.length).toBeGreaterThan(150);
    const query = `CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(?p != <${DCAT}nothing>) }`;
    const answer = await published.get(`/sparql?query=${encodeURIComponent(query)}`, {
      accept: "application/n-triples",
    });
    const found = new Store(readN3(await answer.text()));
    expect(known.filter((quad) => !found.has(quad)).map(tripleToLine)).toEqual([]);
    expect(found.countQuads(null, `${DCAT}byteSize`, null, null)).toBe(0);
    expect(found.countQuads(null, `${SPDX}checksum`, null, null)).toBe(0);
    const { endpoint } = published.publication;
    await published.publication.reload();
    expect(published.publication.endpoint).toBe(endpoint);
  });

  it("the catalogue stays out of what is asked of a release that has catalogues itself", async () => {
    const entry = `<${BASE}set> a <${DCAT}Dataset> ; rdfs:label "Set" .`;
    const prefix = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .";
    const asked = `SELECT ?d { ?s <${DCAT}distribution> ?d }`;
    const alone = await start({ empty: true, files: { "a.ttl": `${prefix} ${entry}` } });
    expect(await rows(alone, asked)).toHaveLength(dumpNames(alone.publication.release).length);
    for (const [other, found] of [
      [`<http://e/other> a <${DCAT}Dataset> .`, []],
      [
        `<${BASE}set> <${DCAT}distribution> <http://e/file> . <http://e/file> a <${DCAT}Distribution> .`,
        [["http://e/file"]],
      ],
    ] as const) {
      const files = { "a.ttl": `${prefix} ${entry} ${other}` };
      const published = await start({ empty: true, files });
      expect(await rows(published, asked)).toEqual(found);
      const told = `SELECT ?d { GRAPH <${DESCRIPTION}> { ?s <${DCAT}distribution> ?d } }`;
      expect((await rows(published, told)).length).toBeGreaterThan(5);
    }
  });

  it("each class has the properties of its things, with how many things have them", async () => {
    const published = await start({
      empty: true,
      files: { "data.ttl": `<a> a <C> ; <p> 1, 2 . <b> a <C> . <c> a <D> ; <p> 3 .` },
    });
    const found = await rows(published, PARTITIONS);
    expect(found.map((row: string[]) => row.join(" ").replaceAll(BASE, "")).sort()).toEqual([
      `C ${TYPE}`,
      "C p",
      `D ${TYPE}`,
      "D p",
    ]);
    const counted = `SELECT ?n { [] void:class <C> ; void:propertyPartition [ void:property <p> ; void:distinctSubjects ?n ] }`;
    expect(await rows(published, counted)).toEqual([["1"]]);
  });

  it("is of no count, page, dump and list, and the release is the same with and without it", async () => {
    const [described, plain] = [await start({}), await start({ describes: false })];
    expect(described.publication.release.id).toBe(plain.publication.release.id);
    expect(await rows(plain, EXAMPLES)).toEqual([]);
    for (const path of ["/browse/work.csv", "/data/latest/graph.nq", "/queries/works-by-year.csv"])
      expect(await (await described.get(path)).text(), path).toBe(
        await (await plain.get(path)).text(),
      );
    const text = "SELECT ?n { ?d <http://rdfs.org/ns/void#triples> ?n }";
    const options = { format: "csv", lane: "page" } as const;
    const onPages = await described.publication.query(text, options);
    expect(new TextDecoder().decode(onPages.body)).toBe("n\r\n");
  });

  it("a triple of the description that the release has too counts once", async () => {
    const said = `<${BASE}set> a <${VOID}Dataset> .`;
    const published = await start({ files: { "data/set.ttl": said } });
    const query = `SELECT (COUNT(*) AS ?n) { <${BASE}set> a void:Dataset }`;
    expect(await rows(published, query)).toEqual([["1"]]);
  });

  it("what describes the endpoint tells its graph and counts it", async () => {
    const published = await start({});
    const described = await published.graph("/sparql");
    const graph = described.getSubjects(`${SD}name`, DESCRIPTION, null);
    expect(graph).toHaveLength(1);
    const total = described.getObjects(`${BASE}sparql#default-graph`, `${VOID}triples`, null);
    expect(total.map(({ value }) => Number(value))).toEqual([await count(published)]);
    const stored = await published.graph(`/graph-store?graph=${encodeURIComponent(DESCRIPTION)}`);
    expect(stored.size).toBe(published.publication.description?.size);
    const [dataset] = await rows(published, "SELECT ?d { ?d a void:Dataset ; void:triples ?n }");
    const describe = await published.get(
      `/sparql?query=${encodeURIComponent(`DESCRIBE <${dataset[0]}>`)}`,
      { accept: "application/n-triples" },
    );
    expect(await describe.text()).toContain(`<${VOID}triples>`);
  });

  it("an edit of stored queries alone is found after a reload", async () => {
    const published = await start({ empty: true, files: { ...IN_DEFAULT, ...QUERY } });
    const before = published.publication.release.id;
    writeFileSync(join(published.folder, "queries/more.rq"), "# More\nASK { ?s ?p ?o }");
    await published.publication.reload();
    expect(published.publication.release.id).toBe(before);
    const found = await rows(published, "SELECT ?sq { ?sq a sh:SPARQLExecutable } ORDER BY ?sq");
    expect(found).toEqual([[`${BASE}queries/all`], [`${BASE}queries/more`]]);
  });

  it("is there after a start from an image, and after an engine was replaced", async () => {
    const images = mkdtempSync(join(tmpdir(), "images-"));
    const settings = { imageCacheFolder: images };
    const first = await start({ settings });
    await first.publication.kept();
    const second = await publish({ from: first.folder, settings, describes: true });
    open.push(second);
    const found = await rows(first, EXAMPLES);
    expect(found).not.toEqual([]);
    expect(await rows(second, EXAMPLES)).toEqual(found);
    expect(second.publication.release.usage).toEqual(first.publication.release.usage);
    const slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }";
    const options = { format: "csv", timeout: 50 } as const;
    await expect(second.publication.query(slow, options)).rejects.toThrow();
    expect(await rows(second, PARTITIONS)).not.toEqual([]);
    rmSync(images, { recursive: true });
  });
});
