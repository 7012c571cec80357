// Leads processes that serve one port together: starts them, replaces one that ends, hands on reloads and figures.

import cluster, { type Worker } from "node:cluster";
import type { Figures } from "../web/siblings.ts";
import type { Announcement, Order, Report } from "./together.ts";

/** How long to wait before a member is started in place of one that ended early, in ms; doubled each time. */
const PATIENCE = 500;
const PATIENCE_MAX = 30_000;

/** How long a member may take to give its figures, in ms. */
const FIGURES_TIMEOUT = 2_000;

/** What a member says once it serves; the exit code of one that never did. */
export type Start = Announcement | { readonly code: number };

type Answer = Extract<Report, { type: "done" }> | undefined;

export class Leader {
  readonly #notice: (notice: string) => void;
  readonly #members = new Set<Worker>();
  readonly #answers = new Map<number, (answer: Answer) => void>();
  #asked = 0;
  #failures = 0;
  #stopping = false;
  #reloading: Promise<void> | undefined;
  #reloadAgain = false;

  constructor(notice: (notice: string) => void) {
    this.#notice = notice;
  }

  /** The first member loads and keeps what it loaded, so that the others need not. */
  async start(count: number): Promise<Start> {
    const first = await this.#startMember();
    if ("code" in first) return first;
    // One member that tells of its progress is enough.
    cluster.setupPrimary({ args: [...process.argv.slice(2), "--quiet"] });
    const others = Array.from({ length: count - 1 }, () => this.#startMember());
    const failed = (await Promise.all(others)).find((start) => "code" in start);
    return failed ?? first;
  }

  /** One member first, so that the others find what it has kept; a reload asked for meanwhile comes after it. */
  reload(): Promise<void> {
    this.#reloadAgain = this.#reloading !== undefined;
    this.#reloading ??= this.#reloadUntilSettled().finally(() => {
      this.#reloading = undefined;
    });
    return this.#reloading;
  }

  /** Asks all to stop; settles when they are gone. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const members = [...this.#members];
    const gone = members.map((member) => new Promise((resolve) => member.once("exit", resolve)));
    for (const member of members) tell(member, { type: "stop" });
    await Promise.all(gone);
  }

  #startMember(): Promise<Start> {
    const member = cluster.fork();
    this.#members.add(member);
    return new Promise((resolve) => {
      let serves = false;
      member.on("message", (report: Report) => {
        if (report.type === "ready") {
          serves = true;
          this.#failures = 0;
          resolve(report);
        } else void this.#hear(member, report);
      });
      member.once("exit", (code) => {
        this.#members.delete(member);
        resolve({ code: code ?? 1 });
        if (serves) this.#replace(member);
      });
    });
  }

  /** Again and again, for what keeps a member from starting may pass. */
  #replace({ process: { pid, exitCode, signalCode } }: Worker): void {
    if (this.#stopping) return;
    this.#notice(`Process ${pid} ended (${signalCode ?? exitCode}); another takes its place`);
    const startAgain = async () => {
      if (this.#stopping) return;
      const start = await this.#startMember();
      if (!("code" in start) || this.#stopping) return;
      this.#failures += 1;
      const wait = Math.min(PATIENCE * 2 ** this.#failures, PATIENCE_MAX);
      setTimeout(() => void startAgain(), wait).unref();
    };
    void startAgain();
  }

  async #reloadUntilSettled(): Promise<void> {
    do {
      this.#reloadAgain = false;
      const [first, ...others] = this.#members;
      if (first !== undefined) await this.#ask(first, { type: "reload", tells: true });
      await Promise.all(
        others.map((member) => this.#ask(member, { type: "reload", tells: false })),
      );
    } while (this.#reloadAgain && !this.#stopping);
  }

  async #hear(member: Worker, report: Exclude<Report, { type: "ready" }>): Promise<void> {
    if (report.type === "done") return this.#answers.get(report.id)?.(report);
    const others = [...this.#members].filter((other) => other !== member);
    if (report.type === "spent") {
      for (const other of others) tell(other, report);
      return;
    }
    const answers = await Promise.all(
      others.map((other) => this.#ask(other, { type: "figures" }, FIGURES_TIMEOUT)),
    );
    const figures = answers.flatMap((answer): Figures[] =>
      answer?.figures === undefined ? [] : [answer.figures],
    );
    tell(member, { type: "gathered", id: report.id, figures });
  }

  /** The answer of a member; none when it ends or takes too long. */
  #ask(member: Worker, order: Asked, timeout = 0): Promise<Answer> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise<Answer>((resolve) => {
      this.#answers.set(id, resolve);
      member.once("exit", () => resolve(undefined));
      if (timeout > 0) setTimeout(() => resolve(undefined), timeout).unref();
      tell(member, { ...order, id });
    }).finally(() => this.#answers.delete(id));
  }
}

/** An order that is answered, before it has its id. */
type Asked = { readonly type: "reload"; readonly tells: boolean } | { readonly type: "figures" };

function tell(member: Worker, order: Order): void {
  if (member.isConnected()) member.send(order);
}
