// The table of views: how an answer is shown, by the name that a query asks for.

import type { ViewName } from "../../model/stored-query.ts";
import { barView } from "./bar.ts";
import { graphView } from "./graph.ts";
import { lineView } from "./line.ts";
import { mapView } from "./map.ts";
import { numberView } from "./number.ts";
import { sentenceView } from "./sentence.ts";
import { tableView } from "./table.ts";
import { timelineView } from "./timeline.ts";
import type { View } from "./view.ts";

export const VIEWS: Readonly<Record<ViewName, View>> = {
  table: tableView,
  timeline: timelineView,
  map: mapView,
  bar: barView,
  line: lineView,
  graph: graphView,
  number: numberView,
  sentence: sentenceView,
};
