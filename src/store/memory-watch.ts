// Looks at the memory of the process while queries run: that of an engine is bounded by nothing else.

import { usedBytes } from "./memory.ts";

/** How often memory is looked at while a query runs, in ms. */
const INTERVAL = 50;

export interface MemoryWatchOptions {
  /** Whether anything runs; if not, nobody looks until the next begins. */
  readonly isBusy: () => boolean;
  /** Hears at each look of the bytes that may be those of queries; of nothing while they are not known. */
  readonly onLook: (bytes: number | undefined) => void;
}

export class MemoryWatch {
  readonly #options: MemoryWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #bytes: number | undefined;

  constructor(options: MemoryWatchOptions) {
    this.#options = options;
  }

  /** Those bytes, not older than one interval: to read them takes a twelfth of the time of a small query. */
  begin(): number | undefined {
    if (this.#timer === undefined) {
      this.#bytes = usedBytes();
      this.#timer = setInterval(() => this.#look(), INTERVAL).unref();
    }
    return this.#bytes;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    if (!this.#options.isBusy()) {
      this.stop();
      return;
    }
    this.#bytes = usedBytes();
    this.#options.onLook(this.#bytes);
  }
}
