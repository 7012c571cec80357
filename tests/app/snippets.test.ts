// Ready programs really ask what they were made for, whatever that is.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { snippetsFor } from "../../src/publish/snippets.ts";

/** How each program is run, with its code as the last argument or as its input. */
const RUNNERS: Readonly<Record<string, readonly string[]>> = {
  curl: ["sh", "-c"],
  Python: ["python3", "-c"],
  R: ["Rscript", "-e"],
  JavaScript: [process.execPath, "--input-type=module", "-e"],
};

const NEEDS: Readonly<Record<string, string>> = { curl: "curl", R: "Rscript", Python: "python3" };

const isThere = (language: string) =>
  spawnSync(NEEDS[language] ?? process.execPath, ["--version"]).status === 0;

describe("a ready program", () => {
  const asked: { fields: Record<string, string>; method: string; accept: string }[] = [];
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const query = new URL(request.url ?? "", "http://x").search;
    asked.push({
      fields: Object.fromEntries(new URLSearchParams(request.method === "POST" ? body : query)),
      method: request.method ?? "",
      accept: request.headers.accept ?? "",
    });
    response.end("answered");
  });
  let address = "";
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`; // it listens on TCP
  });
  afterAll(() => {
    server.close();
  });

  const run = async (language: string, code: string) => {
    const [command = "", ...options] = RUNNERS[language] ?? [];
    const child = spawn(command, [...options, code]);
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    await once(child, "close");
    return { out, err };
  };

  /** What ends literals of one language or another, in the midst of anything; arguments of programs hold no NUL. */
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...[
            "'",
            '"',
            '"""',
            "\\",
            "`",
            "$\u007bx}",
            "$x",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "%0a",
            "+",
            "&",
            "#",
          ],
          ...[
            "қ",
            "𝒳",
            "\u2028",
            "\ufeff",
            "\\n",
            "\\u0041",
            "{y}",
            "<>",
            "!",
            "@file",
            "-x",
            "\u007f",
          ],
        ),
        fc
          .string({ unit: "grapheme", maxLength: 6 })
          .map((found) => found.replaceAll("\u0000", "")),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(""));

  for (const language of Object.keys(RUNNERS)) {
    const isInstalled = isThere(language);
    it.skipIf(!isInstalled)(
      `in ${language} asks the very text${isInstalled ? "" : ` (skipped: there is no ${language})`}`,
      async () => {
        await fc.assert(
          fc.asyncProperty(text, fc.constantFrom("GET", "POST"), async (query, method) => {
            asked.length = 0;
            const request = {
              address,
              fields: { query, more: "a b" },
              method,
              type: "text/csv",
            } as const;
            const code =
              snippetsFor(request).find((found) => found.language === language)?.code ?? "";
            const { out, err } = await run(language, code);
            expect(out.trim(), `${code}\n${err}`).toBe("answered");
            const how = language === "R" ? "GET" : method; // R sends no forms by itself
            expect(asked).toEqual([
              { fields: { query, more: "a b" }, method: how, accept: "text/csv" },
            ]);
          }),
          { numRuns: 25 },
        );
      },
      60_000,
    );
  }
});

async function textOf(request: IncomingMessage): Promise<string> {
  let body = "";
  request.setEncoding("utf8");
  for await (const chunk of request) body += chunk;
  return body;
}
