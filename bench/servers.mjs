// Starts the server and its peers as processes of their own, on loopback.

import { execFileSync, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(import.meta.dirname, "..");
export const PEERS = join(import.meta.dirname, "peers");

/** Installs what the server is compared with, if that was not done yet. */
export function installPeers() {
  if (existsSync(join(PEERS, "node_modules"))) return;
  console.log("installing the peers …");
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], {
    cwd: PEERS,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function started(child, url) {
  const stop = async () => {
    if (child.exitCode !== null) return;
    const closed = once(child, "close");
    child.kill();
    await closed;
  };
  return { url, pid: child.pid, stop };
}

function ended(child, name) {
  return once(child, "close").then(([code]) => {
    throw new Error(`${name} ended with ${code} before it was ready`);
  });
}

/** `chancery serve` with these options; no client is limited. */
export async function startChancery(folder, base, options = []) {
  const args = ["serve", folder, "--json", "--host", "127.0.0.1", "--port", "0", "--base", base];
  const free = ["--client-query-seconds", "0", "--client-queries", "0", "--query-queue", "0"];
  const main = join(ROOT, "dist/cli/main.js");
  const child = spawn(process.execPath, [main, ...args, ...free, ...options], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ready = once(createInterface(child.stdout), "line");
  const [line] = await Promise.race([ready, ended(child, "chancery")]);
  return started(child, JSON.parse(line).url);
}

/** One of the programs of `peers/`. */
export async function startPeer(name, ...args) {
  const child = fork(join(PEERS, `${name}.mjs`), args, {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const [{ url }] = await Promise.race([once(child, "message"), ended(child, name)]);
  return started(child, url);
}
