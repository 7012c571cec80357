// What every Endpoint must do, whatever stands behind it. Run against each implementation.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnalysedQuery, Endpoint, QueryOptions } from "../../src/model/query.ts";
import { analyseQuery } from "../../src/query/analyse.ts";

/** The dataset an implementation is opened with: the merge counts ⟨a p b⟩ once. */
export const CONTRACT_DATA = `
<http://e/a> <http://e/p> <http://e/b> <http://e/g1> .
<http://e/a> <http://e/p> <http://e/b> <http://e/g2> .
<http://e/a> <http://e/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> <http://e/g1> .
<http://e/b> <http://e/name> "bé"@en <http://e/g2> .
<http://e/c> <http://e/name> "c" .
`;

/** What an implementation can promise beyond answers. */
export interface ContractOptions {
  readonly open: () => Promise<Endpoint>;
  /** Whether it ends work itself at a deadline and caps what it returns. */
  readonly limits: boolean;
  /** What the engine behind it is known not to do. */
  readonly lacks?: readonly Lack[];
}

type Lack =
  /** A triple of two graphs counts twice where these are merged. */
  | "merge"
  /** FROM NAMED without FROM, which leaves the default graph empty. */
  | "FROM NAMED";

const NEVER_ENDS = `SELECT (COUNT(*) AS ?n) WHERE { ${Array.from({ length: 12 }, (_, at) => `?a${at} ?b${at} ?c${at} .`).join(" ")} }`;

