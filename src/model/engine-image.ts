// The memory of an engine that has loaded a release, from which another engine goes on without loading.

/** A value that the engine keeps in its table of JavaScript values; left out for undefined. */
export type TableEntry = readonly [index: number, value?: string | number | boolean | undefined];

export interface EngineImage {
  readonly memory: Uint8Array<SharedArrayBuffer>;
  /** Where in it the store lies. */
  readonly store: number;
  readonly table: {
    readonly length: number;
    /** Entries that are not null. */
    readonly entries: readonly TableEntry[];
  };
  /** What an engine that goes on from here must say when it is asked, else it is not used. */
  readonly probe: { readonly size: number; readonly answer: string };
}
