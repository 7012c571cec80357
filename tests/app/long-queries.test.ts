// Texts of queries that take long to read: they are read beside, so that others are answered meanwhile.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finish, MUSEUM, run, type Started, startServer } from "./started.ts";

/** 60 KB that a parser has to read to its end. */
const MANY = Array.from({ length: 2_500 }, (_, at) => `?a <http://e/p${at}> ?b .`).join(" ");
const UNFINISHED = `SELECT * { ${MANY}`;
const VALUES = Array.from({ length: 2_000 }, (_, at) => `"value ${at}"`).join(" ");
const LONG = `SELECT (COUNT(?x) AS ?n) { VALUES ?x { ${VALUES} } }`;

describe("a long query", () => {
  let server: Started;
  beforeAll(async () => {
    server = await startServer(MUSEUM, "--quiet", "--client-query-seconds", "100");
  });
  afterAll(() => server.stop());

  const ask = (path: string, body: string, accept = "text/csv") =>
    fetch(server.url + path, {
      method: "POST",
      headers: { "content-type": "application/sparql-query", accept },
      body,
    });

  it("is answered like a short one", async () => {
    const answer = await ask("sparql", LONG);
    expect(await answer.text()).toBe("n\r\n2000\r\n");
  });

  it("is answered on the command line", async () => {
    const { code, out } = await finish(run("query", "--folder", MUSEUM, "-e", LONG, "-f", "csv"));
    expect({ code, out }).toEqual({ code: 0, out: "n\r\n2000\r\n" });
  });

  it("is told what is wrong with it, and where", async () => {
    const answer = await ask("sparql", `${UNFINISHED}\n }}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "QRY-501", line: 2 });
  });

  it("lets others be answered while it is read", async () => {
    const answered: string[] = [];
    const note = (name: string) => () => answered.push(name);
    const long = [1, 2, 3].map((at) => ask("sparql", `${UNFINISHED} # ${at}`).then(note("long")));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await fetch(`${server.url}healthz`).then(note("health"));
    await fetch(`${server.url}work/blue-jug.ttl`).then(note("thing"));
    await Promise.all(long);
    expect(answered.indexOf("thing")).toBeLessThan(3);
    expect(answered.at(-1)).toBe("long");
  });

  it("costs its client the time that it takes to read", async () => {
    const first = await ask("sparql/check", `${UNFINISHED} # ${"a".repeat(100)}`);
    const left = /r=(\d+)/.exec(first.headers.get("ratelimit") ?? "")?.[1];
    expect(Number(left)).toBeLessThan(100);
  });

  it("that finds nothing gets its page, and is not taken apart into thousands of others", async () => {
    const nothing = `SELECT * { VALUES ?x { ${VALUES} } ?y <http://e/none> ?x }`;
    const answer = await ask("sparql", nothing, "text/html");
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('id="doctor"');
  });

  it("of many parts that finds nothing is told of some of them", async () => {
    const parts = Array.from({ length: 60 }, (_, at) => `?a <http://e/p${at}> ?b .`).join(" ");
    const answer = await ask("sparql", `SELECT * { ${parts} }`, "text/html");
    const page = await answer.text();
    const [, list = ""] = /id="doctor".*?<ul>(.*?)<\/ul>/s.exec(page) ?? [];
    expect(list.match(/<li>/g)).toHaveLength(16);
  });
});
