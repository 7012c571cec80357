// Links that show a map larger, smaller, or the part beside it.

import { html } from "hono/html";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import type { Window } from "./views/land.ts";
import { beside, type Region, regionOf, ZOOMS } from "./views/map-window.ts";
import type { Message } from "./words/message.ts";
import { SPACE } from "./words/pages.ts";

/** Steps to the sides, in parts of what is shown. */
const SIDES: readonly (readonly [Message, right: number, down: number])[] = [
  [SPACE.north, 0, -0.5],
  [SPACE.south, 0, 0.5],
  [SPACE.west, -0.5, 0],
  [SPACE.east, 0.5, 0],
];

/**
 * @param shown what the map shows
 * @param region what the reader chose to see; nothing when all is within the map
 * @param address that of the page with a region, or with all
 */
export function zoomLinks(
  page: Page,
  shown: Window,
  region: Region | undefined,
  address: (region: Region | undefined) => string,
): Markup {
  const now = region ?? regionOf(shown);
  const at = ZOOMS.indexOf(now.zoom);
  const link = (message: Message, target: Region | undefined) =>
    html`<li><a href="${page.href(address(target))}">${page.say(message)}</a></li>`;
  const zoomed = (message: Message, zoom: number | undefined) =>
    zoom === undefined ? "" : link(message, { ...now, zoom });
  const sides = SIDES.flatMap(([message, right, down]) => {
    const next = beside(now, right, down);
    const isSame = next.at.latitude === now.at.latitude && next.at.longitude === now.at.longitude;
    return isSame ? [] : [link(message, next)];
  });
  const items = [
    zoomed(SPACE.larger, ZOOMS[at + 1]),
    zoomed(SPACE.smaller, at > 0 ? ZOOMS[at - 1] : undefined),
    ...(region === undefined ? [] : [...sides, link(SPACE.fitting, undefined)]),
  ];
  return html`<nav aria-label="${page.say(SPACE.part)}"><ul class="tabs">${items}</ul></nav>`;
}

/** The region as addresses have it: latitude first. */
export function regionParameters(region: Region | undefined): {
  readonly at?: string;
  readonly zoom?: number;
} {
  return region === undefined
    ? {}
    : { at: `${region.at.latitude},${region.at.longitude}`, zoom: region.zoom };
}

/** The address of the map around a point. */
export function mapAround({ latitude, longitude }: Region["at"]): string {
  return `/map?at=${latitude},${longitude}&zoom=${NEAR}`;
}

/** A country or two. */
export const NEAR = 8;
