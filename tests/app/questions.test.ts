// Stored queries as pages and as an interface for programs.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM } from "./started.ts";

const BASE = "http://museum.example/";

describe("a stored query", () => {
  let publication: Publication;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    publication = await openPublication(MUSEUM, { settings: defaultSettings(), base: BASE });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  const page = async (path: string) =>
    (await app.request(path, { headers: { accept: "text/html" } })).text();

  it("labels its fields in the language of the page", async () => {
    const year = (html: string) => /<label for="p-year"[^>]*>(\p{L}+)/u.exec(html)?.[1];
    expect(year(await page("/queries/works-by-year"))).toBe("Year");
    expect(year(await page("/queries/works-by-year?ui=es"))).toBe("Año");
    expect(year(await page("/queries/works-by-year?ui=kk"))).toBe("Жыл");
    expect(year(await page("/queries/works-by-year?ui=ru"))).toBe("Год");
  });
});
