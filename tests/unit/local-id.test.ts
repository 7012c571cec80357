// Ids of our own: the same each time, apart from those of Wikidata, and never the same for two.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLocalId, localIds } from "../../src/wikibase/local-id.ts";

describe("local ids", () => {
  it("differ for different names, whatever the order they come in", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 200 }), (names) => {
        const ids = localIds(names);
        expect(new Set(ids.values()).size).toBe(names.length);
        expect(localIds([...names].reverse())).toEqual(ids);
        for (const id of ids.values()) {
          expect(isLocalId(id)).toBe(true);
          expect(Number(id.slice(1))).toBeLessThanOrEqual(2_147_483_647);
        }
      }),
    );
  });

  it("stay when other things come, and stay apart in a crowd where numbers collide", () => {
    const crowd = Array.from({ length: 60_000 }, (_, at) => `id/thing/${at}`);
    const ids = localIds(crowd);
    const more = localIds([...crowd, "id/thing/new"]);
    expect(new Set(ids.values()).size).toBe(crowd.length);
    const moved = crowd.filter((name) => ids.get(name) !== more.get(name));
    expect(moved.length).toBeLessThanOrEqual(1);
  });
});
