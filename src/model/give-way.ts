// Lets threads that answer go before one that works for later.

import { getPriority, setPriority } from "node:os";

/** By how much nicer (nice(2)): with 5, a thread gets a third of what others get that want the same processor. */
const NICER = 5;

const THIS_THREAD = 0;

/** Makes this thread give way. On Linux alone a priority is that of a thread; elsewhere it would be that of the process. */
export function giveWay(): void {
  if (process.platform !== "linux") return;
  try {
    setPriority(THIS_THREAD, Math.min(19, getPriority(THIS_THREAD) + NICER));
  } catch {
    // Where a sandbox forbids it, all threads are alike.
  }
}
