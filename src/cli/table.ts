// A table of results for a terminal: IRIs shortened by prefixes, columns as wide as they need.

import stringWidth from "string-width";

/** SPARQL 1.1 Query Results JSON, as far as a table shows it. */
interface Results {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: {
    readonly bindings: readonly Readonly<Record<string, { type: string; value: string }>>[];
  };
}

/** How wide a column may be. */
const WIDTH_MAX = 60;

export function drawTable(
  { head, boolean, results }: Results,
  prefixes: Readonly<Record<string, string>>,
): string {
  if (boolean !== undefined) return `${boolean}\n`;
  const columns = head.vars ?? [];
  const bindings = results?.bindings ?? [];
  const shorten = shortener(prefixes);
  const rows = bindings.map((row) => columns.map((name) => cell(row[name], shorten)));
  const widths = columns.map((name, at) =>
    Math.max(stringWidth(name), ...rows.map((row) => stringWidth(row[at] ?? ""))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((text, at) => text + " ".repeat((widths[at] ?? 0) - stringWidth(text)))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  const count = rows.length === 1 ? "1 row" : `${rows.length} rows`;
  return `${[line(columns), rule, ...rows.map(line), "", count].join("\n")}\n`;
}

function cell(
  term: { type: string; value: string } | undefined,
  shorten: (iri: string) => string,
): string {
  if (term === undefined) return "";
  const text = term.type === "uri" ? shorten(term.value) : term.value;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal would obey these
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ");
  return [...plain].length > WIDTH_MAX ? `${[...plain].slice(0, WIDTH_MAX - 1).join("")}…` : plain;
}

function shortener(prefixes: Readonly<Record<string, string>>): (iri: string) => string {
  const longestFirst = Object.entries(prefixes).sort(([, a], [, b]) => b.length - a.length);
  return (iri) => {
    const found = longestFirst.find(([, namespace]) => iri.startsWith(namespace));
    return found === undefined ? iri : `${found[0]}:${iri.slice(found[1].length)}`;
  };
}
