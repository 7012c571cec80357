// Figures of the engines for /metrics: lanes, why workers were ended, how they started, the cache of answers.

import { Counter, Gauge, type Registry } from "prom-client";
import type { EndpointFigures } from "../model/figures.ts";
import type { Publication } from "../model/publication.ts";

interface Family {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  /** The value of each series by its label. */
  readonly read: (figures: EndpointFigures) => Readonly<Record<string, number>>;
}

const GAUGES: readonly Family[] = [
  {
    name: "chancery_queries_waiting",
    help: "Queries that wait for an engine.",
    label: "lane",
    read: ({ lanes }) => byLane(lanes, "waiting"),
  },
  {
    name: "chancery_engines_ready",
    help: "Engines that are loaded, at work or not.",
    label: "lane",
    read: ({ lanes }) => byLane(lanes, "ready"),
  },
  {
    name: "chancery_endpoint_up",
    help: "Whether the remote endpoint could be asked the last time.",
    label: "",
    read: ({ remote }) => (remote === undefined ? {} : { "": Number(remote.isThere) }),
  },
];

const COUNTERS: readonly Family[] = [
  {
    name: "chancery_engine_kills_total",
    help: "Engines that were ended and replaced.",
    label: "reason",
    read: ({ kills }) => kills,
  },
  {
    name: "chancery_engine_starts_total",
    help: "Engines that started, by loading the quads or from a memory image.",
    label: "origin",
    read: ({ starts }) => starts,
  },
  {
    name: "chancery_images_mistrusted_total",
    help: "Memory images that could not be taken or failed their check.",
    label: "",
    read: ({ mistrusted }) => ({ "": mistrusted }),
  },
  {
    name: "chancery_query_cache_total",
    help: "Queries by what the cache of answers made of them.",
    label: "outcome",
    read: ({ cache }) => cache,
  },
  {
    name: "chancery_endpoint_questions_total",
    help: "Questions to the remote endpoint by how they ended.",
    label: "outcome",
    read: ({ remote }) => remote?.outcomes ?? {},
  },
  {
    name: "chancery_endpoint_answers_within_total",
    help: "Whole answers of the remote endpoint by the seconds that they took at most.",
    label: "le",
    read: ({ remote }) => remote?.within ?? {},
  },
  {
    name: "chancery_endpoint_retries_total",
    help: "Requests to the remote endpoint that were sent again.",
    label: "",
    read: ({ remote }) => (remote === undefined ? {} : { "": remote.retries }),
  },
];

export function registerEngines(registry: Registry, publication: Publication): void {
  const seriesOf = ({ read }: Family) => {
    const figures = publication.endpoint.figures?.();
    return figures === undefined ? [] : Object.entries(read(figures));
  };
  for (const family of GAUGES)
    new Gauge({
      ...metricOf(family, registry),
      collect() {
        for (const [value, figure] of seriesOf(family)) this.set(labelsOf(family, value), figure);
      },
    });
  for (const family of COUNTERS)
    new Counter({
      ...metricOf(family, registry),
      // The endpoint counts; here its counts are only written down.
      collect() {
        this.reset();
        for (const [value, figure] of seriesOf(family)) this.inc(labelsOf(family, value), figure);
      },
    });
}

function metricOf({ name, help, label }: Family, registry: Registry) {
  return { name, help, labelNames: label === "" ? [] : [label], registers: [registry] };
}

function labelsOf({ label }: Family, value: string): Record<string, string> {
  return label === "" ? {} : { [label]: value };
}

function byLane(
  lanes: EndpointFigures["lanes"],
  figure: keyof EndpointFigures["lanes"][string],
): Record<string, number> {
  return Object.fromEntries(Object.entries(lanes).map(([name, lane]) => [name, lane[figure]]));
}
