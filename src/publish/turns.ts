// Long work beside the answering of requests.

/** How long one turn works before others have theirs, in ms. */
const TURN = 10;

/** Work that goes on where it stopped, as generators do. */
export interface Steps<T> {
  next(): IteratorResult<undefined, T>;
}

/** Runs to the end in short turns, so that others may work between. */
export async function inTurns<T>(work: Steps<T>): Promise<T> {
  for (;;) {
    const end = performance.now() + TURN;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
