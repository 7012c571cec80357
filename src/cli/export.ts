// chancery export: writes the graph, or a part of it, in one syntax.

import { Option } from "commander";
import { PROFILES } from "../model/format.ts";
import type { CommandSpec } from "./command.ts";
import { PACKINGS } from "./formats.ts";

export const EXPORT: CommandSpec = {
  name: "export",
  summary: "Writes the graph in one syntax.",
  words: [["folder", "publication folder", "."]],
  options: [
    new Option(
      "-f, --format <format>",
      "ttl, trig, nt, nq, jsonld, expanded.jsonld, rdf, json",
    ).default("trig"),
    new Option("-o, --output <file>", "write to a file"),
    new Option("--force", "replace the file"),
    new Option("--graph <iri>", "only what stands in this graph"),
    new Option("--class <iri>", "only things of this class and of those under it"),
    new Option(
      "--profile <profile>",
      "full writes the sources into syntaxes without graphs, rdf12 as reifiers of RDF 1.2",
    )
      .choices([...PROFILES])
      .default("plain"),
    new Option("--compress <packing>", "pack the output").choices([...PACKINGS]),
  ],
  examples: [
    ["chancery export -f ttl -o graph.ttl", "writes the whole graph as Turtle"],
    ["chancery export -f nq --compress gz -o graph.nq.gz", "packs it as it is written"],
    ["chancery export --class ns#Visit -f jsonld", "writes the visits alone"],
  ],
  folder: ({ words }) => words[0],
  run: async (context) => (await import("./run-export.ts")).exportGraph(context),
};
