// What endpoints count; one tally serves all releases of a publication.

import {
  CACHE_OUTCOMES,
  ENGINE_ORIGINS,
  type EndpointFigures,
  KILL_REASONS,
} from "../model/figures.ts";

type Counts<K extends string> = Record<K, number>;

export class Tally implements Omit<EndpointFigures, "lanes"> {
  readonly kills = zeros(KILL_REASONS);
  readonly starts = zeros(ENGINE_ORIGINS);
  readonly cache = zeros(CACHE_OUTCOMES);
  mistrusted = 0;
}

function zeros<K extends string>(names: readonly K[]): Counts<K> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Counts<K>; // fromEntries forgets the keys
}
