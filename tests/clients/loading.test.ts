// The snippets of /data, run by the tools that they are for.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programs } from "../app/page-text.ts";
import { finish, MUSEUM, type Started, startServer } from "../app/started.ts";

const JAR = process.env["CHANCERY_FUSEKI_JAR"] ?? "";
const hasModule = (name: string) => spawnSync("python3", ["-c", `import ${name}`]).status === 0;

describe("the snippets for tools of others", () => {
  let server: Started;
  let snippets: Map<string, string>;
  beforeAll(async () => {
    server = await startServer(MUSEUM);
    const answer = await fetch(`${server.url}data`, { headers: { accept: "text/html" } });
    snippets = programs(await answer.text());
  });
  afterAll(() => server.stop());

  it.for(["rdflib", "pyoxigraph"])("load the whole graph into %s", async (name, { skip }) => {
    if (!hasModule(name)) skip(`pip install -r .ci/requirements.txt brings ${name}`);
    const { code, out, err } = await finish(
      spawn("python3", ["-c", snippets.get(`Python, ${name}`) ?? "1/0"]),
    );
    expect(code, err).toBe(0);
    expect(out).toBe("35 statements\n");
  });

  it.skipIf(!existsSync(JAR))("are read by Apache Jena (needs .ci/fuseki)", async () => {
    const [fetching = "", counting = ""] = (snippets.get("Apache Jena") ?? "").split("\n");
    const riot = counting.replace(/^riot/, `java -cp "${JAR}" riotcmd.riot`);
    const cwd = mkdtempSync(join(tmpdir(), "riot-"));
    const { code, out, err } = await finish(spawn("sh", ["-c", `${fetching} && ${riot}`], { cwd }));
    expect(code, err).toBe(0);
    expect(out + err).toContain("Quads = 35");
  });
});
