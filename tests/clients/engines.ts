// Engines of others, started for a test: Jena Fuseki and Comunica's HTTP endpoint.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createSocket } from "node:net";
import { join } from "node:path";
import { ROOT } from "../app/started.ts";

export interface Engine {
  /** The address of its SPARQL endpoint. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const JAR = process.env["CHANCERY_FUSEKI_JAR"] ?? "";
const COMUNICA = join(ROOT, ".ci/clients/node_modules/@comunica/query-sparql/bin/http.js");

/** Why an engine cannot be started here; nothing when it can. */
export const MISSING: Readonly<Record<"fuseki" | "comunica", string | undefined>> = {
  fuseki: existsSync(JAR)
    ? undefined
    : "run .ci/fuseki and set CHANCERY_FUSEKI_JAR to what it prints",
  comunica: existsSync(COMUNICA) ? undefined : "run npm install in .ci/clients",
};

/** An in-memory Fuseki with the content of a file. */
export async function startFuseki(file: string): Promise<Engine> {
  const main = "org.apache.jena.fuseki.main.cmds.FusekiMainCmd";
  const child = spawn(
    "java",
    ["-Xmx400m", "-cp", JAR, main, "--localhost", "--port=0", `--file=${file}`, "/ds"],
    { detached: true },
  );
  const [, port = ""] = await lineOf(child, /Start Fuseki \(http=(\d+)\)/);
  return { url: `http://127.0.0.1:${port}/ds/sparql`, stop: () => end(child) };
}

/** Comunica over a document that it fetches from here. */
export async function startComunica(nquads: string): Promise<Engine> {
  const source = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/n-quads" }).end(nquads);
  });
  source.listen(0, "127.0.0.1");
  await once(source, "listening");
  const document = `http://127.0.0.1:${portOf(source)}/data.nq`;
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [COMUNICA, document, "-p", String(port), "-t", "20", "--unionDefaultGraph"],
    { detached: true },
  );
  await lineOf(child, /Server worker .* running/);
  const stop = async () => {
    await end(child);
    source.close();
  };
  return { url: `http://127.0.0.1:${port}/sparql`, stop };
}

/** The first line of its output that fits; what it writes later is passed over. */
function lineOf(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk) => {
        output += chunk;
        const found = pattern.exec(output);
        if (found !== null) resolve(found);
      });
    child.on("close", () => reject(new Error(`the engine ended: ${output}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  // Comunica's workers outlive it, above all one that is at work: the whole group of processes must end.
  if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  await once(child, "close");
}

async function freePort(): Promise<number> {
  const server = createSocket().listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server);
  server.close();
  await once(server, "close");
  return port;
}

export function portOf(server: { address(): unknown }): number {
  return (server.address() as AddressInfo).port; // it listens on a port, not on a pipe
}
