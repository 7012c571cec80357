// What deploy/ holds is fit for use: the image, the unit, and a server that may write nothing.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { MAIN, MUSEUM, ROOT } from "./started.ts";

const has = (command: string) => spawnSync(command, ["--version"]).status === 0;

/** The flags by which Node lets a program read, and write nothing; their name depends on its version. */
const READ_ONLY = [
  process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission",
  "--allow-fs-read=*",
  "--allow-worker",
  "--no-warnings",
];

/** What the image sets in the environment. */
const SET = Object.fromEntries(
  (/^ENV ((?:\\\n|.)*)$/m.exec(readFileSync(join(ROOT, "deploy/Dockerfile"), "utf8"))?.[1] ?? "")
    .replaceAll(/\\\n\s*/g, "")
    .split(" ")
    .map((pair) => pair.split("=")),
);

describe("the image", () => {
  it("serves where nothing can be written, and its health check tells whether it does", async () => {
    const child = spawn(
      process.execPath,
      [...READ_ONLY, MAIN, "serve", MUSEUM, "--port", "0", "--json", "--quiet"],
      { env: { ...process.env, ...SET, CHANCERY_HOST: "127.0.0.1", CHANCERY_LOG: "errors" } },
    );
    let err = "";
    child.stderr.on("data", (piece) => {
      err += piece;
    });
    const [line] = await once(createInterface(child.stdout), "line");
    const { url } = JSON.parse(String(line));
    const check = () =>
      spawnSync(process.execPath, [join(ROOT, "deploy/healthcheck.mjs")], {
        env: { CHANCERY_PORT: new URL(url).port },
      }).status;
    expect(check()).toBe(0);
    for (const path of ["", "data/latest/graph.nq", "sparql?query=ASK%7B%7D", "docs/errors"])
      expect((await fetch(url + path)).status, path).toBe(200);
    child.kill();
    expect(await once(child, "close")).toEqual([143, null]);
    expect(check()).toBe(1);
    expect(err).toBe("");
  });

  it.skipIf(!has("hadolint"))("has a Dockerfile that its linter finds nothing in", () => {
    const { stdout, status } = spawnSync("hadolint", [join(ROOT, "deploy/Dockerfile")]);
    expect({ status, found: String(stdout) }).toEqual({ status: 0, found: "" });
  });
});

describe("the unit", () => {
  it.skipIf(!has("systemd-analyze"))("is one that systemd takes, and exposes little", () => {
    const unit = readFileSync(join(ROOT, "deploy/chancery.service"), "utf8");
    const file = join(mkdtempSync(join(tmpdir(), "unit-")), "chancery.service");
    writeFileSync(file, unit.replace("/usr/bin/node", process.execPath));
    const verified = spawnSync("systemd-analyze", ["verify", "--man=no", file]);
    expect({ status: verified.status, said: String(verified.stderr) }).toEqual({
      status: 0,
      said: "",
    });
    const args = ["security", "--offline=true", "--threshold=20", file];
    expect(spawnSync("systemd-analyze", args).status).toBe(0);
  });
});
