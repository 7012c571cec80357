// Pages of another dataset are made of the questions of its own folder.

import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { INTERFACE_LANGUAGES } from "../../src/model/languages.ts";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM, startServer } from "./started.ts";

const BASE = "http://museum.example/";

describe("the page of a thing of a museum", () => {
  let publication: Publication;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    publication = await openPublication(MUSEUM, { settings: defaultSettings(), base: BASE });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  const panelOf = async (path: string, slug: string, language = "en") => {
    const answer = await app.request(`${path}?ui=${language}`, {
      headers: { accept: "text/html" },
    });
    const section = new RegExp(`<h2 id="p-${slug}".*?</section>`, "s");
    return section.exec(await answer.text())?.[0] ?? "";
  };

  it("shows the panels of its class alone, asked with the thing, and who says so", async () => {
    const panel = await panelOf("/work/blue-jug", "other-works");
    expect(panel).toContain('href="/work/red-bowl');
    expect(panel).not.toContain('href="/work/blue-jug');
    expect(panel).toMatch(/href="#source-\d+"/);
    expect(await panelOf("/work/red-bowl", "other-works")).toContain('href="/work/blue-jug');
    expect(await panelOf("/work/blue-jug", "works-of-maker")).toBe("");
  });

  it("shows them in the view that the question names, once a fact", async () => {
    const panel = await panelOf("/person/anna-berg", "works-of-maker");
    expect(panel).toContain("1921");
    expect(panel).toContain("1925");
    expect(panel).toContain("<ol");
  });

  it("heads them in the language of the reader, and leads to the question with its value", async () => {
    const { summary } = publication.queries.find(({ slug }) => slug === "other-works") ?? {};
    for (const language of INTERFACE_LANGUAGES) {
      const panel = await panelOf("/work/blue-jug", "other-works", language);
      expect(panel).toContain(summary?.find((text) => text.language === language)?.value);
      expect(panel).toContain("/queries/other-works?work=work%2Fblue-jug");
    }
  });
});

describe("a page of very many panels", () => {
  it("is made without a warning to the operator", async () => {
    const folder = await mkdtemp(join(tmpdir(), "chancery-panels-"));
    await cp(MUSEUM, folder, { recursive: true });
    const panel = (n: number) => `#+ summary: Panel ${n}
#+ params: { work: { type: iri } }
#+ panels: { "${BASE}ns#Work": work }
SELECT ?maker { ?_work <${BASE}ns#maker> ?maker }
`;
    for (let n = 0; n < 15; n += 1)
      await writeFile(join(folder, "queries", `many-${n}.rq`), panel(n));
    const server = await startServer(folder, "--base", BASE);
    try {
      const headers = { accept: "text/html" };
      const answer = await fetch(`${server.url}work/blue-jug`, { headers });
      expect((await answer.text()).match(/<h2 id="p-many-/g) ?? []).toHaveLength(15);
      expect(server.err()).not.toContain("Warning");
    } finally {
      await server.stop();
      await rm(folder, { recursive: true });
    }
  });
});