export function endpointContract(
  name: string,
  { open, limits, lacks = [] }: ContractOptions,
): void {
  describe(`the endpoint contract: ${name}`, () => {
    const merges = !lacks.includes("merge");
    let endpoint: Endpoint;
    beforeAll(async () => {
      endpoint = await open();
    });
    afterAll(() => endpoint.close());

    const analyse = (text: string): AnalysedQuery =>
      analyseQuery(text, { base: "http://e/", prefixes: {}, maxBytes: 0, maxDepth: 0 });
    const ask = async (text: string, options: Partial<QueryOptions> = {}) => {
      const result = await endpoint.query(analyse(text), { format: "csv", ...options });
      return { ...result, text: new TextDecoder().decode(result.body) };
    };
    const rows = async (text: string) => (await ask(text)).text.trim().split(/\r?\n/).slice(1);

    it("is ready once it is open", () => {
      expect(endpoint.ready()).toBe(true);
    });

    it("answers with all graphs as default graph, each triple once if it merges", async () => {
      expect(await rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).toEqual([merges ? "4" : "5"]);
      expect(await rows("SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY ?s")).toEqual([
        "http://e/a",
        "http://e/b",
        "http://e/c",
      ]);
    });

    it("answers what asks both the default graph and named graphs", async () => {
      expect(
        await rows(
          "SELECT ?g ?n { GRAPH ?g { <http://e/a> <http://e/p> 1 } <http://e/c> <http://e/name> ?n }",
        ),
      ).toEqual(["http://e/g1,c"]);
    });

    it("answers for one named graph and for all of them", async () => {
      expect(await rows("SELECT ?o { GRAPH <http://e/g2> { ?s <http://e/p> ?o } }")).toEqual([
        "http://e/b",
      ]);
      expect(
        await rows("SELECT ?g { GRAPH ?g { <http://e/a> <http://e/p> <http://e/b> } } ORDER BY ?g"),
      ).toEqual(["http://e/g1", "http://e/g2"]);
    });

    it("takes FROM as the merge of the graphs named", async () => {
      const count = "SELECT (COUNT(*) AS ?n)";
      expect(await rows(`${count} FROM <http://e/g1> { ?s ?p ?o }`)).toEqual(["2"]);
      expect(await rows(`${count} FROM <http://e/g1> FROM <http://e/g2> { ?s ?p ?o }`)).toEqual([
        merges ? "3" : "4",
      ]);
    });

    it.runIf(!lacks.includes("FROM NAMED"))("takes FROM NAMED as the only graphs", async () => {
      const count = "SELECT (COUNT(*) AS ?n) FROM NAMED <http://e/g1>";
      expect(await rows(`${count} { GRAPH ?g { ?s ?p ?o } }`)).toEqual(["2"]);
      expect(await rows(`${count} { ?s ?p ?o }`)).toEqual(["0"]);
    });

    it.each(["json", "xml", "csv", "tsv"] as const)("writes a table as %s", async (format) => {
      const { text, rows: count } = await ask("SELECT ?n { <http://e/b> <http://e/name> ?n }", {
        format,
      });
      expect(text).toContain("bé");
      expect(count).toBe(1);
    });

    it("keeps columns in the written order", async () => {
      const { text } = await ask("SELECT * { ?z <http://e/p> ?a . ?z <http://e/p> ?m } LIMIT 1");
      expect(text.split(/\r?\n/)[0]).toBe("z,a,m");
    });

    it("answers ASK, CONSTRUCT and DESCRIBE", async () => {
      expect(
        JSON.parse((await ask("ASK { <http://e/a> ?p ?o }", { format: "json" })).text).boolean,
      ).toBe(true);
      const graph = await ask(
        "CONSTRUCT { ?o <http://e/q> ?s } { ?s <http://e/p> ?o FILTER(ISIRI(?o)) }",
        {
          format: "ntriples",
        },
      );
      expect(graph.text.trim()).toBe("<http://e/b> <http://e/q> <http://e/a> .");
      expect((await ask("DESCRIBE <http://e/c>", { format: "ntriples" })).text.trim()).toBe(
        '<http://e/c> <http://e/name> "c" .',
      );
    });

    it("answers many queries at once, each with its own answer", async () => {
      const numbers = Array.from({ length: 20 }, (_, at) => at);
      const answers = await Promise.all(numbers.map((at) => rows(`SELECT (${at} AS ?n) {}`)));
      expect(answers).toEqual(numbers.map((at) => [String(at)]));
    });

    it("refuses what is no SPARQL with QRY-501", async () => {
      const query = { ...analyse("ASK {}"), text: "SELEKT ?x", written: "SELEKT ?x" };
      await expect(endpoint.query(query, { format: "csv" })).rejects.toMatchObject({
        code: "QRY-501",
      });
    });

    it("gives up a query that its asker gave up", async () => {
      const controller = new AbortController();
      const answer = ask(NEVER_ENDS, { signal: controller.signal, timeout: 20_000 });
      setTimeout(() => controller.abort(), 100);
      await expect(answer).rejects.toMatchObject({ name: "AbortError" });
      await expect(ask("ASK {}", { signal: AbortSignal.abort() })).rejects.toMatchObject({
        name: "AbortError",
      });
      expect(await rows("SELECT (1 AS ?n) {}")).toEqual(["1"]);
    });

    it.runIf(limits)("ends a query at its deadline and answers the next one", async () => {
      const start = performance.now();
      await expect(ask(NEVER_ENDS, { timeout: 300 })).rejects.toMatchObject({ code: "QRY-504" });
      expect(performance.now() - start).toBeLessThan(5000);
      expect(await rows("SELECT (1 AS ?n) {}")).toEqual(["1"]);
    });

    it.runIf(limits)("caps rows and bytes", async () => {
      await expect(ask("SELECT * { ?s ?p ?o }", { maxRows: 3 })).rejects.toMatchObject({
        code: "QRY-506",
      });
      await expect(ask("SELECT * { ?s ?p ?o }", { maxBytes: 20 })).rejects.toMatchObject({
        code: "QRY-507",
      });
    });

    it.runIf(limits)("answers on the page lane while ad-hoc queries keep theirs busy", async () => {
      const busy = [ask(NEVER_ENDS, { timeout: 1500 }), ask(NEVER_ENDS, { timeout: 1500 })];
      const page = await ask("SELECT (1 AS ?n) {}", { lane: "page" });
      expect(page.text).toContain("1");
      for (const query of busy) await expect(query).rejects.toMatchObject({ code: "QRY-504" });
    });

    it("settles what waits when it is closed", async () => {
      const other = await open();
      const waiting = other.query(analyse(NEVER_ENDS), { format: "csv", timeout: 20_000 });
      await Promise.all([expect(waiting).rejects.toThrow(), other.close()]);
    });
  });
}
