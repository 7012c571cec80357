// Every type of page, as people see it: in each language, light and dark, wide, narrow and on paper.

import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { INTERFACE_LANGUAGES } from "../../src/model/languages.ts";
import { PAGES } from "../app/page-types.ts";
import { ROOT } from "../app/started.ts";
import { CHROMIUM, findingsOf, NEEDS_CHROMIUM, openSite, type Site } from "./browser.ts";

const GRAVE = new Set(["serious", "critical"]);

/** Where pictures of all pages are written to, if anywhere (`npm run shots`). */
const SHOTS = process.env["SHOTS"];

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

describe.skipIf(CHROMIUM === undefined)(`pages in a browser${NEEDS_CHROMIUM}`, () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  describe.each(INTERFACE_LANGUAGES)("in %s", (language) => {
    let page: Page;
    let complaints: string[];
    let asked: string[];
    beforeAll(async () => {
      page = await site.open("/");
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", ({ message }) => complaints.push(message));
      page.on("request", (request) => asked.push(request.url()));
    });
    afterAll(() => page.context().close());

    it.each(PAGES)("%s is sound, light and dark, wide and narrow", async (path) => {
      complaints = [];
      asked = [];
      await page.setViewportSize(WIDE);
      const answer = await page.goto(addressOf(site, path, language));
      expect(await page.getAttribute("html", "lang")).toBe(language);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const found = await findingsOf(page);
        expect(found.filter(({ impact }) => GRAVE.has(impact))).toEqual([]);
      }
      await page.setViewportSize(NARROW);
      expect(await widerThanWindow(page)).toEqual([]);
      // A browser reports the status of the page itself among its errors.
      const isError = (answer?.status() ?? 0) >= 400;
      expect(complaints.filter((text) => !isError || !text.includes("status of"))).toEqual([]);
      expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([]);
    });
  });

  it.runIf(SHOTS !== undefined).each(PAGES)("pictures are taken of %s", async (path) => {
    const folder = resolve(ROOT, SHOTS ?? "");
    mkdirSync(folder, { recursive: true });
    const page = await site.open(path);
    const name = path.replace(/[^a-z0-9]+/gi, "-").slice(1, 60) || "home";
    const take = (kind: string) =>
      page.screenshot({ path: join(folder, `${name}.${kind}.png`), fullPage: true });
    await take("light");
    await page.emulateMedia({ colorScheme: "dark" });
    await take("dark");
    await page.emulateMedia({ colorScheme: "light", media: "print" });
    await take("print");
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize(NARROW);
    await take("narrow");
    await page.context().close();
  });
});

function addressOf(site: Site, path: string, language: string): string {
  const address = new URL(path, site.url);
  address.searchParams.set("ui", language);
  return address.href;
}

/** Elements that reach beyond the window and make the page scroll sideways. */
function widerThanWindow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) =>
        element.getBoundingClientRect().right > clientWidth && element.closest(".scroll") === null,
    );
    return wide.map((element) => element.outerHTML.slice(0, 120));
  });
}
