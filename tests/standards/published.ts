// A folder that is published in this process, asked without a socket.

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Quad } from "@rdfjs/types";
import { Parser, Store } from "n3";
import { defaultSettings, openPublication, type Publication } from "../../src/index.ts";
import type { Settings } from "../../src/model/settings.ts";
import { createApp } from "../../src/web/app.ts";

const MUSEUM = join(import.meta.dirname, "../fixtures/museum");

export const BASE = "http://museum.example/";

export interface Published {
  readonly folder: string;
  readonly publication: Publication;
  /** Answers a request for a path of the server. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** GET with these header fields. */
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** The RDF at a path, by content negotiation. */
  readonly graph: (path: string) => Promise<Store>;
  readonly close: () => Promise<void>;
}

interface Options {
  /** Files beside those of the museum. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Partial<Settings>;
  /** Whether queries find what the publication says of itself. */
  readonly describes?: boolean;
  /** The folder that is copied; the museum when left out. */
  readonly from?: string;
  /** Whether nothing is copied. */
  readonly empty?: boolean;
}

export async function publish({
  files = {},
  settings = {},
  from = MUSEUM,
  empty,
  describes = false,
}: Options = {}): Promise<Published> {
  const folder = mkdtempSync(join(tmpdir(), "standards-"));
  if (empty !== true) cpSync(from, folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const publication = await openPublication(folder, {
    settings: { ...defaultSettings(), workers: 1, clientQuerySeconds: 0, ...settings },
    base: BASE,
    describes,
  });
  const app = createApp(publication);
  const ask = async (path: string, init?: RequestInit) => app.request(path, init);
  const get = (path: string, headers: Record<string, string> = {}) => ask(path, { headers });
  return {
    folder,
    publication,
    ask,
    get,
    graph: async (path) =>
      new Store(readN3(await (await get(path, { accept: "application/n-quads" })).text())),
    close: async () => {
      await publication.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The header fields of an answer, but for those that are of one request. */
export function fieldsOf({ headers }: Response): Record<string, string> {
  const fields = Object.fromEntries(headers);
  delete fields["server-timing"];
  delete fields["x-request-id"];
  return fields;
}

/** The JSON of an answer. */
export const jsonOf = async (answer: Response) => JSON.parse(await answer.text());

export function readN3(text: string, format?: string): Quad[] {
  return new Parser(format === undefined ? {} : { format }).parse(text) as unknown as Quad[]; // n3's typings lag behind
}

/** The members of a Link header field, as RFC 8288 §3 has them. */
export function readLinks(header: string | null): Record<string, string>[] {
  return [...(header ?? "").matchAll(/<([^>]*)>((?:\s*;\s*[\w*-]+="[^"]*")*)/g)].map(
    ([, href = "", attributes = ""]) => ({
      href,
      ...Object.fromEntries(
        [...attributes.matchAll(/([\w*-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
      ),
    }),
  );
}
