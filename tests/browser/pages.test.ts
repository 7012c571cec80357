// Every type of page, as people see it.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { INTERFACE_LANGUAGES } from "../../src/model/languages.ts";
import { CHROMIUM, findingsOf, NEEDS_CHROMIUM, openSite, type Site } from "./browser.ts";

/** A page of each type. */
const PAGES = [
  "/",
  "/queries",
  "/sparql",
  "/browse",
  "/browse/passage?paragraph=2",
  "/browse/passage?paragraph=4&citation=id/source/reference-8",
  "/browse/country?view=cards",
  "/data",
  "/docs/http",
  "/nothing-here",
  "/id/visit/erlan-idrissov-mexico-2014",
];

const GRAVE = new Set(["serious", "critical"]);

describe.skipIf(CHROMIUM === undefined)(`pages in a browser${NEEDS_CHROMIUM}`, () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  describe.each(PAGES)("%s", (path) => {
    it.each(INTERFACE_LANGUAGES)(
      "has no grave finding of axe in %s, light and dark",
      async (language) => {
        const page = await site.open(`${path}?ui=${language}`);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          const found = await findingsOf(page);
          expect(found.filter(({ impact }) => GRAVE.has(impact))).toEqual([]);
        }
        await page.context().close();
      },
    );
  });
});
