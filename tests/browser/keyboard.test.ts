// Every type of page by keyboard alone: everything can be reached, in the order of reading, and is seen when it is.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PAGES } from "../app/page-types.ts";
import { CHROMIUM, NEEDS_CHROMIUM, openSite, type Site } from "./browser.ts";

/** What stands at one press of the Tab key. */
interface Stop {
  /** The place of the element in the document; -1 when the focus has left the page. */
  readonly at: number;
  readonly what: string;
  readonly isSeen: boolean;
  readonly isOutlined: boolean;
}

describe.skipIf(CHROMIUM === undefined)(`the keyboard${NEEDS_CHROMIUM}`, () => {
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    site = await openSite();
    page = await site.open("/");
  });
  afterAll(() => site?.close());

  it.each(PAGES)("reaches everything of %s, in order, and is never lost", async (path) => {
    await page.goto(new URL(path, site.url).href);
    const wanted = await reachable(page);
    const stops = await walk(page, wanted.length + 50);
    expect(stops[0]?.what).toContain('class="skip"');
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
    expect(stops.filter(({ isOutlined }) => !isOutlined)).toEqual([]);
    const order = stops.map(({ at }) => at);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(order.length);
    expect(wanted.filter(({ at }) => !order.includes(at))).toEqual([]);
  });

  it("skips the head of a page from the first stop", async () => {
    await page.goto(new URL("/queries", site.url).href);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
  });
});

/** All that a keyboard should reach: of radio buttons with one name, one. */
function reachable(page: Page): Promise<{ at: number; what: string }[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll("*")];
    const names = new Set<string>();
    return [
      ...document.querySelectorAll<HTMLElement>(
        "a[href], button, input, select, textarea, summary, [tabindex]",
      ),
    ]
      .filter((element) => element.tabIndex >= 0 && element.checkVisibility())
      .filter((element) => !element.matches(":disabled, [type=hidden]"))
      .filter((element) => {
        if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
        const isFirst = !names.has(element.name);
        names.add(element.name);
        return isFirst;
      })
      .map((element) => ({ at: all.indexOf(element), what: element.outerHTML.slice(0, 120) }));
  });
}

/** Presses Tab until the focus leaves the page or begins again, at most so often. */
async function walk(page: Page, most: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Tab");
    const stop = await stopAt(page);
    if (stop.at === -1 || stop.at === stops[0]?.at) return stops;
    stops.push(stop);
  }
  return stops;
}

function stopAt(page: Page): Promise<Stop> {
  return page.evaluate(async () => {
    const element = document.activeElement;
    // An editor learns a moment later that it has the focus.
    if (element?.shadowRoot) await new Promise((done) => setTimeout(done, 50));
    if (element === null || element === document.body)
      return { at: -1, what: "", isSeen: false, isOutlined: false };
    // What has the focus inside a shadow tree may be outlined by what is around it there.
    const around: Element[] = [element];
    for (let inner = element.shadowRoot?.activeElement; inner != null; inner = inner.parentElement)
      around.push(inner);
    const isOutlined = around
      .map((part) => getComputedStyle(part))
      .some(
        ({ outlineStyle, outlineWidth }) =>
          outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
      );
    // Of a link in two lines the first part is where the eye falls.
    const rect = element.getClientRects()[0] ?? new DOMRect();
    const x = Math.min(rect.left + Math.min(rect.width / 2, 20), innerWidth - 1);
    const y = Math.min(Math.max(rect.top + Math.min(rect.height / 2, 20), 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return {
      at: [...document.querySelectorAll("*")].indexOf(element),
      what: element.outerHTML.slice(0, 120),
      isSeen: rect.width > 0 && top !== null && (element.contains(top) || top.contains(element)),
      isOutlined,
    };
  });
}
