// RDF/XML, read by rdfxml-streaming-parser.

import type { Quad } from "@rdfjs/types";
import { RdfXmlParser } from "rdfxml-streaming-parser";
import { factory } from "../term.ts";
import { type ParseOutcome, problemAt, problemOn, type RdfSource } from "./source.ts";

const NESTED_ENTITY = /<!ENTITY\s+\S+\s+(?:"[^"]*&[^"]*"|'[^']*&[^']*'|SYSTEM|PUBLIC)/;

export function parseRdfXml(
  source: RdfSource,
  onQuad: (quad: Quad) => void,
): Promise<ParseOutcome> {
  const bomb = NESTED_ENTITY.exec(source.text);
  if (bomb !== null) return Promise.resolve(refuseEntities(source, bomb.index));
  const parser = new RdfXmlParser({
    baseIRI: source.base,
    dataFactory: factory,
    trackPosition: true,
  });
  return new Promise((resolve) => {
    parser.on("data", onQuad);
    parser.on("end", () => resolve({ prefixes: prefixesOf(source.text), problems: [] }));
    parser.on("error", (error: Error & { line?: number; column?: number }) => {
      const problem = {
        code: "RDF-101",
        message: plain(error.message),
        hint: "Check that tags are closed and nested, and that names have declared prefixes.",
      } as const;
      const [, line = "1", column = "1"] =
        /^(?:Line )?(\d+)(?::| column )(\d+)/.exec(error.message) ?? [];
      resolve({
        prefixes: {},
        problems: [
          problemOn(source, error.line ?? Number(line), error.column ?? Number(column), problem),
        ],
      });
    });
    parser.end(source.text);
  });
}

/** Entities made of entities can grow without bound, and external ones would be fetched. */
function refuseEntities(source: RdfSource, offset: number): ParseOutcome {
  const problem = problemAt(source, offset, 8, {
    code: "RDF-101",
    message: "entities that hold entities or come from elsewhere are refused",
    hint: "Write the text out, or declare entities with plain text only.",
  });
  return { prefixes: {}, problems: [problem] };
}

function prefixesOf(text: string): Record<string, string> {
  const found = text.slice(0, 65_536).matchAll(/\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g);
  return Object.fromEntries(
    [...found]
      .map(([, prefix = "", iri = ""]) => [prefix, iri])
      .filter(([, iri]) => !iri?.includes("&")),
  );
}

function plain(message: string): string {
  return message.replace(/^(?:Line )?\d+(?::| column )\d+:?\s*/, "").replace(/\.$/, "");
}
