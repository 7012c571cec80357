// Processes that serve one publication together, as the application of one of them sees the others.

import type { MetricObjectWithValues, MetricValue } from "prom-client";

/** Figures of one process. */
export type Figures = MetricObjectWithValues<MetricValue<string>>[];

/** What clients have spent, in ms of query time. */
export type Spending = Readonly<Record<string, number>>;

export interface Siblings {
  /** Figures of all other processes that answer in time. */
  others(): Promise<Figures[]>;
  /** Tells where others have the figures of this process from. */
  offer(own: () => Promise<Figures>): void;
  /** Tells all others what clients have spent here. */
  tellSpending(spending: Spending): void;
  /** Hears what they have spent elsewhere. */
  onSpending(hear: (spending: Spending) => void): void;
}
