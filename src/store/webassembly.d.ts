// The part of the WebAssembly JavaScript API that engines need; the types of Node do not have it.

declare namespace WebAssembly {
  class Module {
    private constructor();
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
    /** By pages of 64 KiB. */
    grow(pages: number): number;
  }
  interface Table {
    readonly length: number;
    get(index: number): unknown;
    set(index: number, value: unknown): void;
    grow(count: number, value?: unknown): number;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
}
