// Two people with a purpose, from the home page to what they came for; scripts of pages run as for everybody.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CHROMIUM, NEEDS_CHROMIUM, openSite, type Site } from "./browser.ts";

const VISIT = "Visit of Erlan Idrissov to Mexico, September 2014";

describe.skipIf(CHROMIUM === undefined)(`a journey${NEEDS_CHROMIUM}`, () => {
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());
  beforeEach(async () => {
    page = await site.open("/");
    return () => page.context().close();
  });

  const heading = () => page.locator("h1").textContent();
  /** What a link leads to, as a program gets it. */
  const fetched = async (link: string) => {
    const href = await page.locator(link).first().getAttribute("href");
    return page.request.get(new URL(href ?? "", page.url()).href);
  };

  it("of a researcher: whom did the minister meet in 2014, who says so, and the same as CSV", async () => {
    await page.getByRole("search").locator("[name=q]").fill("idrissov mexico 2014");
    await page.getByRole("search").getByRole("button").click();
    await page.getByRole("main").getByRole("link", { name: VISIT }).first().click();
    expect(await heading()).toBe(VISIT);

    const met = page.getByRole("link", { name: "José Antonio Meade", exact: true });
    const row = page.locator("main tr").filter({ has: met }).first();
    await row.locator("sup a").first().click();
    const note = page.locator(":target");
    expect(await note.textContent()).toContain("Idrissov’s First Official Visit to Mexico");
    await note
      .getByRole("link", { name: /paragraph 2, sentence \d/ })
      .first()
      .click();
    expect(await heading()).toMatch(/^History, paragraph 2, sentence \d$/);

    await page.getByRole("navigation").getByRole("link", { name: "SPARQL" }).click();
    await ask(page, "SELECT ?meeting ?who { ?meeting :participant ?who } ORDER BY ?meeting ?who");
    const rows = await page.locator("main tbody tr").count();
    expect(rows).toBeGreaterThan(4);
    const table = await fetched('main a[href*="format=spreadsheet"]');
    expect(table.headers()["content-type"]).toContain("text/csv");
    expect((await table.text()).trim().split(/\r?\n/).length - 1).toBeGreaterThanOrEqual(rows);
  });

  it("of a newcomer: a question, its answer, and everything to take home", async () => {
    const question = page.locator("main .cards a").first();
    const title = await question.textContent();
    await question.click();
    expect(await heading()).toBe(title);
    expect(await page.locator("main :is(tbody tr, dd, svg)").count()).toBeGreaterThan(0);

    await page.getByRole("link", { name: "Data", exact: true }).first().click();
    const file = await fetched('main a[href$=".ttl"]');
    expect(file.status()).toBe(200);
    expect(await file.text()).toContain("@prefix");
  });
});

/** Types a query where it is typed: into the editor when it has come up. */
async function ask(page: Page, query: string): Promise<void> {
  const editor = page.locator("main .cm-content");
  const form = page.locator("main form:has(textarea)");
  await page.waitForLoadState("networkidle");
  if (await editor.isVisible()) await editor.fill(query);
  else await form.locator("textarea").fill(query);
  await form.getByRole("button", { name: "Run" }).click();
  await page.waitForURL(/query=/);
}
