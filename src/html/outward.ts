// Links to other sites, by host and what it calls the thing.

import { html } from "hono/html";
import { isWebAddress } from "../publish/urls.ts";
import type { Markup } from "./markup.ts";

/** A link by the host it leads to; what is no address of the web stays text. */
export function outwardLink(address: string): Markup {
  const parts = isWebAddress(address) ? partsOf(address) : undefined;
  if (parts === undefined) return html`${address}`;
  const { host, rest } = parts;
  return html`<a href="${address}">${host}</a>${rest === "" ? "" : html` <span class="soft">${rest}</span>`}`;
}

/** `www.wikidata.org` and `Q232` of `http://www.wikidata.org/entity/Q232`. */
function partsOf(address: string): { host: string; rest: string } | undefined {
  if (!URL.canParse(address)) return undefined;
  const { host, pathname, hash } = new URL(address);
  if (host === "") return { host: address.replace(/^mailto:/i, ""), rest: "" };
  const rest = hash.slice(1) || pathname.split("/").findLast((part) => part !== "") || "";
  return { host: host.replace(/^www\./, ""), rest: readable(rest) };
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
