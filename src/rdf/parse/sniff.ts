// Sees from the first characters of a file that its name lies about its syntax.

import type { Problem } from "../../model/error.ts";
import type { RdfFormatId } from "../../model/format.ts";
import { problemAt, type RdfSource } from "./source.ts";

interface Look {
  readonly name: string;
  readonly looksSo: RegExp;
  readonly extension: string;
  /** Formats for which this look is right. */
  readonly formats: readonly RdfFormatId[];
}

const TEXTUAL: readonly RdfFormatId[] = ["turtle", "trig", "ntriples", "nquads"];

const LOOKS: readonly Look[] = [
  {
    name: "XML",
    looksSo: /^\s*<(\?xml|!DOCTYPE|!--|[A-Za-z]+:RDF[\s>])/,
    extension: ".rdf",
    formats: ["rdfxml"],
  },
  {
    name: "HTML",
    looksSo: /^\s*<(html|head|body)[\s>]/i,
    extension: ".html (not RDF)",
    formats: [],
  },
  {
    name: "JSON",
    looksSo: /^\s*(\{\s*("|\}\s*$)|\[\s*(\{\s*["}]|\]))/,
    extension: ".jsonld",
    formats: ["jsonld"],
  },
  {
    name: "Turtle or one of its kin",
    looksSo: /^\s*(#[^\n]*\n\s*)*(@?(prefix|base)\s|<[a-z][a-z0-9+.-]*:\/\/[^\s<>]*>\s)/i,
    extension: ".ttl, .trig, .nt or .nq",
    formats: TEXTUAL,
  },
];

/** RDF-108 when the content is clearly of another syntax than the name says. */
export function misnamed(source: RdfSource): Problem | undefined {
  const look = LOOKS.find(({ looksSo }) => looksSo.test(source.text.slice(0, 4096)));
  if (look === undefined || look.formats.includes(source.format.id)) return undefined;
  return problemAt(source, source.text.search(/\S/), 1, {
    code: "RDF-108",
    message: `this is ${look.name}, but the name says ${source.format.name}`,
    hint: `Rename the file to end in ${look.extension}.`,
  });
}
