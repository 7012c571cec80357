// What holds of every type of page without a browser: its HTML is valid, and it is small.

import { gzipSync } from "node:zlib";
import type { Hono } from "hono";
import { type ConfigData, HtmlValidate } from "html-validate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { INTERFACE_LANGUAGES } from "../../src/model/languages.ts";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { PAGES } from "./page-types.ts";
import { ROOT } from "./started.ts";

const KILOBYTE = 1024;
const HTML_MAX = 60 * KILOBYTE;
const CSS_MAX = 14 * KILOBYTE;
/** Packed scripts of a page; the editor of the query page is large. */
const SCRIPTS_MAX = 15 * KILOBYTE;
const SCRIPTS_OF_EDITOR_MAX = 130 * KILOBYTE;

/** The living standard, with all that the validator knows of accessibility. */
const RULES: ConfigData = {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // ARIA lets a list have a name of its own.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
  },
};

describe("every type of page", () => {
  let publication: Publication;
  let app: Hono;
  const validator = new HtmlValidate(RULES);
  beforeAll(async () => {
    publication = await openPublication(ROOT, {
      settings: { ...defaultSettings(), clientQuerySeconds: 0 },
      base: "https://pages.example/",
    });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  it("is there, or is not when it shows what is not", async () => {
    for (const path of PAGES) {
      const { status } = await app.request(path, { headers: { accept: "text/html" } });
      expect([path, status]).toEqual([path, path.startsWith("/nothing") ? 404 : 200]);
    }
  });

  const pageAt = async (path: string, language?: string) => {
    const choice = language === undefined ? "" : `${path.includes("?") ? "&" : "?"}ui=${language}`;
    return (await app.request(path + choice, { headers: { accept: "text/html" } })).text();
  };
  const assetAt = async (path: string) =>
    Buffer.from(await (await app.request(path)).arrayBuffer());
  const scriptsOf = (page: string) =>
    [...page.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, path = ""]) => path);

  it.each(PAGES)("is valid HTML: %s", async (path) => {
    const report = await validator.validateString(await pageAt(path));
    const found = report.results.flatMap(({ messages }) =>
      messages.map(
        ({ line, ruleId, message, selector }) => `${line} ${ruleId}: ${message} (${selector})`,
      ),
    );
    expect(found).toEqual([]);
  });

  it.each(PAGES)("is at most 60 KB of HTML in each language: %s", async (path) => {
    for (const language of INTERFACE_LANGUAGES)
      expect(Buffer.byteLength(await pageAt(path, language))).toBeLessThanOrEqual(HTML_MAX);
  });

  it.each(PAGES)("loads few scripts, all of them its own: %s", async (path) => {
    const scripts = scriptsOf(await pageAt(path));
    expect(scripts.length).toBeGreaterThan(0);
    const packed = await Promise.all(
      scripts.map(async (script) => gzipSync(await assetAt(script)).length),
    );
    const most = path.startsWith("/sparql") ? SCRIPTS_OF_EDITOR_MAX : SCRIPTS_MAX;
    expect(packed.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(most);
  });

  it("has a style of at most 14 KB, that browsers keep until it changes", async () => {
    const page = await pageAt("/");
    const [, path = ""] = /<link rel="stylesheet" href="([^"]+)"/.exec(page) ?? [];
    const answer = await app.request(path);
    expect(answer.headers.get("cache-control")).toContain("immutable");
    expect((await answer.arrayBuffer()).byteLength).toBeLessThanOrEqual(CSS_MAX);
    const other = await app.request(path.replace(/v=.*/, "v=000000000000"));
    expect(other.headers.get("cache-control")).not.toContain("immutable");
  });

  it("says where it stands, in absolute addresses, and in which languages it can be had", async () => {
    const page = await pageAt("/queries");
    expect(page).toContain('<link rel="canonical" href="https://pages.example/queries">');
    expect(page).toContain('hreflang="x-default" href="https://pages.example/queries"');
    expect(page).toContain('hreflang="kk" href="https://pages.example/queries?ui=kk"');
    expect(page).toMatch(/<a href="\/queries" aria-current="page">/);
    expect(page).toMatch(/<link rel="icon" href="(\/assets\/icon\.svg\?v=[0-9a-f]{12})"/);
  });
});
