// The tutorial, done as it says: its files are saved, its commands run, its addresses asked.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { finish, MAIN, ROOT, type Started, startServer } from "./started.ts";

/** Where the tutorial says that the site is, and what its addresses in the graph begin with. */
const SITE = "http://localhost:8080/";

type Step = { readonly file: string; readonly text: string } | { readonly command: string };

const text = readFileSync(join(ROOT, "docs/tutorial.md"), "utf8");
const steps = [...text.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```/gm)].flatMap(
  ([, language, file, body = ""]): Step[] => {
    if (file !== undefined) return [{ file, text: body }];
    return language === "sh"
      ? body
          .trim()
          .split("\n")
          .map((command) => ({ command }))
      : [];
  },
);

describe("the tutorial", () => {
  const folder = mkdtempSync(join(tmpdir(), "tutorial-"));
  let server: Started | undefined;
  afterAll(() => server?.stop());

  /** An address that `curl` is given, once the server answers it with what was saved just before. */
  const expectAnswer = async (command: string, expected: RegExp) => {
    const [, path = ""] = /http:\/\/localhost:8080(\/[^\s']*)/.exec(command) ?? [];
    const accept = /-H 'Accept: ([^']+)'/.exec(command)?.[1] ?? "text/html";
    const answerNow = async () => {
      const answer = await fetch(new URL(path, server?.url), { headers: { accept } });
      return answer.ok ? await answer.text() : String(answer.status);
    };
    await expect.poll(answerNow, { timeout: 20_000 }).toMatch(expected);
  };

  const chancery = (words: string) => {
    const child = spawn(process.execPath, [MAIN, ...words.split(" ")], { cwd: folder });
    return finish(child);
  };

  const EXPECTED: Readonly<Record<string, RegExp>> = {
    "validate pottery": /0 findings/,
    "id/pot/jug.ttl": /Blue jug/,
    "id/pot/jug": /"@id"/,
    "queries/pots-of-potter?format=csv": /jug,1931\r?\n.*bowl,1934/,
    "query pottery/queries/pots-of-potter.rq": /plate/,
    "id/potter/ana": /What did a potter make\?[\s\S]*1934/,
  };
  const expectedOf = (command: string) =>
    Object.entries(EXPECTED).find(([part]) => command.includes(part))?.[1] ?? /^/;

  it("works as it is written, from the first file to the release", async () => {
    const ran = new Set<string>();
    for (const step of steps) {
      if ("file" in step) {
        mkdirSync(dirname(join(folder, step.file)), { recursive: true });
        writeFileSync(join(folder, step.file), step.text);
        continue;
      }
      const { command } = step;
      const [program = "", , verb = ""] = command.split(" ");
      ran.add(program === "npx" ? verb : program);
      if (program === "curl") await expectAnswer(command, expectedOf(command));
      else if (verb === "serve") {
        await server?.stop();
        const [, , , where = "", ...options] = command.split(" ");
        const base = options.includes("--base") ? [] : ["--base", SITE];
        server = await startServer(join(folder, where), ...options, ...base);
      } else if (program === "npx") {
        const { code, out, err } = await chancery(command.split(" ").slice(2).join(" "));
        expect(code, err).toBe(0);
        expect(out + err).toMatch(expectedOf(command));
      } else {
        const answer = await fetch(new URL("/healthz", server?.url));
        const written = readFileSync(join(folder, command.split(" ")[1] ?? ""));
        expect(createHash("sha256").update(written).digest("hex")).toBe(
          Object(await answer.json()).release,
        );
      }
    }
    expect([...ran].sort()).toEqual(["curl", "export", "query", "serve", "sha256sum", "validate"]);
  });
});
