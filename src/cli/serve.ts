// chancery serve: publishes a folder over HTTP.

import { Option } from "commander";
import type { CommandSpec } from "./command.ts";

export const SERVE: CommandSpec = {
  name: "serve",
  summary: "Serves the folder over HTTP.",
  words: [["folder", "publication folder", "."]],
  options: [new Option("--watch", "load edits as they are saved")],
  examples: [
    ["chancery serve", "serves the folder here at http://localhost:8080/"],
    ["chancery serve my-data --watch", "loads edits; a broken one is reported and changes nothing"],
    ["chancery serve --processes 4", "serves with four processes at one port"],
    [
      "chancery serve --endpoint http://localhost:3030/ds/sparql",
      "serves what a SPARQL endpoint holds, with the vocabulary and questions of the folder here",
    ],
    ["chancery serve --port 0 --json", 'prints {"url":"…"} once it is ready'],
  ],
  folder: ({ words }) => words[0],
  ownJson: true,
  run: async (context) => (await import("./run-serve.ts")).serve(context),
};
