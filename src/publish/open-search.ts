// The OpenSearch description (1.1, draft 6): how browsers and programs search this publication.

import { INTERFACE_LANGUAGES } from "../model/languages.ts";
import type { Release } from "../model/release.ts";
import { asUri, urlsOf } from "./urls.ts";
import { xmlText } from "./xml.ts";

export const OPEN_SEARCH_TYPE = "application/opensearchdescription+xml";
export const SUGGESTIONS_TYPE = "application/x-suggestions+json";

/** Longest names and descriptions that the format allows, in characters. */
const SHORT_NAME_MAX = 16;
const LONG_NAME_MAX = 48;
const DESCRIPTION_MAX = 1024;

/** `icon` is the path of the picture. */
export function openSearchOf(release: Release, icon: string): string {
  const { about } = release;
  const [title] = about.title;
  const whole = (path: string) => xmlText(asUri(urlsOf(release).iriOf(path)));
  const url = (type: string, rel: string, path: string) =>
    `<Url type="${type}" rel="${rel}" template="${whole(path)}?q={searchTerms}"/>`;
  const description = about.description[0]?.value ?? title.value;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${xmlText(cut(title.value, SHORT_NAME_MAX))}</ShortName>
<LongName>${xmlText(cut(title.value, LONG_NAME_MAX))}</LongName>
<Description>${xmlText(cut(description, DESCRIPTION_MAX))}</Description>
${url("text/html", "results", "/search")}
${url("application/json", "results", "/search.json")}
${url(SUGGESTIONS_TYPE, "suggestions", "/suggest")}
<Url type="${OPEN_SEARCH_TYPE}" rel="self" template="${whole("/opensearch.xml")}"/>
<Image type="image/svg+xml">${whole(icon)}</Image>
${INTERFACE_LANGUAGES.map((language) => `<Language>${language}</Language>`).join("\n")}
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`;
}

/** At most so many characters, whole words where it can. */
function cut(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const start = characters.slice(0, most).join("");
  return start.replace(/[^\p{L}\p{N}]+[\p{L}\p{N}]*$/u, "");
}
