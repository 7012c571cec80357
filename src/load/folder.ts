// Lists the files of a publication folder, and never leaves it.

import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { ChanceryError, type Problem } from "../model/error.ts";
import { rdfFormatOfFile } from "../model/format.ts";

export type Room = "ontology" | "data" | "queries";

export interface FolderFile {
  /** Relative to the folder, with `/`. */
  readonly file: string;
  readonly path: string;
  readonly room: Room;
  /** As stored, in bytes. */
  readonly size: number;
}

export interface Listing {
  readonly files: readonly FolderFile[];
  readonly problems: readonly Problem[];
  /** Files that were passed over, and why. */
  readonly notes: readonly string[];
  /** When the newest of the files and folders was changed; a file that is taken away changes its folder. */
  readonly modified: Date;
}

const ROOMS: readonly Room[] = ["ontology", "data", "queries"];
const PASSED_OVER = new Set(["node_modules", "dist"]);

/**
 * The files to read, in a stable order: those of ontology/, data/ and queries/ when there is one of
 * these, otherwise every file as data. A single file is a publication too. `wanted` leaves the other rooms out.
 * @throws ChanceryError DIR-201 when there is no such folder
 */
export async function listFolder(
  folder: string,
  wanted: readonly Room[] = ROOMS,
): Promise<Listing> {
  const root = await realpath(folder).catch(() => {
    throw new ChanceryError({
      code: "DIR-201",
      message: `there is no folder ${folder}`,
      hint: "Give the folder that holds ontology/, data/ and queries/, or any folder of RDF.",
    });
  });
  if ((await stat(root)).isFile()) return listOne(root);
  const rooms = await roomsOf(root);
  const walker = new Walker(root);
  const isPlain = rooms.length === 0 && wanted.includes("data");
  if (isPlain) await walker.walk(root, "data");
  for (const room of rooms) if (wanted.includes(room)) await walker.walk(join(root, room), room);
  return walker.listing();
}

async function listOne(path: string): Promise<Listing> {
  const { size, mtime } = await stat(path);
  const file = { file: basename(path), path, room: "data" as const, size };
  return { files: [file], problems: [], notes: [], modified: mtime };
}

async function roomsOf(root: string): Promise<Room[]> {
  const names = new Set(await readdir(root));
  return ROOMS.filter((room) => names.has(room));
}

class Walker {
  readonly #root: string;
  readonly #files: FolderFile[] = [];
  readonly #problems: Problem[] = [];
  readonly #notes: string[] = [];
  /** Real folders seen, so that a link to a parent ends. */
  readonly #seen = new Set<string>();
  #modified = new Date(0);

  constructor(root: string) {
    this.#root = root;
  }

  async walk(folder: string, room: Room): Promise<void> {
    const real = await realpath(folder);
    if (this.#seen.has(real)) return;
    this.#seen.add(real);
    if (!this.#isInside(real)) return this.#refuseLink(folder);
    this.#note(await stat(real));
    const names = await readdir(folder).catch(() => this.#unreadable(folder));
    for (const name of names.sort()) {
      if (!name.startsWith(".") && !PASSED_OVER.has(name))
        await this.#visit(join(folder, name), room);
    }
  }

  listing(): Listing {
    return {
      files: this.#files,
      problems: this.#problems,
      notes: this.#notes,
      modified: this.#modified,
    };
  }

  async #visit(path: string, room: Room): Promise<void> {
    const link = await lstat(path);
    const target = link.isSymbolicLink() ? await realpath(path).catch(() => undefined) : path;
    if (target === undefined) return void this.#unreadable(path);
    if (link.isSymbolicLink() && !this.#isInside(target)) return this.#refuseLink(path);
    const found = await stat(target);
    if (found.isDirectory()) return this.walk(path, room);
    if (!found.isFile())
      return void this.#notes.push(`${this.#name(path)} is no regular file and is passed over`);
    if (!isWanted(path, room))
      return void this.#notes.push(`${this.#name(path)} is no RDF file and is passed over`);
    this.#note(found);
    this.#files.push({ file: this.#name(path), path, room, size: found.size });
  }

  #note({ mtime }: { mtime: Date }): void {
    if (mtime > this.#modified) this.#modified = mtime;
  }

  #isInside(real: string): boolean {
    return real === this.#root || real.startsWith(this.#root + sep);
  }

  #refuseLink(path: string): void {
    this.#problems.push({
      code: "DIR-203",
      file: this.#name(path),
      message: "this link leads out of the publication folder",
      hint: "Copy the file into the folder, or remove the link.",
    });
  }

  #unreadable(path: string): string[] {
    this.#problems.push({
      code: "DIR-205",
      file: this.#name(path),
      message: "this cannot be read",
      hint: "Check that it exists and that you may read it.",
    });
    return [];
  }

  #name(path: string): string {
    return relative(this.#root, path).split(sep).join("/") || basename(dirname(path));
  }
}

/** The JSON-LD context of the publication is read with it, but is no data. */
export const CONTEXT_FILE = "ontology/context.jsonld";

function isWanted(path: string, room: Room): boolean {
  if (room === "queries") return path.endsWith(".rq");
  return rdfFormatOfFile(path) !== undefined;
}
