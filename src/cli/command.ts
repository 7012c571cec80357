// What a command of the command line is: its words, its options, and what it comes to.

import type { Option } from "commander";
import type { Problem } from "../model/error.ts";
import type { Settings } from "../model/settings.ts";
import type { Progress } from "../publication.ts";
import type { Effects } from "./effects.ts";

export interface CommandContext {
  /** The words that are no options, in order. */
  readonly words: readonly string[];
  /** Options by their long names in camelCase, as commander gives them. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly settings: Settings;
  /** What relative addresses resolve against. */
  readonly base: string;
  readonly effects: Effects;
  /** Writes a result to stdout; with --json the envelope takes its place. */
  readonly out: (text: string | Uint8Array) => void;
  /** Tells on stderr how far loading has come. */
  readonly onProgress: (progress: Progress) => void;
}

/** What a command came to; `result` is for the envelope of --json. */
export interface Outcome {
  readonly code: number;
  readonly dataVersion?: string;
  readonly result?: unknown;
  readonly warnings?: readonly Problem[];
}

/** For commands that read no folder. */
export const NO_FOLDER: CommandSpec["folder"] = () => undefined;

export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  /** Name, help and default of each word; a default makes it optional. */
  readonly words: readonly (readonly [name: string, help: string, fallback?: string])[];
  readonly options: readonly Option[];
  /** Command lines with what they do, for the help. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** Which word or option names the folder whose configuration counts; none when no folder is read. */
  readonly folder: (context: Pick<CommandContext, "words" | "options">) => string | undefined;
  /** Set when the command writes JSON of its own kind for --json. */
  readonly ownJson?: boolean;
  readonly run: (context: CommandContext) => Promise<Outcome>;
}
