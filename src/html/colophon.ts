// The foot of every page: which release it shows, from when, under which licence, and where to ask and complain.

import { html } from "hono/html";
import { term } from "../model/vocabulary.ts";
import { contactOf } from "../publish/contact.ts";
import { licenceAt } from "../publish/licence.ts";
import { isWebAddress, urlsOf } from "../publish/urls.ts";
import type { Markup } from "./markup.ts";
import { type Destination, offers } from "./masthead.ts";
import type { Page } from "./page.ts";
import { dateText } from "./words/dates.ts";
import { FRAME } from "./words/frame.ts";

/** Where every page leads at its foot, in this order. */
export const AT_THE_FOOT: readonly Destination[] = [
  { path: "/quality", name: FRAME.quality },
  { path: "/docs/accessibility", name: FRAME.accessibility },
  { path: "/docs", name: FRAME.help },
];

export function colophon(page: Page): Markup {
  const { release } = page;
  const facts = [releaseLink(page), size(page), dated(page), licence(page)];
  const ways = AT_THE_FOOT.filter((part) => offers(release, part)).map(
    ({ path, name }) => html`<a href="${page.href(path)}">${page.say(name)}</a>`,
  );
  const items = [...facts, ...ways, report(page)].filter((item) => item !== undefined);
  return html`<footer><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></footer>`;
}

function releaseLink(page: Page): Markup {
  const name = page.say(FRAME.release, { id: page.release.id.slice(0, 12) });
  return html`<a href="${page.href("/data")}">${name}</a>`;
}

/** A remote endpoint may not say how large it is. */
function size({ release, say }: Page): string | undefined {
  const { triples } = release.counts;
  return triples === 0 ? undefined : say(FRAME.triples, { n: triples });
}

/** When the facts were last changed; of those at a remote endpoint nobody knows. */
function dated({ release: { modified, remote }, language, say }: Page): string | undefined {
  if (remote !== undefined) return undefined;
  const day = modified.toISOString().slice(0, "YYYY-MM-DD".length);
  return say(FRAME.asOf, { date: dateText(language, day, term("xsd", "date")) });
}

function licence({ release: { about }, say }: Page): Markup | undefined {
  const { license } = about;
  if (license === undefined) return undefined;
  const name = licenceAt(license)?.name;
  if (!isWebAddress(license)) return html`${say(FRAME.licenceOf, { licence: license })}`;
  const words = name === undefined ? say(FRAME.licence) : say(FRAME.licenceOf, { licence: name });
  return html`<a href="${license}" rel="license">${words}</a>`;
}

/** A letter names the page that it is about. */
function report(page: Page): Markup | undefined {
  const contact = contactOf(page.release);
  if (contact === undefined) return undefined;
  const about = encodeURIComponent(urlsOf(page.release).iriOf(page.path));
  const address =
    contact.startsWith("mailto:") && !contact.includes("?")
      ? `${contact}?subject=${about}`
      : contact;
  return html`<a href="${address}">${page.say(FRAME.report)}</a>`;
}
