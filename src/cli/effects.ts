// What the command line touches of the world; tests hand in their own.

import type picocolors from "picocolors";

/** Functions that colour text, or leave it. */
export type Colors = ReturnType<typeof picocolors.createColors>;

export interface Effects {
  readonly out: (text: string | Uint8Array) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly colors: Colors;
  /** Whether stdout is a terminal that a person reads. */
  readonly isTerminal: boolean;
  readonly readStdin: () => Promise<string>;
  /** Settles when the process is asked to stop, with the exit code for it. */
  readonly stopped: () => Promise<number>;
}
