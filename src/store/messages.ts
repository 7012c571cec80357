// The messages between the pool and its workers.

import type { EngineImage } from "../model/engine-image.ts";
import type { EngineOrigin } from "../model/figures.ts";
import type { QueryKind } from "../model/query.ts";
import type { DefaultGraphMode } from "../model/release.ts";

/** Given to a worker at its start. */
export interface WorkerInput {
  /** The engine, compiled once for all threads. */
  readonly module: WebAssembly.Module;
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly defaultGraph: DefaultGraphMode;
  /** Canonical quads of a graph that some queries find beside these, of which no triple is among these. */
  readonly beside: Uint8Array<SharedArrayBuffer> | undefined;
  /** What to go on from in place of loading. */
  readonly image: EngineImage | undefined;
  /** Whether to give an image once loaded. */
  readonly takesImage: boolean;
  /** Whether other threads go before this one where processors are short. */
  readonly yields: boolean;
  /** What it must claim before it begins a question. */
  readonly claims: Int32Array<SharedArrayBuffer>;
}

export interface WorkerQuery {
  readonly text: string;
  readonly kind: QueryKind;
  readonly mediaType: string;
  /** FROM graphs; empty when the query names none. */
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
  /** Whether it finds what stands beside the release. */
  readonly seesBeside: boolean;
  readonly maxRows: number;
  readonly maxBytes: number;
}

export interface WorkerQuestion {
  /** Its number among those sent to this worker. */
  readonly ticket: number;
  readonly query: WorkerQuery;
}

/** The first message of a worker. */
export interface WorkerReady {
  readonly type: "ready";
  readonly origin: EngineOrigin;
  readonly image: EngineImage | undefined;
  /** Why no image could be taken. */
  readonly trouble: string | undefined;
}

export type WorkerReply =
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
