// Results of queries: SPARQL 1.1 Query Results, and what is made of them; DESCRIBE (SPARQL 1.1 §16.4).

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BASE, jsonOf, type Published, publish, readLinks, readN3 } from "./published.ts";

const TABLE = `SELECT ?z ?a ?none { VALUES (?z ?a) { ("=1+1" 1) ("-5" <http://e/x>) ("a,\\"b\\"\\n" "ü"@de) } }`;
const JUG = `${BASE}work/blue-jug`;

describe("results", () => {
  let published: Published;
  beforeAll(async () => {
    published = await publish({ settings: { describeMaxTriples: 4 } });
  });
  afterAll(() => published.close());

  const ask = (query: string, accept: string, more = "") =>
    published.get(`/sparql?query=${encodeURIComponent(query)}${more}`, { accept });

  it.each([
    ["application/sparql-results+json", "json"],
    ["application/sparql-results+xml", "xml"],
    ["text/csv", "csv"],
    ["text/tab-separated-values", "tsv"],
    ["application/x-ndjson", "ndjson"],
  ])("come as %s by Accept and by ?format=", async (type, name) => {
    for (const query of [TABLE, "ASK { ?s ?p ?o }"]) {
      const asked = await ask(query, type);
      expect(asked.headers.get("content-type")).toContain(type);
      const named = await ask(query, "image/png", `&format=${name}`);
      expect(await named.text()).toBe(await asked.text());
    }
  });

  it("NDJSON: a line a solution, with the binding object of the JSON in the order of the columns", async () => {
    const { results } = await jsonOf(await ask(TABLE, "application/sparql-results+json"));
    const text = await (await ask(TABLE, "application/x-ndjson")).text();
    expect(text.endsWith("\n")).toBe(true);
    const lines = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toEqual(results.bindings);
    expect(lines.map((line) => Object.keys(line))).toEqual([
      ["z", "a"],
      ["z", "a"],
      ["z", "a"],
    ]);
  });

  it("NDJSON: an ASK is one line, no solution no line", async () => {
    expect(await (await ask("ASK {}", "application/x-ndjson")).text()).toBe('{"boolean":true}\n');
    expect(
      await (await ask("SELECT ?x { ?x <http://e/none> 1 }", "application/x-ndjson")).text(),
    ).toBe("");
  });

  it("CSV §3: is exact, formulas too, with the columns as written", async () => {
    const text = await (await ask(TABLE, "text/csv")).text();
    expect(text).toBe('z,a,none\r\n=1+1,1,\r\n-5,http://e/x,\r\n"a,""b""\n",ü,\r\n');
  });

  it("a spreadsheet gets the same table as a file, where no text can be a formula", async () => {
    const answer = await ask(TABLE, "text/html", "&format=spreadsheet");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="results.csv"');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.toString()).toBe(
      '\ufeffz,a,none\r\n\'=1+1,1,\r\n-5,http://e/x,\r\n"a,""b""\n",ü,\r\n',
    );
  });

  it("a spreadsheet keeps every text but for the guard, whatever it begins with", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(
          fc.constantFrom("", "=", "+", "-", "@", "\t", "|", "＝"),
          fc.string({ maxLength: 20 }),
        ),
        async (parts) => {
          const text = parts.join("").replace(/\r\n?/g, "\n");
          const query = `SELECT ?x { VALUES ?x { ${JSON.stringify(text)} } }`;
          const answer = await ask(query, "text/html", "&format=spreadsheet");
          expect(answer.status).toBe(200);
          const [, [cell = ""] = []]: string[][] = parse(await answer.text(), {
            bom: true,
            relax_column_count: true,
            skip_empty_lines: false,
          });
          expect([text, `'${text}`]).toContain(cell);
          expect(cell).toMatch(/^(?![=+\-@\t|＝])|^[+-]?[\d.]+(e[+-]?\d+)?$/i);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("pages link the safe file, not the exact one", async () => {
    const page = await (await ask(TABLE, "text/html")).text();
    expect(page).toContain("format=spreadsheet");
    expect(page).not.toMatch(/format=csv"/);
  });

  it("text/csv never negotiates the file for people", async () => {
    expect((await ask(TABLE, "text/csv")).headers.get("content-disposition")).toBeNull();
  });

  describe("of DESCRIBE", () => {
    const all = async (query: string) => {
      const triples: string[] = [];
      for (let path: string | undefined = `/sparql?query=${encodeURIComponent(query)}`; path; ) {
        const answer = await published.get(path, { accept: "application/n-triples" });
        expect(answer.status).toBe(200);
        const lines = (await answer.text()).trim().split("\n");
        expect(lines.length).toBeLessThanOrEqual(4);
        triples.push(...lines.filter((line) => line !== ""));
        path = readLinks(answer.headers.get("link")).find(({ rel }) => rel === "next")?.["href"];
      }
      return triples;
    };

    it("holds what is said of a thing, of its nameless parts, and what points at it, each once", async () => {
      const triples = await all(`DESCRIBE <${JUG}>`);
      expect(new Set(triples).size).toBe(triples.length);
      const text = triples.join("\n");
      expect(text).toContain(`<${JUG}> <${BASE}ns#year> "1921"`);
      expect(text).toContain(`<${BASE}ns#door> "03"`);
      const person = (await all(`DESCRIBE <${BASE}person/anna-berg>`)).join("\n");
      expect(person).toContain(`<${JUG}> <${BASE}ns#maker> <${BASE}person/anna-berg>`);
    });

    it("keeps the spelling of literals, which the engine does not", async () => {
      expect((await all(`DESCRIBE <${BASE}work/red-bowl>`)).join("\n")).toContain('"01925"');
    });

    it.each([
      ["a prefixed name", `PREFIX w: <${BASE}work/> DESCRIBE w:blue-jug`],
      ["a pattern", `PREFIX m: <${BASE}ns#> DESCRIBE ?work WHERE { ?work m:year 1921 }`],
      ["a pattern without WHERE", `DESCRIBE ?work { ?work <${BASE}ns#year> 1921 }`],
      ["everything of a pattern", `DESCRIBE * { ?work <${BASE}ns#year> 1921 }`],
      [
        "a pattern with its modifiers",
        `DESCRIBE ?work { ?work a <${BASE}ns#Work> } ORDER BY ?work LIMIT 1`,
      ],
      ["both a name and a pattern", `DESCRIBE <${JUG}> ?work { ?work <${BASE}ns#year> 1921 }`],
    ])("finds things by %s", async (_, query) => {
      expect((await all(query)).sort()).toEqual((await all(`DESCRIBE <${JUG}>`)).sort());
    });

    it("of what nothing is said is an empty graph", async () => {
      expect(await all("DESCRIBE <http://e/nothing>")).toEqual([]);
      expect(await all("DESCRIBE ?x { ?x <http://e/none> 1 }")).toEqual([]);
    });

    it("comes in every syntax, and as a page with a link to the next", async () => {
      const query = `DESCRIBE <${JUG}>`;
      const turtle = await (await ask(query, "text/turtle")).text();
      expect(readN3(turtle)).toHaveLength(4);
      const page = await (await ask(query, "text/html")).text();
      expect(page).toMatch(/<a href="\/sparql\?query=[^"]*page=2" rel="next">/);
      expect((await ask(query, "text/turtle", "&page=0")).status).toBe(400);
    });

    it("a query in a body is sent again to the address of the next page", async () => {
      const post = (path: string) =>
        published.ask(path, {
          method: "POST",
          body: `DESCRIBE <${JUG}>`,
          headers: { "content-type": "application/sparql-query", accept: "application/n-triples" },
        });
      const first = await post("/sparql");
      const next = readLinks(first.headers.get("link")).find(({ rel }) => rel === "next")?.["href"];
      expect(next).toBe("/sparql?page=2");
      expect(await (await post(next ?? "")).text()).not.toBe(await first.text());
    });

    it("is whole on the programming interface, within the limit of rows", async () => {
      const query = `DESCRIBE <${JUG}>`;
      const { rows } = await published.publication.query(query, { format: "ntriples" });
      expect(rows).toBe((await all(query)).length);
      await expect(
        published.publication.query(query, { format: "ntriples", maxRows: 2 }),
      ).rejects.toMatchObject({ code: "QRY-506" });
    });
  });
});
