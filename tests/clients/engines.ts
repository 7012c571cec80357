// Engines of others, started for a test: Jena Fuseki and Comunica's HTTP endpoint.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect, createServer as createSocket } from "node:net";
import { extname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
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

/** Comunica over a file that it fetches from here. */
export async function startComunica(file: string): Promise<Engine> {
  const type = extname(file) === ".trig" ? "application/trig" : "application/n-quads";
  const source = createServer((_, response) => {
    response.writeHead(200, { "content-type": type }).end(readFileSync(file));
  });
  source.listen(0, "127.0.0.1");
  await once(source, "listening");
  const document = `http://127.0.0.1:${portOf(source)}/data`;
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [COMUNICA, document, "-p", String(port), "-t", "20", "--unionDefaultGraph"],
    { detached: true },
  );
  await lineOf(child, /Server worker .* running/);
  await listening(port);
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

/** It says that it runs a moment before it does. */
async function listening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await setTimeout(50);
  }
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
