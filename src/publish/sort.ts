// Sorting as SPARQL does, and bit by bit.

/** How many are sorted or merged in one step. */
const STEP = 2000;

/** Merges sorted runs, so that others may work between. */
export function* sortInSteps<T>(
  list: readonly T[],
  by: (a: T, b: T) => number,
): Generator<undefined, T[]> {
  let runs: T[][] = [];
  for (let start = 0; start < list.length; start += STEP) {
    yield;
    runs.push(list.slice(start, start + STEP).sort(by));
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? [], by));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge<T>(
  left: readonly T[],
  right: readonly T[],
  by: (a: T, b: T) => number,
): Generator<undefined, T[]> {
  const merged: T[] = [];
  let [at, other] = [0, 0];
  while (at < left.length || other < right.length) {
    if (merged.length % STEP === 0) yield;
    const [a, b] = [left[at], right[other]];
    if (b === undefined || (a !== undefined && by(a, b) <= 0)) {
      if (a !== undefined) merged.push(a);
      at += 1;
    } else {
      merged.push(b);
      other += 1;
    }
  }
  return merged;
}

/** As JavaScript compares texts. */
export function alphabetically(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** JavaScript compares UTF-16 units, SPARQL code points (§15.1): they differ where one text has surrogates. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for what is above all other units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
