// Looks at the memory of the process while queries run: that of an engine is bounded by nothing else.

/** How often memory is looked at while a query runs, in ms. */
const INTERVAL = 50;

export interface MemoryWatchOptions {
  /** Bytes of the process that are no growth: engines that do nothing, those that start or end among them. */
  readonly footprint: () => number;
  /** Whether anything runs; if not, nobody looks until the next begins. */
  readonly isBusy: () => boolean;
  /** Hears of the bytes beyond the footprint at each look. */
  readonly onLook: (bytes: number) => void;
}

export class MemoryWatch {
  readonly #options: MemoryWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #bytes = 0;

  constructor(options: MemoryWatchOptions) {
    this.#options = options;
  }

  /** Bytes beyond the footprint, not older than one interval: to read them takes a twelfth of the time of a small query. */
  begin(): number {
    if (this.#timer === undefined) {
      this.#bytes = this.#read();
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
    this.#bytes = this.#read();
    this.#options.onLook(this.#bytes);
  }

  #read(): number {
    return process.memoryUsage.rss() - this.#options.footprint();
  }
}
