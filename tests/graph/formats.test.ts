// Every syntax of the whole graph, read by a reader that had no part in writing it, holds the same statements.

import jsonld from "jsonld";
import oxigraph from "oxigraph";
import { describe, expect, it } from "vitest";
import { loadRelease } from "../../src/load/release.ts";
import { readSettings } from "../../src/load/settings.ts";
import { RDF_FORMATS, type RdfFormat } from "../../src/model/format.ts";
import { serializeToString } from "../../src/rdf/serialize.ts";
import { factory, quadToLine } from "../../src/rdf/term.ts";
import { BASE, FOLDER } from "./folder.ts";

const { quads, prefixes, context } = await loadRelease(FOLDER, {
  base: BASE,
  settings: await readSettings({ folder: FOLDER }),
});
const all = [...quads].map(quadToLine);
const merged = new Set(
  [...quads].map(({ subject, predicate, object }) =>
    quadToLine(factory.quad(subject, predicate, object)),
  ),
);

/** The quads of a text by a reader of others, as canonical lines. */
async function read(text: string, { id, mediaTypes }: RdfFormat): Promise<string[]> {
  if (id === "jsonld" || id === "jsonld-expanded") {
    const lines = await jsonld.toRDF(JSON.parse(text), { format: "application/n-quads" });
    return String(lines).trim().split("\n");
  }
  if (id === "json") return readRdfJson(JSON.parse(text));
  const found = oxigraph.parse(text, { format: mediaTypes[0] });
  return found.map((quad) => quadToLine(quad as never)); // terms of RDF/JS of another make
}

type RdfJson = Record<
  string,
  Record<string, { type: string; value: string; lang?: string; datatype?: string }[]>
>;

/** RDF/JSON as its note says (W3C, 2013, §2); no reader of others is at hand. */
function readRdfJson(document: RdfJson): string[] {
  return Object.entries(document).flatMap(([subject, properties]) =>
    Object.entries(properties).flatMap(([predicate, values]) =>
      values.map(({ type, value, lang, datatype }) => {
        const kind = datatype === undefined ? undefined : factory.namedNode(datatype);
        const object =
          type === "uri" ? factory.namedNode(value) : factory.literal(value, lang ?? kind);
        return quadToLine(
          factory.quad(factory.namedNode(subject), factory.namedNode(predicate), object),
        );
      }),
    ),
  );
}

describe("the whole graph", () => {
  it.each(RDF_FORMATS.filter(({ writable }) => writable))(
    "as $name holds the same statements for another reader",
    async (format) => {
      const text = await serializeToString(quads, { format: format.id, prefixes, context });
      const expected = format.quads ? all : [...merged];
      const found = await read(text, format);
      expect(found.length).toBe(expected.length);
      expect(new Set(found)).toEqual(new Set(expected));
    },
  );

  it.each(RDF_FORMATS.filter(({ writable, quads: graphs }) => writable && !graphs))(
    "as $name in the profile full says of each statement in which graphs it stands",
    async (format) => {
      const options = {
        format: format.id,
        profile: "full",
        base: BASE,
        prefixes,
        context,
      } as const;
      const found = await read(await serializeToString(quads, options), format);
      const nodes = new Map<string, Record<string, string>>();
      const graphs: [node: string, graph: string][] = [];
      const triples: string[] = [];
      for (const line of found) {
        const [, subject = "", predicate = "", object = ""] =
          /^<([^>]*)> <([^>]*)> (.*) \.$/.exec(line) ?? [];
        if (!subject.includes("/genid/statement-")) triples.push(line);
        else if (predicate.endsWith("#wasDerivedFrom")) graphs.push([subject, object]);
        else nodes.set(subject, { ...nodes.get(subject), [predicate.split("#")[1] ?? ""]: object });
      }
      const said = graphs.map(([node, graph]) => {
        const { subject, predicate, object } = nodes.get(node) ?? {};
        return `${subject} ${predicate} ${object} ${graph} .`;
      });
      expect(new Set(triples)).toEqual(merged);
      expect(new Set(said)).toEqual(new Set(all.filter((line) => !merged.has(line))));
    },
  );

  it("is written the same each time", async () => {
    for (const { id } of RDF_FORMATS.filter(({ writable }) => writable)) {
      const write = () => serializeToString(quads, { format: id, prefixes, context });
      expect(await write()).toBe(await write());
    }
  });
});
