// The messages between the pool and its workers.

import type { QueryKind } from "../model/query.ts";
import type { DefaultGraphMode } from "../model/release.ts";

/** Given to a worker at its start. */
export interface WorkerInput {
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly defaultGraph: DefaultGraphMode;
}

export interface WorkerQuery {
  readonly text: string;
  readonly kind: QueryKind;
  readonly mediaType: string;
  /** FROM graphs; empty when the query names none. */
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
  readonly maxRows: number;
  readonly maxBytes: number;
}

export type WorkerReply =
  | { readonly type: "ready"; readonly elapsed: number }
  | {
      readonly type: "result";
      readonly body: Uint8Array;
      readonly rows: number;
      readonly elapsed: number;
    }
  | { readonly type: "tooManyRows"; readonly rows: number }
  | { readonly type: "tooManyBytes"; readonly bytes: number }
  /** The engine refused the query; it is still sound. */
  | { readonly type: "refused"; readonly message: string }
  /** The engine trapped; the worker must be replaced. */
  | { readonly type: "trap"; readonly message: string };
