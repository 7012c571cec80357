// How a serving process stands to the world: alone, or as one of several that a leader has started.

import cluster from "node:cluster";
import type { Figures, Siblings, Spending } from "../web/siblings.ts";
import type { Effects } from "./effects.ts";
import type { Announcement, Order, Report } from "./together.ts";

/** Loads the folder again; `tells` when what came of it is to be said on stderr. */
export type Reload = (tells: boolean) => Promise<void>;

export interface Company {
  /** Whether this process looks for edits itself. */
  readonly watches: boolean;
  readonly siblings?: Siblings;
  /** It serves from now on; `kept` settles when what it loaded is there for others. */
  ready(announcement: Announcement, kept: Promise<void>): Promise<void>;
  /** Settles when it is asked to stop, with the exit code for it. */
  stopped(): Promise<number>;
  reloadsBy(reload: Reload): void;
  /** It serves no more, and nothing is to be heard of it. */
  leave(): void;
}

/** The first line of stdout, once all is ready. */
export function announce({ out }: Effects, json: boolean, { url, greeting }: Announcement): void {
  out(`${json ? JSON.stringify({ url }) : greeting}\n`);
}

/** Whether a leader has started this process. */
export function isMember(): boolean {
  return cluster.isWorker;
}

/** A process of its own: it says on stdout that it is ready. */
export function alone(effects: Effects, json: boolean): Company {
  return {
    watches: true,
    ready: async (announcement) => announce(effects, json, announcement),
    stopped: effects.stopped,
    reloadsBy: () => undefined,
    leave: () => undefined,
  };
}

/** A process that a leader has started and speaks with. */
export class Member implements Company, Siblings {
  readonly watches = false;
  readonly siblings = this;
  readonly #effects: Effects;
  readonly #gathering = new Map<number, (figures: Figures[]) => void>();
  #asked = 0;
  #reload: Reload = async () => undefined;
  #own: () => Promise<Figures> = async () => [];
  #stop: () => void = () => undefined;
  #hearSpending: (spending: Spending) => void = () => undefined;

  constructor(effects: Effects) {
    this.#effects = effects;
    process.on("message", (order: Order) => void this.#obey(order));
  }

  async ready(announcement: Announcement, kept: Promise<void>): Promise<void> {
    await kept;
    report({ type: "ready", ...announcement });
  }

  /** By its leader or by a signal; when its leader is gone, Node ends it. */
  stopped(): Promise<number> {
    const told = new Promise<number>((resolve) => {
      this.#stop = () => resolve(0);
    });
    return Promise.race([told, this.#effects.stopped()]);
  }

  reloadsBy(reload: Reload): void {
    this.#reload = reload;
  }

  leave(): void {
    cluster.worker?.disconnect();
  }

  others(): Promise<Figures[]> {
    this.#asked += 1;
    const id = this.#asked;
    report({ type: "gather", id });
    return new Promise((resolve) => this.#gathering.set(id, resolve));
  }

  offer(own: () => Promise<Figures>): void {
    this.#own = own;
  }

  tellSpending(spending: Spending): void {
    report({ type: "spent", spending });
  }

  onSpending(hear: (spending: Spending) => void): void {
    this.#hearSpending = hear;
  }

  async #obey(order: Order): Promise<void> {
    switch (order.type) {
      case "stop":
        return this.#stop();
      case "reload":
        await this.#reload(order.tells);
        return report({ type: "done", id: order.id });
      case "figures":
        return report({ type: "done", id: order.id, figures: await this.#own() });
      case "spent":
        return this.#hearSpending(order.spending);
      case "gathered":
        this.#gathering.get(order.id)?.([...order.figures]);
        this.#gathering.delete(order.id);
    }
  }
}

function report(message: Report): void {
  // Where the leader is gone there is nobody to tell.
  if (process.connected) process.send?.(message);
}
