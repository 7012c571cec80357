// Wikidata-Toolkit as Debian installs it (libwikidata-toolkit-java), run by a JDK.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../app/started.ts";

const JARS = [
  "wdtk-datamodel",
  "wdtk-util",
  "wdtk-wikibaseapi",
  "jackson-core",
  "jackson-databind",
  "jackson-annotations",
  "commons-lang3",
  "commons-compress",
  "threeten-extra",
  "slf4j-api",
  "slf4j-nop",
  "okhttp",
  "okhttp-signpost",
  "okhttp-urlconnection",
  "okio",
].map((name) => `/usr/share/java/${name}.jar`);

export const hasToolkit =
  JARS.every((jar) => existsSync(jar)) && spawnSync("javac", ["-version"]).status === 0;

/** A program of `.ci/toolkit/`. */
export function runToolkit(program: string, ...args: string[]): ChildProcess {
  return spawn("java", ["-cp", JARS.join(":"), join(ROOT, ".ci/toolkit", program), ...args]);
}
