// The connection to one remote endpoint: its address, credentials and dialect, and whether it is there.

import { setTimeout as pause } from "node:timers/promises";
import { ChanceryError } from "../model/error.ts";
import type { Settings } from "../model/settings.ts";
import { nearest } from "../model/text.ts";
import { DIALECTS, type Dialect } from "./dialects.ts";
import { closedError } from "./endings.ts";
import { type Answer, cutError, exchange } from "./exchange.ts";
import { TABLE } from "./remote-answer.ts";
import { RemoteTally } from "./remote-tally.ts";

/** What is sent to prove who asks; from the environment alone, and written nowhere. */
export interface Credentials {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
}

export interface AskOptions {
  /** Milliseconds; 0 for no deadline. */
  readonly timeout: number;
  /** Most bytes of the answer; 0 for no limit. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** How often an endpoint that is gone is asked whether it is back, in ms. */
const PROBE_INTERVAL = 2000;

/** Where and how the endpoint is asked. */
interface Address {
  readonly url: URL;
  readonly authorization: string | undefined;
}

export class Connection {
  readonly dialect: Dialect;
  readonly tally = new RemoteTally();
  readonly #address: Address;
  readonly #timeout: number;
  readonly #closing = new AbortController();
  #isThere = true;

  private constructor(address: Address, dialect: Dialect, timeout: number) {
    this.#address = address;
    this.dialect = dialect;
    this.#timeout = timeout;
  }

  /**
   * Asks the endpoint for the first time, to learn what it speaks.
   * @throws ChanceryError CFG-301 and END-901 for what cannot be used, else what `exchange` throws
   */
  static async open(settings: Settings, credentials: Credentials): Promise<Connection> {
    const { endpoint, endpointDialect, queryTimeout } = settings;
    const url = readAddress(endpoint);
    const address = { url, authorization: authorizationOf(credentials) };
    const given = dialectNamed(endpointDialect);
    const { signal } = new AbortController();
    const { headers } = await exchange({ ...probe(queryTimeout), ...address, signal });
    const spoken = given ?? DIALECTS.find(({ isSpoken }) => isSpoken(headers, url.hostname));
    if (spoken === undefined) throw new TypeError("the generic dialect is always spoken");
    return new Connection(address, spoken, queryTimeout);
  }

  /** Whether the endpoint could be asked the last time. */
  get isThere(): boolean {
    return this.#isThere;
  }

  /** Aborts when the connection is closed. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** One answer, whole. @throws ChanceryError what `exchange` throws; END-905 when the engine says that it is cut */
  async ask(form: URLSearchParams, accept: string, options: AskOptions): Promise<Answer> {
    const { timeout } = options;
    const limit = timeout > 0 ? this.dialect.timeout?.(timeout) : undefined;
    if (limit !== undefined) form.append(...limit);
    const begun = performance.now();
    const onRetry = () => {
      this.tally.retries += 1;
    };
    try {
      const answer = await exchange({ ...options, ...this.#address, form, accept, onRetry });
      this.#isThere = true;
      const mark = this.dialect.cutMarks.find((name) => answer.headers.has(name));
      if (mark !== undefined) throw cutError(`it says so with the header ${mark}`);
      this.tally.answered(performance.now() - begun);
      return answer;
    } catch (error) {
      this.tally.failed(error);
      if (error instanceof ChanceryError && error.code === "END-902") this.#miss();
      throw error;
    }
  }

  close(): void {
    this.#closing.abort(closedError());
  }

  /** Balancers send nobody here while the endpoint is gone, so that nobody's request tells that it is back. */
  #miss(): void {
    if (!this.#isThere) return;
    this.#isThere = false;
    void this.#waitForReturn();
  }

  async #waitForReturn(): Promise<void> {
    const { closing: signal } = this;
    while (!this.#isThere && !signal.aborted) {
      try {
        await pause(PROBE_INTERVAL, undefined, { signal, ref: false });
        const { form, accept, ...limits } = probe(this.#timeout);
        await this.ask(form, accept, { ...limits, signal });
      } catch {
        // Still gone, or closed.
      }
    }
  }
}

/** The smallest question. */
function probe(timeout: number) {
  const form = new URLSearchParams({ query: "ASK {}" });
  return { form, accept: TABLE, timeout, maxBytes: 100_000 };
}

/** No part of an address that is refused is repeated: a password may stand in it. */
function readAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol))
    throw unusable("it is no http or https address", "Give it as https://host/path.");
  if (url.username !== "" || url.password !== "")
    throw unusable(
      "a user or a password stands in it, where logs and lists of processes would show them",
      "Take them out, and set CHANCERY_ENDPOINT_USER and CHANCERY_ENDPOINT_PASSWORD instead.",
    );
  return url;
}

function unusable(reason: string, hint: string): ChanceryError {
  return new ChanceryError({
    code: "END-901",
    message: `the address of the endpoint cannot be used: ${reason}`,
    hint,
  });
}

function authorizationOf({ user, password, token }: Credentials): string | undefined {
  if (token !== undefined) return `Bearer ${token}`;
  if (user === undefined && password === undefined) return undefined;
  return `Basic ${Buffer.from(`${user ?? ""}:${password ?? ""}`).toString("base64")}`;
}

/** The dialect of that name; nothing when none is named. @throws ChanceryError CFG-301 */
function dialectNamed(name: string): Dialect | undefined {
  if (name === "") return undefined;
  const found = DIALECTS.find((dialect) => dialect.name === name);
  if (found !== undefined) return found;
  const names = DIALECTS.map((dialect) => dialect.name);
  const meant = nearest(name, names);
  throw new ChanceryError({
    code: "CFG-301",
    message: `there is no dialect ${name}`,
    hint: meant === undefined ? `There is: ${names.join(", ")}.` : `Did you mean ${meant}?`,
  });
}
