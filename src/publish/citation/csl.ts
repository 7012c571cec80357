// Citations as CSL-JSON, the form of Citation Style Language processors.

import type { Citation } from "./citation.ts";

export function writeCsl(citation: Citation): string {
  const { key, kind, title, authors, publisher, container, version, date, url, language } =
    citation;
  const parts = date && [date.year, date.month, date.day].filter((part) => part !== undefined);
  const item = {
    id: key,
    type: kind.csl,
    title,
    ...(authors.length > 0 && { author: authors.map((literal) => ({ literal })) }),
    ...(container !== undefined && { "container-title": container }),
    ...(publisher !== undefined && { publisher }),
    ...(version !== undefined && { version }),
    ...(parts !== undefined && { issued: { "date-parts": [parts] } }),
    ...(language !== undefined && { language }),
    URL: url,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
