// The folder of shared queries: bounded, written once, read by every process that serves the publication.

import { hash } from "node:crypto";
import { link, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { z } from "zod";
import { ChanceryError } from "../model/error.ts";
import type { Release } from "../model/release.ts";
import type { Settings } from "../model/settings.ts";
import { SHORT_NAME, sharedText, shortName } from "../publish/share.ts";

const Kept = z.object({
  query: z.string(),
  /** The id of the release at which it was shared. */
  release: z.string(),
  shared: z.iso.datetime(),
});

export type SharedQuery = z.infer<typeof Kept>;

/** Where programs of this system keep what they must not lose (XDG Base Directory Specification). */
function stateFolder(): string {
  const given = process.env["XDG_STATE_HOME"] ?? "";
  return join(isAbsolute(given) ? given : join(homedir(), ".local/state"), "chancery/shared");
}

export class SharedQueries {
  readonly #folder: string;
  readonly #max: number;

  constructor(settings: Settings, { base }: Pick<Release, "base">) {
    const { sharedQueriesFolder, sharedQueries } = settings;
    // Several publications may keep theirs beside each other.
    this.#folder = join(sharedQueriesFolder || stateFolder(), hash("sha256", base).slice(0, 16));
    this.#max = sharedQueries;
  }

  /** Whether queries can be shared at all. */
  get isOff(): boolean {
    return this.#max === 0;
  }

  async find(name: string): Promise<SharedQuery | undefined> {
    if (!SHORT_NAME.test(name)) return undefined;
    try {
      const kept = Kept.parse(JSON.parse(await readFile(this.#pathOf(name), "utf8")));
      return shortName(kept.query) === name ? kept : undefined;
    } catch {
      return undefined; // there is none, or none that is sound
    }
  }

  /**
   * Keeps a query under its name, which it gives. What was kept first stays.
   * @throws ChanceryError WEB-609 when it cannot be kept
   */
  async keep(text: string, release: string): Promise<string> {
    const name = shortName(text);
    if ((await this.find(name)) !== undefined) return name;
    const kept: SharedQuery = {
      query: sharedText(text),
      release,
      shared: new Date().toISOString(),
    };
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      if ((await readdir(this.#folder)).length >= this.#max) throw new Error("the folder is full");
      await this.#write(name, JSON.stringify(kept));
    } catch (error) {
      throw notKept(error instanceof Error ? error.message : String(error));
    }
    return name;
  }

  /** Whole or not at all, and only where there is none yet: other processes write here too. */
  async #write(name: string, text: string): Promise<void> {
    const passing = `${this.#pathOf(name)}.${process.pid}.${Date.now()}.tmp`;
    await writeFile(passing, text, { flag: "wx", mode: 0o600 });
    try {
      await link(passing, this.#pathOf(name));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    } finally {
      await rm(passing, { force: true });
    }
  }

  #pathOf(name: string): string {
    return join(this.#folder, `${name}.json`);
  }
}

function notKept(reason: string): ChanceryError {
  return new ChanceryError({
    code: "WEB-609",
    message: `the short link cannot be made: ${reason}`,
    hint: "The address of the page of the answer says the same and needs no keeping.",
  });
}
