// How far loading has come, on stderr: nothing for short work, one line that changes on a terminal,
// one line a phase elsewhere.

import type { Progress } from "../publication.ts";
import type { Effects } from "./effects.ts";

/** How long work may take before anything is said, in ms. */
const PATIENCE = 300;

const PHASES: Readonly<Record<string, string>> = {
  compare: "Comparing with the last start",
  read: "Reading files",
  index: "Sorting statements",
  validate: "Checking shapes",
  endpoint: "Asking the endpoint",
};

export interface ProgressLine {
  readonly tell: (progress: Progress) => void;
  /** Wipes the line that is still on the terminal. */
  readonly end: () => void;
}

export function progressLine({ err, isTerminal }: Effects, quiet: boolean): ProgressLine {
  const start = performance.now();
  let latest: Progress | undefined;
  let shownPhase = "";
  const show = () => {
    if (latest === undefined) return;
    if (isTerminal) err(`\r\u001b[K${describe(latest)}`);
    else if (latest.phase !== shownPhase) err(`${describe(latest)}\n`);
    shownPhase = latest.phase;
  };
  // A phase that began early and goes on is shown when patience ends.
  const timer = quiet ? undefined : setTimeout(show, PATIENCE);
  timer?.unref();
  const tell = (progress: Progress) => {
    latest = progress;
    if (!quiet && performance.now() - start >= PATIENCE) show();
  };
  const end = () => {
    clearTimeout(timer);
    latest = undefined;
    if (shownPhase !== "" && isTerminal) err("\r\u001b[K");
  };
  return { tell, end };
}

function describe({ phase, done, total }: Progress): string {
  const name = PHASES[phase] ?? phase;
  return total === undefined || total === 0 ? `${name} …` : `${name} ${done}/${total}`;
}
