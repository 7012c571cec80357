// Boxes on a drawing: what covers what.

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

export function boxAround({ x, y }: Place, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

/** The smallest box that holds all of these; nothing when there are none. */
export function boxOf(places: readonly Place[]): Box | undefined {
  const [first, ...rest] = places;
  if (first === undefined) return undefined;
  const start = boxAround(first, 0);
  return rest.reduce<Box>(
    (box, { x, y }) => ({
      left: Math.min(box.left, x),
      top: Math.min(box.top, y),
      right: Math.max(box.right, x),
      bottom: Math.max(box.bottom, y),
    }),
    start,
  );
}

/** A text whose place is wanted: beside this point. */
export interface Wanted {
  readonly at: Place;
  readonly width: number;
}

/** Where a text stands: its left end on its base line. */
export type Placed = Place | undefined;

const HEIGHT = 14;
const GAP = 10;

/**
 * Places for texts beside their points, the first first: right, left, above, below. They cover neither one another nor
 * any of the points; a text without a free place stays away.
 */
export function placeTexts(wanted: readonly Wanted[], frame: Box): Placed[] {
  const taken = wanted.map(({ at }) => boxAround(at, 5));
  return wanted.map(({ at, width }) => {
    const found = candidates(at, width).find(
      (box) => isInside(box, frame) && !taken.some((other) => overlap(box, other)),
    );
    if (found === undefined) return undefined;
    taken.push(found);
    return { x: found.left, y: found.bottom - 3 };
  });
}

function candidates({ x, y }: Place, width: number): Box[] {
  const box = (left: number, top: number) => ({
    left,
    top,
    right: left + width,
    bottom: top + HEIGHT,
  });
  const middle = y - HEIGHT / 2;
  return [
    box(x + GAP, middle),
    box(x - GAP - width, middle),
    box(x - width / 2, y - GAP - HEIGHT),
    box(x - width / 2, y + GAP),
    box(x + GAP, y + 3),
    box(x + GAP, y - 3 - HEIGHT),
    box(x - GAP - width, y + 3),
    box(x - GAP - width, y - 3 - HEIGHT),
  ];
}
