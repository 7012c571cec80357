// Pages speak the language of the reader: what reads the same in every language is a name or a code, or is marked as foreign.

import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FORMAT_WORDS } from "../../src/html/words/formats.ts";
import { CITATION_FORMATS, RDF_FORMATS, RESULT_FORMATS } from "../../src/model/format.ts";
import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from "../../src/model/languages.ts";
import type { Publication } from "../../src/model/publication.ts";
import type { Release } from "../../src/model/release.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { WRITERS } from "../../src/wikibase/formats.ts";
import { PAGES } from "./page-types.ts";
import { ROOT } from "./started.ts";

/** Names that are the same in all languages. */
const NAMES: readonly string[] = [
  ...[...RDF_FORMATS, ...RESULT_FORMATS, ...CITATION_FORMATS]
    .filter(({ id }) => FORMAT_WORDS[id] === undefined)
    .map(({ name }) => name),
  ...Object.entries(WRITERS)
    .filter(([id]) => FORMAT_WORDS[id] === undefined)
    .map(([, { name }]) => name),
  ...["Atom", "GeoJSON", "iCalendar", "OpenAPI", "SHA-256", "SPARQL", "Turtle (SHACL)"],
  ...["Apache Jena", "curl", "JavaScript", "JavaScript, n3", "Oxigraph", "Python"],
  ...["Python, pyoxigraph", "Python, rdflib"],
  ...["CC0 1.0", "ODbL-1.0", "Unicode-3.0"],
  ...Object.entries(LANGUAGE_NAMES).flat(),
];

/** Words that hold a dot or a slash are hosts, files and addresses; those of capitals are codes. */
const CODE_WORD = /^(\S+[./]\S+|[A-Z]{2,}(-\d+)?)$/;

/** Elements whose text is no prose. */
const CODE_ELEMENTS = new Set(["code", "pre", "script", "style", "textarea"]);
const SPOKEN_ATTRIBUTES = new Set(["alt", "aria-label", "placeholder", "title"]);

describe("in every language a page", () => {
  let publication: Publication;
  let app: ReturnType<typeof createApp>;
  let names: ReadonlySet<string>;
  beforeAll(async () => {
    publication = await openPublication(ROOT, {
      settings: { ...defaultSettings(), clientQuerySeconds: 0 },
      base: "https://languages.example/",
    });
    app = createApp(publication);
    names = new Set([...NAMES, ...withoutLanguage(publication.release)]);
  });
  afterAll(() => publication.close());

  it.each(PAGES)("says its own words, and marks those of others: %s", async (path) => {
    const variables = [...decodeURIComponent(path).matchAll(/\?(\w+)/g)].map(([, name]) => name);
    const [first = new Set<string>(), ...others] = await Promise.all(
      INTERFACE_LANGUAGES.map(async (language) => {
        const address = `${path}${path.includes("?") ? "&" : "?"}ui=${language}`;
        const answer = await app.request(address, { headers: { accept: "text/html" } });
        return new Set(spoken(parse(await answer.text()), language));
      }),
    );
    const same = [...first].filter((text) => others.every((texts) => texts.has(text)));
    const unsaid = same.filter(
      (text) => !names.has(text) && !CODE_WORD.test(text) && !variables.includes(text),
    );
    expect(unsaid).toEqual([]);
  });
});

/** Texts of at least two letters that stand in this language, or are not marked as standing in another. */
function spoken(node: DefaultTreeAdapterTypes.Node, language: string, marked = language): string[] {
  if (defaultTreeAdapter.isTextNode(node)) return wordsOf(node.value, language, marked);
  if (!("childNodes" in node)) return [];
  if (!defaultTreeAdapter.isElementNode(node))
    return node.childNodes.flatMap((child) => spoken(child, language, marked));
  if (CODE_ELEMENTS.has(node.tagName)) return [];
  const own = node.attrs.find(({ name }) => name === "lang")?.value ?? marked;
  const isMeta = node.attrs.some(({ name, value }) => name === "name" && value === "description");
  const attributes = node.attrs.filter(
    ({ name }) => SPOKEN_ATTRIBUTES.has(name) || (isMeta && name === "content"),
  );
  return [
    ...attributes.flatMap(({ value }) => wordsOf(value, language, own)),
    ...node.childNodes.flatMap((child) => spoken(child, language, own)),
  ];
}

function wordsOf(text: string, language: string, marked: string): string[] {
  return marked === language && /\p{L}{2}/u.test(text) ? [text.trim()] : [];
}

/** What the data writes without a language: codes, and things without names, which go by the end of their addresses. */
function withoutLanguage({ quads, labels }: Release): string[] {
  return [...quads].flatMap(({ subject, object, graph }) => {
    const nameless = [subject, object, graph].filter(
      ({ termType, value }) => termType === "NamedNode" && labels.labels(value).length === 0,
    );
    const ends = nameless.map(({ value }) => labels.label(value).value);
    const isPlain = object.termType === "Literal" && object.language === "";
    return [...ends, ...ends.map((end) => `#${end}`), ...(isPlain ? [object.value] : [])];
  });
}
