// chancery validate: syntax, shapes and stored queries of a folder, everything at once.

import { Option } from "commander";
import { SEVERITIES } from "../model/release.ts";
import type { CommandSpec } from "./command.ts";

export const VALIDATE: CommandSpec = {
  name: "validate",
  summary: "Checks syntax, shapes and stored queries.",
  words: [["folder", "publication folder", "."]],
  options: [
    new Option("--fail-on <severity>", "mildest severity that fails")
      .choices([...SEVERITIES])
      .default("violation"),
  ],
  examples: [
    ["chancery validate", "checks the folder here"],
    ["chancery validate --fail-on warning --json", "for a build that must be clean"],
  ],
  folder: ({ words }) => words[0],
  run: async (context) => (await import("./run-validate.ts")).validate(context),
};
