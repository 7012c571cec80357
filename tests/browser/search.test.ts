// The search field in a browser: a combobox by keyboard and by pointer, and a form where scripts do not run.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, findingsOf, NEEDS_CHROMIUM, openSite, type Site } from "./browser.ts";

const FIELD = "header input[type=search]";
const OPTION = "header [role=option]";

describe.skipIf(CHROMIUM === undefined)(`the search field${NEEDS_CHROMIUM}`, () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  it("suggests while one types, and goes where arrows and Enter lead", async () => {
    const page = await site.open("/?ui=ru");
    const field = page.locator(FIELD);
    expect(await field.getAttribute("role")).toBe("combobox");
    await field.focus();
    await page.keyboard.type("idriss");
    await page.locator(OPTION).first().waitFor();
    expect(await field.getAttribute("aria-expanded")).toBe("true");
    expect(await page.locator("header [role=status]").textContent()).toBe("Подсказки: 8");
    await page.keyboard.press("ArrowDown");
    const active = await field.getAttribute("aria-activedescendant");
    const chosen = page.locator(`#${active}`);
    expect(await chosen.getAttribute("aria-selected")).toBe("true");
    expect(await chosen.textContent()).toContain("Ерлан Идрисов");
    const grave = (await findingsOf(page)).filter(({ impact }) => impact !== "minor");
    expect(grave).toEqual([]);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/id/person/erlan-idrissov?ui=ru");
    await page.context().close();
  });

  it("goes round from the field to the last option and back", async () => {
    const page = await site.open("/");
    const field = page.locator(FIELD);
    await field.focus();
    await page.keyboard.type("astana");
    await page.locator(OPTION).first().waitFor();
    const count = await page.locator(OPTION).count();
    await page.keyboard.press("ArrowUp");
    expect(await field.getAttribute("aria-activedescendant")).toBe(`suggestion-${count - 1}`);
    await page.keyboard.press("ArrowDown");
    expect(await field.getAttribute("aria-activedescendant")).toBeNull();
    await page.context().close();
  });

  it("closes with Escape, and Enter alone searches for what was typed", async () => {
    const page = await site.open("/");
    const field = page.locator(FIELD);
    await field.focus();
    await page.keyboard.type("astana");
    await page.locator(OPTION).first().waitFor();
    await page.keyboard.press("Escape");
    expect(await field.getAttribute("aria-expanded")).toBe("false");
    expect(await page.locator(OPTION).first().isVisible()).toBe(false);
    expect(await field.inputValue()).toBe("astana");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search?q=astana");
    await page.context().close();
  });

  it("takes a suggestion by pointer", async () => {
    const page = await site.open("/");
    await page.locator(FIELD).pressSequentially("Q96");
    await page.locator(OPTION).first().click();
    await page.waitForURL("**/id/country/mx");
    await page.context().close();
  });

  it("is a form without scripts", async () => {
    const page = await site.open("/", { javaScriptEnabled: false });
    await page.locator(FIELD).fill("Idrissov");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search?q=Idrissov");
    expect(await page.locator("main h2").first().textContent()).toContain("person");
    await page.context().close();
  });

  it("is told to browsers in well-formed XML", async () => {
    const page = await site.open("/");
    const names = await page.evaluate(async () => {
      const text = await (await fetch("/opensearch.xml")).text();
      const document = new DOMParser().parseFromString(text, "application/xml");
      return [...document.querySelectorAll("*")].map(({ localName }) => localName);
    });
    expect(names).not.toContain("parsererror");
    expect(names.filter((name) => name === "Url")).toHaveLength(4);
    await page.context().close();
  });
});
