// Which of the questions sent to a thread it has begun, in memory that both sides see: whoever is first has it.

const SENT = 1;
const BEGUN = 2;
const WITHDRAWN = 3;

/** How many questions may be on their way to one thread. */
export const CLAIMS = 8;

export class Claims {
  readonly cells: Int32Array<SharedArrayBuffer>;

  constructor(
    cells = new Int32Array(new SharedArrayBuffer(CLAIMS * Int32Array.BYTES_PER_ELEMENT)),
  ) {
    this.cells = cells;
  }

  /** To be called before question number `ticket` is sent; the one that had this cell must have been met by then. */
  send(ticket: number): void {
    Atomics.store(this.cells, ticket % CLAIMS, SENT);
  }

  /** Whether the thread may begin it. */
  begin(ticket: number): boolean {
    return this.#change(ticket, BEGUN);
  }

  /** Whether it could be taken back; if not, the thread is at it or has done it. */
  withdraw(ticket: number): boolean {
    return this.#change(ticket, WITHDRAWN);
  }

  #change(ticket: number, state: number): boolean {
    return Atomics.compareExchange(this.cells, ticket % CLAIMS, SENT, state) === SENT;
  }
}
