// The folder where images are kept: bounded, for its owner alone, and never a reason to fail.

import { mkdir, readdir, rm, stat, utimes } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { DamagedFile, readSections, type SectionFile, writeSections } from "./sections.ts";

const ENDING = ".image";

/** After this time a file that was never finished is rubbish, in ms. */
const ABANDONED = 3_600_000;

export interface ImageCacheOptions {
  /** Where; the cache folder of the system when empty. */
  readonly folder: string;
  /** How many bytes all images may take; 0 keeps none. */
  readonly maxBytes: number;
  readonly onNotice: (notice: string) => void;
}

interface KeptFile {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** Whether it is an image, not one that is being written. */
  readonly isWhole: boolean;
  /** Whether nobody has touched it for long. */
  readonly isAbandoned: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where programs of this system keep what can be made again (XDG Base Directory Specification on Unix). */
export function cacheFolder(env: Environment, platform: NodeJS.Platform): string {
  const given = env["XDG_CACHE_HOME"] ?? "";
  if (isAbsolute(given)) return join(given, "chancery");
  if (platform === "win32") return join(env["LOCALAPPDATA"] ?? homedir(), "chancery", "cache");
  return join(homedir(), platform === "darwin" ? "Library/Caches" : ".cache", "chancery");
}

export class ImageCache {
  readonly folder: string;
  readonly #maxBytes: number;
  readonly #onNotice: (notice: string) => void;

  constructor({ folder, maxBytes, onNotice }: ImageCacheOptions) {
    this.folder = folder || cacheFolder(process.env, process.platform);
    this.#maxBytes = maxBytes;
    this.#onNotice = onNotice;
  }

  get isOff(): boolean {
    return this.#maxBytes === 0;
  }

  /** The image of that key, when there is a sound one. */
  async find(key: string): Promise<SectionFile | undefined> {
    if (this.isOff) return undefined;
    const path = this.#pathOf(key);
    try {
      await this.#checkOwner();
      const found = await readSections(path);
      await utimes(path, new Date(), new Date()).catch(() => undefined); // its age is that of its last use
      return found;
    } catch (error) {
      if (error instanceof DamagedFile) await this.drop(key, error.message);
      else if (!isMissing(error)) this.#onNotice(notUsed(path, error));
      return undefined;
    }
  }

  /** Keeps an image, the longest unused ones giving way. Settles when it is on the disk, or cannot be. */
  async keep(key: string, image: SectionFile): Promise<void> {
    if (this.isOff) return;
    const path = this.#pathOf(key);
    try {
      if (await exists(path)) return;
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await this.#checkOwner();
      await this.#makeRoom(sizeOf(image));
      await writeSections(path, image);
    } catch (error) {
      this.#onNotice(`The image of the release is not kept: ${messageOf(error)}`);
    }
  }

  /** Removes an image that is not to be trusted. */
  async drop(key: string, reason: string): Promise<void> {
    const path = this.#pathOf(key);
    this.#onNotice(notUsed(path, new Error(reason)));
    await rm(path, { force: true }).catch(() => undefined);
  }

  #pathOf(key: string): string {
    return join(this.folder, key + ENDING);
  }

  /** What others can write is not to be believed. */
  async #checkOwner(): Promise<void> {
    const { uid, mode } = await stat(this.folder);
    const own = process.getuid?.();
    if (own !== undefined && (uid !== own || (mode & 0o022) !== 0))
      throw new Error(`others may write into ${this.folder}`);
  }

  async #makeRoom(size: number): Promise<void> {
    if (size > this.#maxBytes)
      throw new Error(`it takes ${size} bytes, and imageCacheBytes allows ${this.#maxBytes}`);
    const files = await this.#files();
    let total = files.reduce((sum, file) => sum + file.size, size);
    for (const { path, size: freed, isWhole, isAbandoned } of files) {
      if (isWhole ? total <= this.#maxBytes : !isAbandoned) continue;
      await rm(path, { force: true });
      total -= freed;
    }
  }

  /** Ours, the longest unused first. */
  async #files(): Promise<KeptFile[]> {
    const names = (await readdir(this.folder)).filter((name) =>
      /\.image(?:\..*\.tmp)?$/.test(name),
    );
    const found = await Promise.all(
      names.map(async (name) => {
        const path = join(this.folder, name);
        const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }));
        const isAbandoned = Date.now() - mtimeMs > ABANDONED;
        return { path, size, mtimeMs, isWhole: name.endsWith(ENDING), isAbandoned };
      }),
    );
    return found.sort((a, b) => a.mtimeMs - b.mtimeMs);
  }
}

function notUsed(path: string, reason: unknown): string {
  return `The image ${path} is not used: ${messageOf(reason)}. The folder is loaded instead.`;
}

function sizeOf({ sections }: SectionFile): number {
  let size = 0;
  for (const bytes of sections.values()) size += bytes.length;
  return size;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
