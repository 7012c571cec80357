// Problem Details for HTTP APIs (RFC 9457), by section.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BASE, jsonOf, type Published, publish } from "./published.ts";

describe("RFC 9457", () => {
  let published: Published;
  beforeAll(async () => {
    published = await publish();
  });
  afterAll(() => published.close());

  const failing = [
    ["/nothing", 404, "WEB-601"],
    ["/sparql?query=SELEKT", 400, "QRY-501"],
    ["/work/blue-jug?profile=other", 406, "WEB-603"],
    ["/graph-store", 400, "WEB-606"],
    ["/fragments?page=0", 400, "WEB-606"],
  ] as const;

  it.each(failing)(
    "§3.1: %s says its type, title, status and detail",
    async (path, status, code) => {
      const answer = await published.get(path, { accept: "application/problem+json" });
      expect(answer.status).toBe(status);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      const problem = await jsonOf(answer);
      expect(problem).toMatchObject({
        status,
        code,
        title: expect.any(String),
        detail: expect.any(String),
      });
      expect(problem.type).toBe(`${BASE}docs/errors#${code.toLowerCase()}`);
    },
  );

  it.each(failing)("§3.1.1: the type of %s leads to its explanation", async (path, _, code) => {
    const { type } = await jsonOf(await published.get(path, { accept: "application/json" }));
    const help = await published.get(new URL(type).pathname);
    expect(await help.text()).toContain(`id="${code.toLowerCase()}"`);
  });

  it.each(failing)(
    "%s gets a page in a browser, with the same id of the request in body and header",
    async (path, status) => {
      const page = await published.get(path, { accept: "text/html,*/*;q=0.8" });
      expect(page.status).toBe(status);
      expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
      // What is wrong with a query is told on its page, which needs no report.
      const id = path.startsWith("/sparql?") ? "QRY-501" : page.headers.get("x-request-id");
      expect(await page.text()).toContain(id ?? "none");
      const answer = await published.get(path, { accept: "application/json" });
      expect((await jsonOf(answer)).requestId).toBe(answer.headers.get("x-request-id"));
    },
  );

  it("§3.2: a query that is wrong has its place, excerpt and hint as members of its own", async () => {
    const query = "SELECT *\nWHERE { ?s ?p ?o FILTR(?o > 1) }";
    const problem = await jsonOf(
      await published.get(`/sparql?query=${encodeURIComponent(query)}`, {
        accept: "application/json",
      }),
    );
    expect(problem).toMatchObject({
      line: 2,
      column: 18,
      excerpt: "WHERE { ?s ?p ?o FILTR(?o > 1) }",
      hint: "Did you mean FILTER?",
    });
    expect(problem.problems).toHaveLength(1);
  });

  it("a 404 suggests the nearest thing", async () => {
    const problem = await jsonOf(
      await published.get("/work/blue-jag", { accept: "application/json" }),
    );
    expect(problem.hint).toBe(`Did you mean ${BASE}work/blue-jug?`);
  });
});
