// The help as people read it on the site.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM, ROOT } from "./started.ts";

const NAMES = readdirSync(join(ROOT, "docs"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.replace(".md", ""));

describe("the help", () => {
  let publication: Publication;
  let app: Hono;
  beforeAll(async () => {
    publication = await openPublication(MUSEUM, {
      settings: defaultSettings(),
      base: "http://museum.example/",
    });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  const get = async (path: string) => {
    const answer = await app.request(path, { headers: { accept: "text/html" } });
    expect(answer.status, path).toBe(200);
    return answer.text();
  };
  const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, one]) => one);

  it("puts every page on a shelf", async () => {
    const page = await get("/docs/index");
    const shelved = all(page, /<a href="\/docs\/([\w-]+)"/g);
    for (const name of NAMES.filter((known) => known !== "index"))
      expect(shelved, name).toContain(name);
  });

  it.each(NAMES)("%s has ids of its own, and links that lead somewhere", async (name) => {
    const page = await get(`/docs/${name}`);
    const ids = all(page, / id="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page).not.toMatch(/href="[^"]*\.md\b/);
    const links = all(page, /<a href="([^"]+)"/g).filter((link) =>
      /^(#|\/docs\/)/.test(link ?? ""),
    );
    for (const link of new Set(links)) {
      const [path = "", fragment] = (link ?? "").split("#");
      const target = path === "" ? page : await get(path);
      if (fragment !== undefined) expect(target, `${name}: ${link}`).toContain(`id="${fragment}"`);
    }
  });

  it("says in other languages that it is English, and keeps the choice in its links", async () => {
    const page = await get("/docs/cli?ui=ru");
    expect(page).toContain("Эта страница на английском языке.");
    expect(page).toContain('<h1 lang="en">Command line</h1>');
    expect(page).toContain('<a href="/docs/settings?ui=ru"');
    expect(page).toContain('<nav aria-label="Путь">');
  });

  it("lets the keyboard reach what is wide", async () => {
    const page = await get("/docs/formats");
    expect(page).toMatch(
      /<div class="scroll" tabindex="0" role="group" aria-label="[^"]+"><table>/,
    );
    expect(await get("/docs/http")).toMatch(/<pre tabindex="0">/);
  });
});
