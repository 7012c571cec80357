// The built command, started as a user starts it.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const ROOT = join(import.meta.dirname, "../..");
export const MAIN = join(ROOT, "dist/cli/main.js");
export const MUSEUM = join(ROOT, "tests/fixtures/museum");

export const run = (...args: string[]) => spawn(process.execPath, [MAIN, ...args], { cwd: ROOT });

/** What a command wrote, and its exit code. */
export async function finish(
  child: ChildProcess,
): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  child.stdout?.setEncoding("utf8"); // a chunk may end within a character
  child.stderr?.setEncoding("utf8");
  child.stdout?.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, "close");
  return { code, out, err };
}

export interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  /** What it has written to stderr so far. */
  readonly err: () => string;
  readonly stop: () => Promise<void>;
}

/** `chancery serve` on a free port, once it is ready. */
export async function startServer(folder: string, ...args: string[]): Promise<Started> {
  const child = run("serve", folder, "--port", "0", "--host", "127.0.0.1", "--json", ...args);
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const [line] = await Promise.race([
    once(createInterface(child.stdout), "line"),
    once(child, "close").then(() => Promise.reject(new Error(`it ended: ${err}`))),
  ]);
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill();
    await once(child, "close");
  };
  return { child, url: JSON.parse(String(line)).url, err: () => err, stop };
}
