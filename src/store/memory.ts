// The memory of this process, as far as it may be that of a query.

let idleEngines = 0;
let loads = 0;

/** Bytes of the process without those of engines that do nothing; not known while a release is loaded. */
export function usedBytes(): number | undefined {
  return loads > 0 ? undefined : process.memoryUsage.rss() - idleEngines;
}

/** Engines that do nothing take so many bytes more, or less. */
export function addIdleEngines(bytes: number): void {
  idleEngines += bytes;
}

/** Does what takes memory of its own, in amounts that cannot be told from those of queries. */
export async function whileLoading<T>(work: () => Promise<T>): Promise<T> {
  loads += 1;
  try {
    return await work();
  } finally {
    loads -= 1;
  }
}
