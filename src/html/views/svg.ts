// Answers as drawings of their own, without a page around them.

import type { ViewName } from "../../model/stored-query.ts";
import { barDrawing } from "./bar.ts";
import { type Drawing, svgDocument } from "./drawing.ts";
import { graphDrawing } from "./graph.ts";
import { lineDrawing } from "./line.ts";
import { mapDrawing } from "./map.ts";
import { timelineDrawing } from "./timeline.ts";
import type { Shown } from "./view.ts";

/** The views that draw. */
const DRAWINGS: Partial<Readonly<Record<ViewName, (shown: Shown) => Drawing | undefined>>> = {
  bar: barDrawing,
  line: lineDrawing,
  graph: graphDrawing,
  map: mapDrawing,
  timeline: timelineDrawing,
};

/** Their names. */
export const DRAWN = Object.keys(DRAWINGS) as readonly ViewName[]; // keys of that very table

/**
 * The answer as SVG in a view, with whole addresses in its links; nothing when that view draws nothing,
 * or nothing of these rows.
 */
export function svgOf(shown: Shown, view: ViewName): Promise<string> | undefined {
  const { page } = shown;
  const { base } = page.release;
  const whole = (path: string) => (path.startsWith("/") ? base + path.slice(1) : path);
  const alone = { ...page, href: (path: string) => whole(page.href(path)) };
  const drawing = DRAWINGS[view]?.({ ...shown, page: alone });
  return drawing && svgDocument(drawing);
}
