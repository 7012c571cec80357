// Long work beside the answering of requests.

/** How long one turn works before others have theirs, in ms. */
const TURN = 10;

/** Runs to the end in short turns, so that others may work between. */
export async function inTurns<T>(work: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const end = performance.now() + TURN;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
