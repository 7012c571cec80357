// What the processes that serve together say to each other, by way of the one that leads them.

import type { Figures, Spending } from "../web/siblings.ts";

/** From the leader to a member; those with an id are answered with it. */
export type Order =
  | { readonly type: "stop" }
  /** `tells` for the one that says on stderr what came of it. */
  | { readonly type: "reload"; readonly id: number; readonly tells: boolean }
  | { readonly type: "figures"; readonly id: number }
  /** The figures of the others, which the member has asked for. */
  | { readonly type: "gathered"; readonly id: number; readonly figures: readonly Figures[] }
  | Spent;

/** What clients of one member have spent, for all others. */
interface Spent {
  readonly type: "spent";
  readonly spending: Spending;
}

/** What is said once it serves. */
export interface Announcement {
  readonly url: string;
  /** For people. */
  readonly greeting: string;
}

/** From a member to the leader. */
export type Report =
  | ({ readonly type: "ready" } & Announcement)
  | { readonly type: "done"; readonly id: number; readonly figures?: Figures }
  | { readonly type: "gather"; readonly id: number }
  | Spent;
