// Ways to look at an answer, and which of them is taken.

import { VIEWS, type ViewName } from "../../model/stored-query.ts";
import { FITS } from "../views/fits.ts";
import type { Shown } from "../views/view.ts";

/** A view, or the answer as it came. */
export type Look = ViewName | "raw";

/** In the order of the tabs. */
export const LOOK_NAMES: readonly Look[] = [...VIEWS, "raw"];

/** How the Wikidata Query Service calls views, as in `#defaultView:BarChart`. */
const NAMES_THERE: Readonly<Record<string, ViewName>> = {
  Table: "table",
  Map: "map",
  Timeline: "timeline",
  LineChart: "line",
  BarChart: "bar",
  Graph: "graph",
};

export function isLook(name: string): name is Look {
  return LOOK_NAMES.some((known) => known === name);
}

/** The look that a query of the Wikidata Query Service asks for, where we have one like it. */
export function lookCalled(nameThere: string): Look | undefined {
  return NAMES_THERE[nameThere.replace(/\{.*/s, "")];
}

/** Those that can show this answer, and that of its query, which says itself what it cannot show. */
export function looksFor(shown: Shown): Look[] {
  return LOOK_NAMES.filter(
    (look) => look === "raw" || look === shown.query?.view || FITS[look](shown),
  );
}
