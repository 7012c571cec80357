// Starts engines: the first one loads and gives an image of its memory, the others go on from that.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { EngineImage } from "../model/engine-image.ts";
import type { QuadTable } from "../model/release.ts";
import { addIdleEngines } from "./memory.ts";
import type { WorkerInput } from "./messages.ts";
import type { Tally } from "./tally.ts";
import { WorkerHandle } from "./worker-handle.ts";

export interface EnginesOptions extends Pick<WorkerInput, "bytes" | "defaultGraph"> {
  /** Whether engines go on from an image at all. */
  readonly imaging: boolean;
  /** An image that was kept. */
  readonly image?: EngineImage;
  readonly tally: Tally;
  /** Hears of what an operator should know and no client is told. */
  readonly onNotice: (notice: string) => void;
}

let compiled: Promise<WebAssembly.Module> | undefined;

/** Compiles the engine once for all threads of this process. */
function compileEngine(): Promise<WebAssembly.Module> {
  compiled ??= readFile(createRequire(import.meta.url).resolve("oxigraph/web_bg.wasm")).then(
    (bytes) => WebAssembly.compile(bytes),
  );
  return compiled;
}

export async function openEngines(options: EnginesOptions): Promise<Engines> {
  return new Engines(options, await compileEngine());
}

export class Engines {
  readonly #options: EnginesOptions;
  readonly #module: WebAssembly.Module;
  #imaging: boolean;
  #image: EngineImage | undefined;
  /** Of one engine that does nothing; 0 when it is not known. */
  #bytes = 0;
  #alive = 0;

  constructor(options: EnginesOptions, module: WebAssembly.Module) {
    this.#options = options;
    this.#module = module;
    this.#imaging = options.imaging;
    if (options.imaging) this.#use(options.image);
  }

  /** The image that engines go on from, when there is one. */
  get image(): EngineImage | undefined {
    return this.#image;
  }

  /**
   * @param yields whether other threads go before it where processors are short
   * @param beside quads that it holds beside those of the release
   */
  start(yields: boolean, beside?: QuadTable): WorkerHandle {
    const { bytes, defaultGraph, tally } = this.#options;
    const image = this.#image;
    const takesImage = this.#imaging && image === undefined;
    const worker = new WorkerHandle({
      module: this.#module,
      bytes,
      defaultGraph,
      beside: beside?.bytes,
      image,
      takesImage,
      yields,
    });
    this.#count(this.#alive + 1, this.#bytes);
    void worker.gone.then(() => this.#count(this.#alive - 1, this.#bytes));
    worker.ready.then(
      (ready) => {
        tally.starts[ready.origin] += 1;
        if (this.#image === undefined) this.#use(ready.image);
        if (ready.trouble !== undefined) this.#giveUpImages(ready.trouble);
      },
      (error: Error) => {
        const isTold = image !== this.#image;
        if (worker.fromImage && !worker.isStopped && !isTold) this.#giveUpImages(error.message);
      },
    );
    return worker;
  }

  #use(image: EngineImage | undefined): void {
    this.#image = image;
    this.#count(this.#alive, image?.memory.length ?? this.#bytes);
  }

  /** So many engines that take so many bytes each when they do nothing, those that start or end among them. */
  #count(alive: number, bytes: number): void {
    addIdleEngines(alive * bytes - this.#alive * this.#bytes);
    this.#alive = alive;
    this.#bytes = bytes;
  }

  /** An engine that cannot go on from an image once is not trusted to do so another time. */
  #giveUpImages(reason: string): void {
    this.#imaging = false;
    this.#image = undefined;
    this.#options.tally.mistrusted += 1;
    this.#options.onNotice(`Memory images are not used for this release: ${reason}`);
  }
}
