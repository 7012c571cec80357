// Takes the memory of a loaded engine, and makes another engine go on from it. Leans on internals of one version
// of oxigraph and of wasm-bindgen (docs/adr/0012-memory-images.md), so that a probe has the last word.

import { type InitOutput, Store } from "oxigraph/web.js";
import type { EngineImage, TableEntry } from "../model/engine-image.ts";

const PAGE = 65_536;

/** What wasm-bindgen's typings leave out: the place of the store in memory. */
interface Placed {
  __wbg_ptr: number;
}

/** @throws TypeError when the engine holds a JavaScript value that is no plain one */
export function takeImage(wasm: InitOutput, store: Store, subject: string): EngineImage {
  const probe = probeOf(store, subject);
  const memory = new Uint8Array(new SharedArrayBuffer(wasm.memory.buffer.byteLength));
  memory.set(new Uint8Array(wasm.memory.buffer));
  const table = wasm.__wbindgen_externrefs;
  const entries: TableEntry[] = [];
  for (let index = 0; index < table.length; index += 1) {
    const value = table.get(index);
    if (value !== null) entries.push([index, plain(value)]);
  }
  const { __wbg_ptr } = store as unknown as Placed;
  return { memory, store: __wbg_ptr, table: { length: table.length, entries }, probe };
}

/**
 * A store that stands in the memory of an image. `wasm` must be fresh, and is of no use after an error.
 * @throws Error when the store does not answer as the one that the image was taken of
 */
export function openImage(wasm: InitOutput, image: EngineImage, subject: string): Store {
  const missing = image.memory.length - wasm.memory.buffer.byteLength;
  if (missing > 0) wasm.memory.grow(missing / PAGE);
  new Uint8Array(wasm.memory.buffer).set(image.memory);
  const table = wasm.__wbindgen_externrefs;
  const more = image.table.length - table.length;
  if (more > 0) table.grow(more, null);
  for (let index = 0; index < table.length; index += 1) table.set(index, null);
  for (const [index, value] of image.table.entries) table.set(index, value);
  const store: Store & Placed = Object.create(Store.prototype);
  store.__wbg_ptr = image.store;
  const { size, answer } = probeOf(store, subject);
  if (size !== image.probe.size || answer !== image.probe.answer)
    throw new Error("the engine does not answer as the one that the image was taken of");
  return store;
}

/** Counts all quads, and reads what is said of one subject by way of the dictionary and the indexes. */
function probeOf(store: Store, subject: string): EngineImage["probe"] {
  const text = `SELECT * WHERE { { ${subject} ?p ?o } UNION { GRAPH ?g { ${subject} ?p ?o } } } LIMIT 100`;
  const answer: unknown = store.query(text, { results_format: "tsv" });
  if (typeof answer !== "string") throw new TypeError("the engine gave no text");
  return { size: store.size, answer };
}

function plain(value: unknown): TableEntry[1] {
  if (value === undefined) return undefined;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  throw new TypeError(`the engine holds a ${typeof value}`);
}
