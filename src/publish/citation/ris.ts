// Citations as RIS, the tagged lines that reference managers read.

import type { Citation } from "./citation.ts";

export function writeRis(citation: Citation): string {
  const { key, kind, title, authors, publisher, container, version, date, url, language } =
    citation;
  const two = (part: number | undefined) =>
    part === undefined ? "" : String(part).padStart(2, "0");
  const lines: readonly (readonly [tag: string, value: string | undefined])[] = [
    ["TY", kind.ris],
    ["ID", key],
    ["TI", title],
    ...authors.map((author) => ["AU", author] as const),
    ["T2", container],
    ["PB", publisher],
    ["ET", version],
    ["PY", date && String(date.year)],
    ["DA", date && `${date.year}/${two(date.month)}/${two(date.day)}`],
    ["LA", language],
    ["UR", url],
    ["ER", ""],
  ];
  return lines
    .flatMap(([tag, value]) =>
      value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, " ")}\r\n`],
    )
    .join("");
}
