// Processes that serve one publication together, as the application of one of them sees the others.

import type { MetricObjectWithValues, MetricValue } from "prom-client";

/** Figures of one process. */
export type Figures = MetricObjectWithValues<MetricValue<string>>[];

export interface Siblings {
  /** Figures of all other processes that answer in time. */
  others(): Promise<Figures[]>;
  /** Tells where others have the figures of this process from. */
  offer(own: () => Promise<Figures>): void;
}
