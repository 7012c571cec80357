#!/usr/bin/env node
// The chancery command.

import { text } from "node:stream/consumers";
import picocolors from "picocolors";
import { runCli } from "./program.ts";

const noColor = process.env["NO_COLOR"]
  ? true
  : process.env["TERM"] === "dumb" || process.stderr.isTTY !== true;

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Who reads our output may stop reading; that is no failure of ours.
  process.exit(error.code === "EPIPE" ? 0 : 5);
});

// Who reads our log may stop reading; serving goes on.
process.stderr.on("error", () => undefined);

process.exitCode = await runCli(process.argv.slice(2), {
  out: (piece) => void process.stdout.write(piece),
  err: (piece) => void process.stderr.write(piece),
  env: process.env,
  colors: picocolors.createColors(!noColor),
  isTerminal: process.stdout.isTTY === true,
  readStdin: () => text(process.stdin),
  stopped: () =>
    new Promise((resolve) => {
      let asked = false;
      const stop = (code: number) => () => {
        if (asked) process.exit(code); // who asks twice does not want to wait
        asked = true;
        resolve(code);
      };
      process.on("SIGINT", stop(130)).on("SIGTERM", stop(143));
    }),
});
