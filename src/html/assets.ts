// Style, scripts and pictures of pages, read once; their addresses change with what they hold.

import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../html/assets/", import.meta.url); // by way of the room: a bundle stands beside it

/** The parameter of an address that names what an asset holds. */
export const VERSION_PARAMETER = "v";

export interface Asset {
  readonly body: Buffer;
  /** The beginning of the SHA-256 of the body. */
  readonly version: string;
}

/** All of them by name. */
export const ASSETS: ReadonlyMap<string, Asset> = new Map(
  readdirSync(FOLDER).map((name) => {
    const body = readFileSync(new URL(name, FOLDER));
    return [name, { body, version: hash("sha256", body).slice(0, 12) }];
  }),
);

/** The address of an asset as it is now: what answers there never changes. */
export function assetPath(name: string): string {
  const version = ASSETS.get(name)?.version;
  return version === undefined
    ? `/assets/${name}`
    : `/assets/${name}?${VERSION_PARAMETER}=${version}`;
}
