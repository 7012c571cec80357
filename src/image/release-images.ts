// Keeps a loaded release with the memory of its engine on disk, so that a restart with unchanged files loads nothing.

import {
  type Fresh,
  type FrozenRelease,
  freezeRelease,
  type SharedParts,
  sharedParts,
  thawRelease,
} from "../load/frozen.ts";
import type { EngineImage } from "../model/engine-image.ts";
import type { QuadIndex, Release } from "../model/release.ts";
import { ImageCache, type ImageCacheOptions } from "./cache.ts";
import type { SectionFile } from "./sections.ts";

/** Each is a section: words in the byte order of the machine, which nobody but its own user reads. */
const INDEX: readonly (keyof QuadIndex)[] = ["starts", "objects", "graphs"];

/** The header of an image. */
interface Meta {
  readonly release: FrozenRelease;
  readonly engine: Omit<EngineImage, "memory">;
}

export interface KeptRelease {
  readonly release: Release;
  readonly image: EngineImage;
}

export class ReleaseImages {
  readonly #cache: ImageCache;

  constructor(options: ImageCacheOptions) {
    this.#cache = new ImageCache(options);
  }

  /** Whether none are kept, so that there is nothing to look for. */
  get isOff(): boolean {
    return this.#cache.isOff;
  }

  /** The release with that fingerprint, in a folder as it is now. */
  async find(fingerprint: string, fresh: Fresh): Promise<KeptRelease | undefined> {
    const found = await this.#cache.find(fingerprint);
    if (found === undefined) return undefined;
    const { release, engine } = found.meta as Meta; // its digest says that keep() wrote it
    const parts = partsIn(found.sections);
    const memory = found.sections.get("memory");
    if (parts === undefined || memory === undefined || release.fingerprint !== fingerprint) {
      await this.#cache.drop(fingerprint, "it is of another release");
      return undefined;
    }
    try {
      return { release: await thawRelease(release, parts, fresh), image: { ...engine, memory } };
    } catch (error) {
      await this.#cache.drop(fingerprint, String(error));
      return undefined;
    }
  }

  async keep(release: Release, { memory, ...engine }: EngineImage): Promise<void> {
    if (release.fingerprint === undefined) return;
    const meta: Meta = { release: freezeRelease(release), engine };
    const { bytes, index, labels } = sharedParts(release);
    const sections = new Map([
      ...INDEX.map((name) => [name, new Uint8Array(index[name].buffer)] as const),
      ["labels", new Uint8Array(labels.buffer)],
      ["quads", bytes],
      ["memory", memory],
    ]);
    await this.#cache.keep(release.fingerprint, { meta, sections });
  }

  /** For a release whose engines could not go on from what was kept. */
  async drop({ fingerprint }: Release, reason: string): Promise<void> {
    if (fingerprint !== undefined) await this.#cache.drop(fingerprint, reason);
  }
}

function partsIn(sections: SectionFile["sections"]): SharedParts | undefined {
  const bytes = sections.get("quads");
  const labels = wordsOf(sections.get("labels"));
  const [starts, objects, graphs] = INDEX.map((name) => wordsOf(sections.get(name)));
  if (bytes === undefined || !labels || !starts || !objects || !graphs) return undefined;
  return { bytes, index: { starts, objects, graphs }, labels };
}

function wordsOf(bytes: Uint8Array<SharedArrayBuffer> | undefined) {
  return bytes && new Uint32Array(bytes.buffer);
}
