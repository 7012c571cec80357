// The connection to one remote endpoint: its address, credentials and dialect, and whether it is there.

import { ChanceryError } from "../model/error.ts";
import type { Settings } from "../model/settings.ts";
import { nearest } from "../model/text.ts";
import { DIALECTS, type Dialect } from "./dialects.ts";
import { type Answer, cutError, exchange } from "./exchange.ts";
import { TABLE } from "./remote-answer.ts";

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

export class Connection {
  readonly dialect: Dialect;
  readonly #url: URL;
  readonly #authorization: string | undefined;
  readonly #timeout: number;
  #probing: NodeJS.Timeout | undefined;

  private constructor(
    url: URL,
    authorization: string | undefined,
    dialect: Dialect,
    timeout: number,
  ) {
    this.#url = url;
    this.#authorization = authorization;
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
    const authorization = authorizationOf(credentials);
    const given = dialectNamed(endpointDialect);
    const { headers } = await exchange({
      ...probeWith(queryTimeout),
      url,
      authorization,
      signal: new AbortController().signal,
    });
    const spoken = given ?? DIALECTS.find(({ isSpoken }) => isSpoken(headers, url.hostname));
    if (spoken === undefined) throw new TypeError("the generic dialect is always spoken");
    return new Connection(url, authorization, spoken, queryTimeout);
  }

  get isThere(): boolean {
    return this.#probing === undefined;
  }

  /** One answer, whole. @throws ChanceryError what `exchange` throws; END-905 when the engine says that it is cut */
  async ask(form: URLSearchParams, accept: string, options: AskOptions): Promise<Answer> {
    const { timeout } = options;
    const limit = timeout > 0 ? this.dialect.timeout?.(timeout) : undefined;
    if (limit !== undefined) form.append(...limit);
    const request = {
      ...options,
      form,
      accept,
      url: this.#url,
      authorization: this.#authorization,
    };
    try {
      const answer = await exchange(request);
      this.close();
      const mark = this.dialect.cutMarks.find((name) => answer.headers.has(name));
      if (mark !== undefined) throw cutError(`it says so with the header ${mark}`);
      return answer;
    } catch (error) {
      if (error instanceof ChanceryError && error.code === "END-902") this.#probe();
      throw error;
    }
  }

  /** Stops asking whether the endpoint is back. */
  close(): void {
    clearInterval(this.#probing);
    this.#probing = undefined;
  }

  /** Balancers send nobody here while the endpoint is gone, so that nobody's request tells that it is back. */
  #probe(): void {
    if (this.#probing !== undefined) return;
    this.#probing = setInterval(() => {
      const { form, accept, ...options } = probeWith(this.#timeout);
      this.ask(form, accept, { ...options, signal: new AbortController().signal }).catch(
        () => undefined,
      ); // the next probe tries again
    }, PROBE_INTERVAL);
    this.#probing.unref();
  }
}

/** The smallest question. */
function probeWith(timeout: number) {
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
