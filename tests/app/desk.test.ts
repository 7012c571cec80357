// The desk for Wikidata: a selection of things, kept in the address, and what is matched.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, type Started, startServer } from "./started.ts";

let server: Started;
beforeAll(async () => {
  server = await startServer(ROOT);
});
afterAll(() => server.stop());

const text = async (path: string) => (await fetch(server.url + path)).text();

describe("the desk for Wikidata", () => {
  it("downloads everything when nothing is selected, and else what is selected alone", async () => {
    const all = await text("wikidata/quickstatements");
    expect(all).toMatch(/^Q96\t/m);
    const some = await text("wikidata/quickstatements?thing=id/country/kz&thing=id/relation/kz-mx");
    expect(some).toMatch(/^Q232\tP530\tQ96\t/m);
    expect(some).toContain('LAST\tLen\t"Kazakhstan–Mexico relations"');
    expect(some).not.toMatch(/^Q96\t/m);
    expect(some.match(/^CREATE$/gm)).toHaveLength(1);
  });

  it("leaves out a statement on a new item that is not selected, rather than to say it of another", async () => {
    expect(await text("wikidata/quickstatements?thing=id/country/kz")).not.toContain("LAST");
  });

  it("takes things by their whole addresses too, and refuses those that are not ready", async () => {
    const whole = encodeURIComponent(`${server.url}id/country/mx`);
    expect(await text(`wikidata/quickstatements?thing=${whole}`)).toMatch(/^Q96\t/);
    const answer = await fetch(`${server.url}wikidata?thing=id/nobody`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "WEB-606" });
  });

  it("ticks what the address names, and works as a plain form", async () => {
    const page = await text("wikidata?thing=id%2Fcountry%2Fkz");
    expect(page.match(/<input[^>]* checked>/g)).toHaveLength(1);
    expect(page).toMatch(/value="id\/country\/kz" aria-label="Kazakhstan" checked/);
    expect(page).toContain('<form id="desk" method="get" action="/wikidata">');
    expect(page).toContain('<button type="submit" formaction="/wikidata/payloads">');
    expect(page).not.toMatch(/<script(?! type="module" src="\/assets\/)/);
  });

  it("lists things that are items, and those that are still to be matched", async () => {
    const page = await text("wikidata");
    const [, unmatched = ""] = page.split("things have no item");
    expect(unmatched).toContain("Embassy of Mexico in Turkey");
    expect(unmatched).toContain("https://www.wikidata.org/w/index.php?search=");
    expect(unmatched.split("<h2>")[0]).not.toContain(">Kazakhstan</a>");
  });
});
