// The log: one JSON object a line, for requests and for faults. What clients send cannot break a line or hide in it.

import { inspect } from "node:util";

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

const LEVELS = ["off", "errors", "requests"];

/** Letters that a terminal obeys or that turn text around; JSON escapes only those below U+0020. */
const DECEPTIVE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A name and password in an address, and what follows the name of an authentication scheme. */
const CREDENTIALS = /(?<=\/\/)[^/\s"\\@]+(?=@)|(?<=\b(?:bearer|basic)\s)[\w.~+/=-]{6,}/gi;

export class Log {
  readonly #level: number;
  readonly #write: (line: string) => void;

  /** `level` is a value of the setting `log`; `write` takes whole lines. */
  constructor(level: string, write: (line: string) => void) {
    this.#level = LEVELS.indexOf(level);
    this.#write = write;
  }

  /** Whether all that happens is logged. */
  get hasRequests(): boolean {
    return this.#level >= LEVELS.indexOf("requests");
  }

  /** A request that was answered. */
  request(fields: LogFields): void {
    if (this.hasRequests) this.#line("info", fields);
  }

  /** Something that befell the server as a whole. */
  event(event: string, fields: LogFields): void {
    if (this.hasRequests) this.#line("info", { event, ...fields });
  }

  /** A fault of ours, whole: its stack and its causes. */
  fault(error: Error, fields: LogFields): void {
    if (this.#level < LEVELS.indexOf("errors")) return;
    this.#line("error", { ...fields, error: error.message, stack: inspect(error) });
  }

  #line(level: string, fields: LogFields): void {
    const json = JSON.stringify({ time: new Date().toISOString(), level, ...fields });
    this.#write(`${json.replace(CREDENTIALS, "***").replace(DECEPTIVE, escaped)}\n`);
  }
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
