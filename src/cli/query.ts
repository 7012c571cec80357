// chancery query: asks a folder one SPARQL query.

import { Option } from "commander";
import type { CommandSpec } from "./command.ts";
import { collectParameter } from "./options.ts";

export const QUERY: CommandSpec = {
  name: "query",
  summary: "Asks a SPARQL query.",
  words: [["file", "a .rq file, or - for standard input", "-"]],
  options: [
    new Option("-e, --expression <query>", "the query itself"),
    new Option("--folder <folder>", "publication folder").default("."),
    new Option("--param <name=value>", "a parameter of a stored query").argParser(collectParameter),
    new Option(
      "-f, --format <format>",
      "table, json, xml, csv, tsv, ndjson, spreadsheet; for graphs ttl, trig, nt, nq, jsonld, rdf",
    ),
  ],
  examples: [
    ["chancery query queries/visits.rq", "asks a stored query with its defaults"],
    ["chancery query queries/agreements-of-year.rq --param year=2014", "gives it a parameter"],
    ["chancery query -e 'SELECT * { ?s ?p ?o } LIMIT 5' -f json", "asks a query of your own"],
  ],
  folder: ({ options }) => String(options["folder"]),
  run: async (context) => (await import("./run-query.ts")).query(context),
};
