// chancery wikidata: checks what the publication can give to Wikidata, and writes it for QuickStatements.

import { Option } from "commander";
import { EXPORT_FORMATS } from "../wikibase/format-names.ts";
import { ADDITIONS, readAdditions } from "./additions.ts";
import type { CommandSpec } from "./command.ts";
import { collect } from "./options.ts";

export const WIKIDATA: CommandSpec = {
  name: "wikidata",
  summary: "Checks and writes statements for Wikidata.",
  words: [
    ["action", "check, export, diff or match"],
    ["folder", "publication folder", "."],
  ],
  options: [
    new Option("-o, --output <path>", "write to a file, or with csv into a folder"),
    new Option("--force", "replace what an earlier export wrote there"),
    new Option("-f, --format <format>", "what to write, or to check for")
      .choices(EXPORT_FORMATS)
      .default("quickstatements"),
    new Option("--weak", "count what only titles imply and what the editors concluded"),
    new Option(
      "-s, --snapshot <file>",
      "entity JSON of Wikidata that you downloaded, once or more; an export writes only what it lacks",
    ).argParser(collect),
    new Option(
      "--also <outcomes>",
      `what an export with a snapshot adds to statements that are there: ${ADDITIONS.join(", ")}`,
    ).argParser(readAdditions),
    new Option("--names <file>", "names to match with things: one a line, or a table (.csv, .tsv)"),
    new Option("--column <name>", "the column of the table that holds the names"),
    new Option("--type <class>", "match with things of this class alone"),
  ],
  examples: [
    ["chancery wikidata check", "says what can be given to Wikidata, what cannot, and why"],
    ["chancery wikidata export -o commands.tsv", "writes QuickStatements commands with references"],
    ["chancery wikidata export -f csv -o imports", "writes a CSV file for each shape of row"],
    ["chancery wikidata export -f json -o items.json", "writes the items in the JSON of Wikibase"],
    ["chancery wikidata export -f rdf -o items.nt", "writes them in the RDF of Wikibase"],
    ["chancery wikidata diff -s items.json", "says what of ours is there, missing or conflicting"],
    [
      "chancery wikidata match --names people.csv --column name",
      "finds the things that names mean",
    ],
  ],
  folder: ({ words }) => words[1],
  run: async (context) => (await import("./run-wikidata.ts")).wikidata(context),
};
