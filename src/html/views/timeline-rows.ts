// Which rows of a lane marks stand in, so that neither they nor their names cover one another.

/** Which ends of a stretch are not known to the day. */
export type Softness = "none" | "start" | "end" | "both";

/** A mark between two places, with the name that stands beside it where there is room. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly isPoint: boolean;
  readonly softness: Softness;
  readonly name: string;
  readonly nameWidth: number;
  readonly title: string;
  readonly path: string | undefined;
  /** Where the name begins; nothing where there was no room for it. */
  readonly nameAt?: number;
}

const ROWS_MAX = 8;
const GAP = 6;

/** Marks in order of time, row by row. Where all rows are full, marks lie on those before them, and names give way. */
export function placed(marks: readonly Mark[], right: number): Mark[][] {
  const rows: Mark[][] = [];
  for (const mark of marks) {
    const free = rows.find((row) => endOf(row) + GAP <= mark.from);
    if (free !== undefined) free.push(withName(mark, endOf(free), right));
    else if (rows.length < ROWS_MAX) rows.push([withName(mark, 0, right)]);
    else crowd(rows, mark);
  }
  return rows;
}

/** Puts a mark on the row that ends first. */
function crowd(rows: readonly Mark[][], mark: Mark): void {
  const row = rows.reduce((best, other) => (endOf(other) < endOf(best) ? other : best));
  const last = row.pop();
  if (last !== undefined) {
    const { nameAt: _, ...nameless } = last;
    row.push(nameless);
  }
  row.push(mark);
}

/** Behind the mark, or before it at the right edge. */
function withName(mark: Mark, left: number, right: number): Mark {
  if (mark.to + GAP + mark.nameWidth <= right) return { ...mark, nameAt: mark.to + GAP };
  const before = mark.from - GAP - mark.nameWidth;
  return before >= left + GAP ? { ...mark, nameAt: before } : mark;
}

function endOf(row: readonly Mark[]): number {
  const last = row.at(-1);
  if (last === undefined) return 0;
  return Math.max(last.to, last.nameAt === undefined ? 0 : last.nameAt + last.nameWidth);
}
