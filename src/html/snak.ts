// Snaks of Wikibase as people read them: properties and items by name, with links to Wikidata.

import { html } from "hono/html";
import type { QuantityValue, Snak, TimeValue } from "../wikibase/model.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { linkTo } from "./term.ts";
import type { Message } from "./words/message.ts";
import { WIKIDATA } from "./words/wikidata.ts";

/** A property with its value. */
export function snakMarkup(page: Page, { property, value }: Snak): Markup {
  return html`${wikidataLink(page, property)} ${valueMarkup(page, value)}`;
}

export function valueMarkup(page: Page, value: Snak["value"]): Markup {
  switch (value.type) {
    case "item":
    case "property":
      return wikidataLink(page, value.id);
    case "new-item":
      return html`${linkTo(page, value.iri)} <span class="kind">${page.say(WIKIDATA.fresh)}</span>`;
    case "somevalue":
      return html`<span class="soft">${page.say(WIKIDATA.somevalue)}</span>`;
    case "novalue":
      return html`<span class="soft">${page.say(WIKIDATA.novalue)}</span>`;
    case "time":
      return html`${timeText(page, value)}`;
    case "quantity":
      return quantityMarkup(page, value);
    case "coordinates":
      return html`${value.latitude}, ${value.longitude} <small>± ${value.precision}°</small>`;
    case "monolingual":
      return html`<cite lang="${value.language}">${value.text}</cite>`;
    case "text":
      return html`${value.text}`;
  }
}

/** How much of a time is told, by its precision: decades and centuries by a year of theirs. */
const TIME_PARTS: Readonly<Record<TimeValue["precision"], number>> = {
  7: 1,
  8: 1,
  9: 1,
  10: 2,
  11: 3,
};

const TIME_NOTES: Partial<Record<TimeValue["precision"], Message>> = {
  7: WIKIDATA.century,
  8: WIKIDATA.decade,
};

function timeText(page: Page, { time, precision, calendar }: TimeValue): string {
  const [, sign, year = "", month = "", day = ""] = /^([+-])(\d+)-(\d\d)-(\d\d)/.exec(time) ?? [];
  const notes = [
    sign === "-" ? WIKIDATA.before : undefined,
    TIME_NOTES[precision],
    calendar === "julian" ? WIKIDATA.julian : undefined,
  ];
  return notes.reduce(
    (date, note) => (note === undefined ? date : page.say(note, { date })),
    [year, month, day].slice(0, TIME_PARTS[precision]).join("-"),
  );
}

function quantityMarkup(page: Page, { amount, unit, bounds }: QuantityValue): Markup {
  const between = bounds === undefined ? "" : ` (${page.say(WIKIDATA.bounds, bounds)})`;
  return html`${amount}${between}${unit === undefined ? "" : html` ${wikidataLink(page, unit)}`}`;
}

/** A link to Wikidata, by the name that the mapping or a thing of ours has for it. */
export function wikidataLink(page: Page, id: string): Markup {
  const iri = `http://www.wikidata.org/entity/${id}`;
  const ours = page.release.quads
    .withObject(iri, 20)
    .find(({ predicate }) => /#sameAs$|\/sameAs$|#exactMatch$/.test(predicate.value));
  const name = [iri, ...(ours === undefined ? [] : [ours.subject.value])]
    .filter((known) => page.release.labels.labels(known).length > 0)
    .map((known) => page.release.labels.label(known).value)[0];
  const title = id.startsWith("P") ? `Property:${id}` : id;
  return html`<a href="https://www.wikidata.org/wiki/${title}">${name === undefined ? id : html`${name} <small>${id}</small>`}</a>`;
}
