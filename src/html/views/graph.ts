// Links between things as a drawing, and the table that says the same.

import { html } from "hono/html";
import type { Markup } from "../markup.ts";
import { VIEW } from "../words/views.ts";
import { type Box, boxOf, type Place, placeTexts } from "./boxes.ts";
import { type Drawing, figureMarkup, px, shapeLink, shortened, textWidth } from "./drawing.ts";
import { settle } from "./layout.ts";
import { type Edge, type Network, type Node, networkOf } from "./network.ts";
import { tableView } from "./table.ts";
import type { Shown } from "./view.ts";

const WIDTH = 1000;
const MARGIN = 60;
const NAME_MAX = 26;
const RADIUS = 7;

/** More links than this are drawn without their names, and more rows are not listed. */
const NAMED_MAX = 60;
const ROWS_MAX = 36;

/** A table where no row links two things. */
export function graphView(shown: Shown): Markup {
  return graphFigure(shown, graphDrawing(shown));
}

/** The drawing with its table, of which a large one is cut. */
export function graphFigure(shown: Shown, drawing: Drawing | undefined): Markup {
  const table = tableView({ ...shown, rows: shown.rows.slice(0, ROWS_MAX) });
  const more = shown.rows.length - ROWS_MAX;
  const rest =
    more > 0 ? html`<p class="soft">${shown.page.say(VIEW.unlisted, { n: more })}</p>` : "";
  if (drawing === undefined) return html`${table}${rest}`;
  return figureMarkup(
    drawing,
    html`<p class="soft">${drawing.description}</p><details><summary>${shown.page.say(VIEW.data)}</summary>${table}${rest}</details>`,
  );
}

/** Nothing where no row links two things. `focus` is the IRI of the thing in the middle of interest. */
export function graphDrawing(shown: Shown, focus?: string): Drawing | undefined {
  const network = networkOf(shown, focus);
  const { nodes, edges, size, undrawn } = network;
  if (nodes.length === 0) return undefined;
  const { page, id, title } = shown;
  const { places, height } = fitted(settle(network));
  const isNamed = edges.length <= NAMED_MAX;
  const middles = edges.map(({ from, to }) => middleOf(places[from], places[to]));
  const edgeNames = edges.map(({ names }) =>
    isNamed ? shortened(names.join(", "), NAME_MAX) : "",
  );
  const texts = placeTexts(
    [
      ...nodes.map(({ name }, at) => wanted(places[at], shortened(name, NAME_MAX), 13)),
      ...edgeNames.map((name, at) => wanted(middles[at], name, 11)),
    ],
    { left: 0, top: 0, right: WIDTH, bottom: height },
  );
  const lines = edges.map((edge, at) =>
    edgeMarkup(network, edge, places, {
      id,
      name: edgeNames[at] ?? "",
      text: texts[nodes.length + at],
    }),
  );
  const dots = nodes.map((node, at) =>
    shapeLink(page, node.path, nodeMarkup(node, places[at], texts[at], node.key === focus)),
  );
  const said = [
    page.say(VIEW.graph, { n: nodes.length, links: edges.length }),
    ...(size > nodes.length ? [page.say(VIEW.mostLinked, { n: nodes.length, size })] : []),
    ...(undrawn > 0 ? [page.say(VIEW.undrawn, { n: undrawn })] : []),
  ];
  return {
    id: `${id}-graph`,
    width: WIDTH,
    height,
    title,
    description: said.join(" "),
    isLinked: true,
    body: html`<defs><marker id="${id}-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="9" orient="auto"><path class="soft-ink" d="M0 0L8 4L0 8z" fill="#555"/></marker></defs><g class="edges">${lines}</g><g paint-order="stroke" stroke-width="3">${dots}</g>`,
  };
}

function wanted(at: Place | undefined, name: string, size: number) {
  return { at: at ?? { x: 0, y: 0 }, width: textWidth(name, size) };
}

/** All places within the width of a drawing, which is as high as it must be. */
function fitted(places: readonly Place[]): { places: Place[]; height: number } {
  const box: Box = boxOf(places) ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const scale = Math.min(1, (WIDTH - 4 * MARGIN) / Math.max(box.right - box.left, 1));
  const left = (WIDTH - (box.right - box.left) * scale) / 2;
  return {
    places: places.map(({ x, y }) => ({
      x: px(left + (x - box.left) * scale),
      y: px(MARGIN / 2 + (y - box.top) * scale),
    })),
    height: (box.bottom - box.top) * scale + MARGIN,
  };
}

function middleOf(a: Place | undefined, b: Place | undefined): Place {
  return { x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2, y: ((a?.y ?? 0) + (b?.y ?? 0)) / 2 };
}

interface EdgeLook {
  readonly id: string;
  readonly name: string;
  readonly text: Place | undefined;
}

/** From the edge of one dot to that of the other; a thing that is linked to itself has a loop. */
function edgeMarkup(
  { nodes }: Network,
  { from, to, names }: Edge,
  places: readonly Place[],
  { id, name, text }: EdgeLook,
): Markup {
  const [a, b] = [places[from] ?? { x: 0, y: 0 }, places[to] ?? { x: 0, y: 0 }];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [dx, dy] = [((b.x - a.x) / length) * (RADIUS + 3), ((b.y - a.y) / length) * (RADIUS + 3)];
  const path =
    from === to
      ? `M${a.x} ${px(a.y - RADIUS)}c-24-28 24-28 3 0`
      : `M${px(a.x + dx)} ${px(a.y + dy)}L${px(b.x - dx)} ${px(b.y - dy)}`;
  const label =
    text === undefined || name === ""
      ? ""
      : html`<text class="soft-ink" x="${px(text.x)}" y="${px(text.y)}" font-size="11" fill="#555">${name}</text>`;
  const title = `${nodes[from]?.name} → ${names.join(", ")} → ${nodes[to]?.name}`;
  return html`<g><title>${title}</title><path class="edge" d="${path}" fill="none" stroke="#aaa" stroke-width="1.5" marker-end="url(#${id}-arrow)"/>${label}</g>`;
}

function nodeMarkup(
  node: Node,
  at: Place | undefined,
  text: Place | undefined,
  isFocus: boolean,
): Markup {
  const label =
    text === undefined
      ? ""
      : html`<text class="ink halo" x="${px(text.x)}" y="${px(text.y)}" font-size="13" fill="#222" stroke="#fff"${isFocus ? html` font-weight="700"` : ""}>${shortened(node.name, NAME_MAX)}</text>`;
  return html`<title>${node.name}</title><circle cx="${at?.x ?? 0}" cy="${at?.y ?? 0}" r="${isFocus ? RADIUS + 4 : RADIUS}" fill="currentColor"/>${label}`;
}
