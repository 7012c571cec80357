// Short links of queries: one for each text, kept in a folder that several processes may share.

import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings, type Settings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { sharedText, shortName } from "../../src/publish/share.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM } from "./started.ts";

const BASE = "http://museum.example/";
const QUERY = "SELECT ?work WHERE { ?work a m:Work }";

describe("a short link", () => {
  const folder = mkdtempSync(join(tmpdir(), "shared-"));
  const museum = mkdtempSync(join(tmpdir(), "museum-shared-"));
  let publication: Publication;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    cpSync(MUSEUM, museum, { recursive: true });
    const settings = { ...defaultSettings(), sharedQueriesFolder: folder };
    publication = await openPublication(museum, { settings, base: BASE });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  /** The same publication with other settings, as another process would serve it. */
  const other = (given: Partial<Settings>) =>
    createApp(
      new Proxy(publication, {
        get: (target, name) => {
          if (name === "settings") return { ...target.settings, ...given };
          const value = Reflect.get(target, name, target);
          return typeof value === "function" ? value.bind(target) : value;
        },
      }),
    );
  const share = (query: string, headers: Record<string, string> = {}, to = app) =>
    to.request("/q", {
      method: "POST",
      headers: { accept: "text/html", ...headers },
      body: new URLSearchParams({ query }),
    });
  const files = () =>
    readdirSync(folder, { recursive: true }).filter((name) => /json|tmp/.test(`${name}`));

  it("leads to the query with its answer in every format, and to its text", async () => {
    const made = await share(QUERY);
    expect(made.status).toBe(303);
    const path = made.headers.get("location") ?? "";
    expect(path).toBe(`/q/${shortName(QUERY)}`);
    const html = await (await app.request(path, { headers: { accept: "text/html" } })).text();
    expect(html).toContain(`${QUERY}</textarea>`);
    expect(html).toContain(`Short link: <a href="${path}">${BASE}q/`);
    expect(html).not.toContain("It was shared on");
    const csv = await app.request(`${path}?format=csv`);
    const same = await app.request(`/sparql?query=${encodeURIComponent(QUERY)}&format=csv`);
    expect(await csv.text()).toBe(await same.text());
    const text = await app.request(path, { headers: { accept: "application/sparql-query" } });
    expect(text.headers.get("content-type")).toContain("application/sparql-query");
    expect(await text.text()).toBe(QUERY);
  });

  it("is the same for the same text, for every process, and can be computed without the server", async () => {
    const one = await share(QUERY);
    const two = await share(`\r\n${QUERY}\n`, {}, other({}));
    expect(two.headers.get("location")).toBe(one.headers.get("location"));
    expect(files()).toHaveLength(1);
    const digest = createHash("sha256").update(QUERY).digest("hex").slice(0, 20);
    expect(one.headers.get("location")).toBe(`/q/${digest}`);
  });

  it("keeps the language that was chosen", async () => {
    const made = await app.request("/q?ui=es", {
      method: "POST",
      body: new URLSearchParams({ query: QUERY, ui: "es" }),
    });
    expect(made.headers.get("location")).toBe(`/q/${shortName(QUERY)}?ui=es`);
  });

  it("is made by forms of this site alone, and of queries alone", async () => {
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "http://evil.example" },
    ]) {
      const refused = await share("ASK { ?other ?site ?x }", headers);
      expect(refused.status, JSON.stringify(headers)).toBe(403);
    }
    const own = await share(QUERY, { "sec-fetch-site": "same-origin", origin: "null" });
    expect(own.status).toBe(303);
    expect((await share("buy now at evil.example")).status).toBe(400);
    expect((await share("DROP ALL")).status).toBe(400);
    expect(files()).toHaveLength(1);
  });

  it("says when the data has changed since", async () => {
    const path = (await share(QUERY)).headers.get("location") ?? "";
    const before = publication.release.id.slice(0, 12);
    appendFileSync(
      join(museum, "data/new.ttl"),
      `<${BASE}work/blue-jug> <${BASE}ns#note> "blue" .\n`,
    );
    expect(await publication.reload()).toMatchObject({ ok: true, changed: true });
    const html = await (await app.request(path, { headers: { accept: "text/html" } })).text();
    const now = publication.release.id.slice(0, 12);
    expect(html).toMatch(new RegExp(`at release ${before}; this answer is that of release ${now}`));
  });

  it("is refused with a reason where nothing can be kept; the long address works all the same", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const closed = other({ sharedQueriesFolder: join(file, "below") });
    const refused = await share("ASK { ?a ?b ?c }", {}, closed);
    expect(refused.status).toBe(503);
    const page = await refused.text();
    expect(page).toContain("WEB-609");
    expect(page).toContain("ASK { ?a ?b ?c }</textarea>");
    expect((await share("ASK { ?a ?b ?c }", {}, other({ sharedQueries: 1 }))).status).toBe(503);
    const off = await other({ sharedQueries: 0 }).request("/sparql?query=ASK{}", {
      headers: { accept: "text/html" },
    });
    expect(await off.text()).not.toContain('action="/q"');
  });

  it("costs its maker a second of query time", async () => {
    const poor = other({ clientQuerySeconds: 2 });
    const statuses = [];
    for (const name of ["one", "two", "three", "four"])
      statuses.push((await share(`ASK { ?${name} ?b ?c }`, {}, poor)).status);
    expect(statuses).toContain(429);
  });

  it("has a name for every text, and nothing at names that nobody made", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        expect(shortName(text)).toMatch(/^[0-9a-f]{20}$/);
        expect(shortName(` ${sharedText(text)}\r\n`)).toBe(shortName(text));
        const answer = await app.request(`/q/${encodeURIComponent(text.toWellFormed())}`);
        expect(answer.status).toBe(404);
      }),
      { numRuns: 100 },
    );
  });
});
