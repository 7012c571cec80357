// With scripts turned off, pages have what they have with them, and forms work.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PAGES } from "../app/page-types.ts";
import { CHROMIUM, NEEDS_CHROMIUM, openSite, type Site } from "./browser.ts";

describe.skipIf(CHROMIUM === undefined)(`pages without scripts${NEEDS_CHROMIUM}`, () => {
  let site: Site;
  let page: Page;
  let withScripts: Page;
  beforeAll(async () => {
    site = await openSite();
    page = await site.open("/", { javaScriptEnabled: false });
    withScripts = await site.open("/");
  });
  afterAll(() => site?.close());

  it.each(PAGES)("%s has its headings, links and tables", async (path) => {
    const address = new URL(path, site.url).href;
    await Promise.all([page.goto(address), withScripts.goto(address)]);
    for (const kind of ["h1, h2, h3", "main a[href]", "main tr", "main svg"])
      expect(await shown(page, kind), kind).toBeGreaterThanOrEqual(await shown(withScripts, kind));
    expect(await shown(page, "h1")).toBe(1);
  });

  it("answers a query that is typed into the form", async () => {
    await page.goto(new URL("/sparql?ui=es", site.url).href);
    await page.fill("textarea", "SELECT (6 * 7 AS ?answer) {}");
    await page.locator("main form:has(textarea) button").first().click();
    expect(await page.textContent("main table")).toContain("42");
    expect(new URL(page.url()).searchParams.get("ui")).toBe("es");
  });

  it("answers a query that no address can hold, and shows the answer in another view", async () => {
    await page.goto(new URL("/sparql", site.url).href);
    await page.fill("textarea", `SELECT (6 * 7 AS ?answer) {}\n# ${"long ".repeat(8_000)}`);
    await page.locator("main form:has(textarea) button").first().click();
    expect(await page.textContent("main table")).toContain("42");
    await page.locator('.tabs button[formaction*="view=raw"]').click();
    expect(await page.textContent("main .panel pre")).toContain('"value": "42"');
    expect(await page.locator(".tabs [aria-current]").textContent()).toBe("Raw");
  });

  it("answers a stored question with another value", async () => {
    await page.goto(new URL("/queries/agreements-of-year?year=1992", site.url).href);
    await page.locator('main [name="year"]').fill("2014");
    await page.locator('main form:has([name="year"]) button').first().click();
    expect(new URL(page.url()).searchParams.get("year")).toBe("2014");
    expect(await page.locator("main tbody tr").count()).toBeGreaterThan(1);
  });

  it("changes the language and stays on the page", async () => {
    await page.goto(new URL("/queries", site.url).href);
    await page.click('a[hreflang="kk"]');
    expect(new URL(page.url()).pathname).toBe("/queries");
    expect(await page.getAttribute("html", "lang")).toBe("kk");
    await page.click("nav.menu a[aria-current] + a");
    expect(await page.getAttribute("html", "lang")).toBe("kk");
  });
});

/** How many of these are shown; playwright sees them without scripts of the page. */
function shown(page: Page, selector: string): Promise<number> {
  return page.locator(selector).filter({ visible: true }).count();
}
