// A real browser, and the publication of this folder in it.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { ROOT, type Started, startServer } from "../app/started.ts";

const PLACES = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Where the browser is; none means that what needs it is skipped. */
export const CHROMIUM = PLACES.find((path) => path !== "" && existsSync(path));

/** To be put into titles of suites, so that who reads the list knows why they were skipped. */
export const NEEDS_CHROMIUM =
  CHROMIUM === undefined ? " (skipped: there is no Chromium; name one in CHROMIUM)" : "";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

export interface Site {
  readonly url: string;
  readonly browser: Browser;
  /** Opens a path in a context of its own, such as one of the dark or without scripts. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** A server of its own for a folder, and a browser. */
export async function openSite(folder = ROOT): Promise<Site> {
  const server: Started = await startServer(folder);
  const browser = await chromium.launch({
    executablePath: CHROMIUM ?? "",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  return {
    url: server.url,
    browser,
    open: async (path, options) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        ...options,
      });
      const page = await context.newPage();
      await page.goto(new URL(path, server.url).href);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

/** A finding of axe, in a line. */
export interface Finding {
  readonly impact: string;
  readonly text: string;
}

/** What axe finds by the rules of WCAG 2.2 AA and best practice. */
export async function findingsOf(page: Page): Promise<Finding[]> {
  const source = await readFile(AXE, "utf8");
  return page.evaluate(async (text) => {
    // Evaluated by the debugger, which the policy of the page does not bind.
    const axe = new Function(`${text}; return axe;`)();
    const { violations } = await axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(
      (found: { id: string; impact: string; help: string; nodes: { html: string }[] }) => ({
        impact: found.impact,
        text: `${found.id}: ${found.help} — ${found.nodes.map((node) => node.html).join(" | ")}`,
      }),
    );
  }, source);
}
