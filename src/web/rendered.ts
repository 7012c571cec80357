// Bodies of things, made once for a release and kept while there is room.

import { LRUCache } from "lru-cache";
import type { Release } from "../model/release.ts";

/** How many bytes of bodies are kept for one release. */
const KEPT_BYTES = 33_554_432;

const KEPT = new WeakMap<Release, LRUCache<string, Buffer>>();

/** The body of that name, made by `make` at the first call. */
export async function renderOnce(
  release: Release,
  name: string,
  make: () => Promise<string> | string,
): Promise<Buffer> {
  const kept =
    KEPT.get(release) ??
    new LRUCache({ maxSize: KEPT_BYTES, sizeCalculation: ({ length }) => length + 1 });
  KEPT.set(release, kept);
  const known = kept.get(name);
  if (known !== undefined) return known;
  const body = Buffer.from(await make());
  kept.set(name, body);
  return body;
}
