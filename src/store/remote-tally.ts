// What is counted of the questions to a remote endpoint.

import { ChanceryError } from "../model/error.ts";
import { ANSWERED_WITHIN, type RemoteFigures } from "../model/figures.ts";

export class RemoteTally implements Omit<RemoteFigures, "isThere"> {
  readonly outcomes: Record<string, number> = { ok: 0 };
  readonly within: Record<string, number> = Object.fromEntries(
    [...ANSWERED_WITHIN, "+Inf"].map((bound) => [bound, 0]),
  );
  retries = 0;

  /** A whole answer came after so many milliseconds. */
  answered(elapsed: number): void {
    this.#end("ok");
    for (const bound of Object.keys(this.within))
      if (bound === "+Inf" || elapsed <= Number(bound) * 1000)
        this.within[bound] = (this.within[bound] ?? 0) + 1;
  }

  /** There is no answer, or nobody waits for it any more. */
  failed(error: unknown): void {
    this.#end(error instanceof ChanceryError ? error.code : "cancelled");
  }

  #end(outcome: string): void {
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
  }
}
