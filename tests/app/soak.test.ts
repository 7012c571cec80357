// A short soak: many connections at once, some given up half-way.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { finish, ROOT } from "./started.ts";

it("gives every request its whole, right answer while others are given up, and goes on", async () => {
  const soak = spawn(process.execPath, [join(ROOT, "bench/soak.mjs"), "2000", "100"]);
  const { code, out, err } = await finish(soak);
  expect(err).toBe("");
  expect(out).toMatch(
    /^2000 requests on 100 connections in [\d.]+ s: 1960 answered, 40 given up, 0 lost; the server goes on$/m,
  );
  expect(code).toBe(0);
}, 60_000);
