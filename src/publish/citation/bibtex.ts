// Citations as BibTeX, in UTF-8.

import type { Citation } from "./citation.ts";

/** Characters that mean something to BibTeX or TeX. */
const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "{\\textbackslash}",
  "{": "\\{",
  "}": "\\}",
  "^": "{\\textasciicircum}",
  "~": "{\\textasciitilde}",
};

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export function writeBibTeX(citation: Citation): string {
  const { key, kind, title, authors, publisher, container, version, date, url, language } =
    citation;
  const month = MONTHS[(date?.month ?? 0) - 1];
  const text = (value: string | undefined) => (value === undefined ? undefined : `{${tex(value)}}`);
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    // A second pair of braces keeps capitals as they are.
    ["title", `{{${tex(title)}}}`],
    // Braces around a name keep it whole: data says where it begins, not which part is the family's.
    [
      "author",
      authors.length === 0
        ? undefined
        : `{${authors.map((author) => `{${tex(author)}}`).join(" and ")}}`,
    ],
    [containerField(kind.bibtex), text(container)],
    ["publisher", text(publisher)],
    ["edition", text(version)],
    ["year", date === undefined ? undefined : `{${date.year}}`],
    ["month", month],
    ["url", `{${address(url)}}`],
    ["language", text(language)],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = ${value}`],
  );
  return `@${kind.bibtex}{${key},\n${lines.join(",\n")}\n}\n`;
}

function containerField(entry: string): string {
  return entry === "article" ? "journal" : "howpublished";
}

function tex(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\{}^~%#$&_]/g, (letter) => SPECIAL[letter] ?? `\\${letter}`);
}

/** An address is taken as it is, as long as it closes no brace. */
function address(url: string): string {
  return url.replace(/[\s{}\\]/g, encodeURIComponent);
}
