// The page of queries as people use it: with an editor where scripts run, with a form where they do not.

import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MUSEUM } from "../app/started.ts";
import { CHROMIUM, NEEDS_CHROMIUM, openSite, type Site } from "./browser.ts";

/** What all scripts of the page may weigh, packed. */
const SCRIPT_MAX = 130_000;

const EDITOR = ".cm-content";

describe.skipIf(CHROMIUM === undefined)(`the page of queries${NEEDS_CHROMIUM}`, () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(MUSEUM);
  });
  afterAll(() => site?.close());

  /** The page with this query in its editor, and nothing asked yet. */
  const write = async (query: string, path = "/sparql"): Promise<Page> => {
    const page = await site.open(path);
    await page.locator(EDITOR).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(query);
    return page;
  };
  const written = (page: Page) => page.inputValue("textarea#query");
  const ask = async (query: string) => site.open(`/sparql?query=${encodeURIComponent(query)}`);

  it("asks by its form where no scripts run", async () => {
    const page = await site.open("/sparql", { javaScriptEnabled: false });
    await page.fill("textarea#query", "SELECT ?work WHERE { ?work a m:Work } LIMIT 1");
    await page.selectOption("#view", "raw");
    await page.click("main form.ask button");
    expect(await page.textContent("#answer")).toContain("1 row");
    expect(await page.textContent("#answer pre")).toContain('"bindings"');
    expect(await page.isVisible("#keys")).toBe(false);
    await page.context().close();
  });

  it("suggests properties of the class with their counts, and brings the prefix along", async () => {
    const page = await write("SELECT * WHERE { ?work a m:Work ; m:ye");
    await page.keyboard.press("Control+Space");
    const option = page.locator("li[role=option][aria-selected=true]");
    await option.waitFor();
    expect(await option.textContent()).toMatch(/^m:year.*·\s*\d+$/);
    await page.waitForTimeout(200); // what is taken the moment it appears is taken by mistake
    await page.keyboard.press("Enter");
    expect(await written(page)).toMatch(
      /^PREFIX m: <http:\/\/museum\.example\/ns#>\nSELECT \* WHERE \{ \?work a m:Work ; m:year$/,
    );
    await page.context().close();
  });

  it("suggests classes after a, by their names in the language of the page", async () => {
    const page = await write("SELECT * WHERE { ?x a wor", "/sparql?ui=es");
    await page.keyboard.press("Control+Space");
    const option = page.locator("li[role=option]").first();
    await option.waitFor();
    expect(await option.textContent()).toContain("m:Work");
    await page.context().close();
  });

  it("marks what is wrong at its place, while somebody writes", async () => {
    const page = await write("SELECT * WHERE {\n  ?x a ?y\n  FILTR(?y)\n}");
    const mark = page.locator(".cm-lintRange-error");
    await mark.waitFor();
    expect(await mark.textContent()).toBe("FILTR");
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText("ASK {}");
    await mark.waitFor({ state: "detached" });
    await page.context().close();
  });

  it("lets Tab leave the editor, unless somebody wants it to indent", async () => {
    const page = await write("ASK {}");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("indent");
    expect(await written(page)).toBe("ASK {}");
    await page.keyboard.press("Space");
    await page.locator(EDITOR).click();
    await page.keyboard.press("Tab");
    expect(await written(page)).toMatch(/^\s+ASK \{\}$/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("indent");
    await page.context().close();
  });

  it("runs with Ctrl+Enter, as the button does", async () => {
    const page = await write("ASK { ?work a m:Work }");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/query=ASK/);
    expect(await page.textContent("#answer")).toContain("1 row");
    await page.context().close();
  });

  it("breaks no rule of its policy, and keeps its scripts small", async () => {
    const page = await site.open("/");
    const complaints: string[] = [];
    const scripts: Buffer[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("response", async (answer) => {
      if (new URL(answer.url()).pathname.endsWith(".js")) scripts.push(await answer.body());
    });
    await page.goto(new URL("/sparql", site.url).href, { waitUntil: "networkidle" });
    await page.locator(EDITOR).click();
    await page.keyboard.type(" ");
    await page.keyboard.press("Control+Space");
    await page.locator("li[role=option]").first().waitFor();
    expect(complaints).toEqual([]);
    expect(scripts.length).toBeGreaterThan(0);
    const weight = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
    expect(weight).toBeLessThan(SCRIPT_MAX);
    await page.context().close();
  });

  it("says why nothing was found", async () => {
    const page = await ask("SELECT * { ?work a m:Work ; m:yeer ?year }");
    expect(await page.textContent("#doctor")).toContain("Did you mean m:year?");
    await page.context().close();
  });

  it("makes a short link that leads back to the query, in the language that was chosen", async () => {
    const query = "SELECT ?work WHERE { ?work a m:Work }";
    const page = await site.open(`/sparql?query=${encodeURIComponent(query)}&ui=ru`);
    await page.click("#answer form button");
    await page.waitForURL(/\/q\/[0-9a-f]{20}\?ui=ru$/);
    expect(await written(page)).toBe(query);
    expect(await page.getAttribute("html", "lang")).toBe("ru");
    expect(await page.locator("#answer tbody tr").count()).toBeGreaterThan(1);
    await page.context().close();
  });
});
