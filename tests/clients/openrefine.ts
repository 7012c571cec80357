// OpenRefine without its window: started on a free port, driven through the commands that its own pages send.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export const hasOpenRefine = ["openrefine", "java"].every(
  (program) => spawnSync("which", [program]).status === 0,
);

const ENGINE = { facets: [], mode: "row-based" };

/** A property to add as a column. */
export interface Added {
  readonly id: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A cell: what it shows, and the id that it is matched with. */
export interface Cell {
  readonly value: string;
  readonly matched: string | undefined;
}

export class OpenRefine {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #url: string;

  private constructor(child: ChildProcess, folder: string, url: string) {
    this.#child = child;
    this.#folder = folder;
    this.#url = url;
  }

  static async start(): Promise<OpenRefine> {
    const folder = mkdtempSync(join(tmpdir(), "chancery-openrefine-"));
    const port = await freePort();
    const words = ["-i", "127.0.0.1", "-p", `${port}`, "-d", folder, "-m", "700M"];
    const child = spawn("openrefine", [...words, "-x", "refine.headless=true"], {
      stdio: "ignore",
      detached: true,
    });
    const refine = new OpenRefine(child, folder, `http://127.0.0.1:${port}/command/`);
    for (let tries = 0; tries < 300; tries += 1) {
      if (child.exitCode !== null) throw new Error(`openrefine ended with ${child.exitCode}`);
      const isReady = await refine.#token().then(Boolean, () => false);
      if (isReady) return refine;
      await pause(200);
    }
    await refine.stop();
    throw new Error("openrefine did not start within a minute");
  }

  /** It is a script that starts Java: both end, as one group. */
  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.pid !== undefined) {
      const group = -this.#child.pid;
      process.kill(group, "SIGTERM");
      while (isAlive(group)) await pause(50);
    }
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** A project of one column. */
  async open(column: string, values: readonly string[]): Promise<Project> {
    const form = new FormData();
    form.set("project-file", new Blob([[column, ...values, ""].join("\n")]), "table.tsv");
    form.set("project-name", "table");
    form.set("format", "text/line-based/*sv");
    form.set("options", JSON.stringify({ encoding: "UTF-8", separator: "\\t", headerLines: 1 }));
    const address = `${this.#url}core/create-project-from-upload?csrf_token=${await this.#token()}`;
    const answer = await fetch(address, { method: "POST", body: form, redirect: "manual" });
    const project = new URL(answer.headers.get("location") ?? "").searchParams.get("project") ?? "";
    return new Project(this, project);
  }

  async get<T>(command: string, project: string): Promise<T> {
    return (await fetch(`${this.#url}${command}?project=${project}`)).json() as Promise<T>;
  }

  async post(command: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const body = new URLSearchParams({ ...fields, csrf_token: await this.#token() });
    const query = new URLSearchParams({ project: fields["project"] ?? "" });
    const answer = await fetch(`${this.#url}${command}?${query}`, { method: "POST", body });
    const text = await answer.text();
    if (!answer.ok || text.includes('"code":"error"')) throw new Error(`${command}: ${text}`);
    return text;
  }

  async #token(): Promise<string> {
    const answer = await fetch(`${this.#url}core/get-csrf-token`);
    return ((await answer.json()) as { token: string }).token;
  }
}

interface Rows {
  readonly rows: readonly { readonly cells: readonly ({ v?: unknown; r?: number } | null)[] }[];
  readonly pool: {
    readonly recons: Readonly<Record<string, { j: string; m?: { id: string } }>>;
  };
}

interface Models {
  readonly columnModel: { readonly columns: readonly { name: string; cellIndex: number }[] };
}

export class Project {
  readonly #refine: OpenRefine;
  readonly #id: string;

  constructor(refine: OpenRefine, id: string) {
    this.#refine = refine;
    this.#id = id;
  }

  /** The type that the service would take for a column. */
  async guessType(columnName: string, service: string): Promise<string | undefined> {
    const fields = { project: this.#id, columnName, service };
    const text = await this.#refine.post("core/guess-types-of-column", fields);
    return (JSON.parse(text) as { types: { id: string }[] }).types[0]?.id;
  }

  /** Matches a column with the things of a service, and takes what the service is sure of. */
  reconcile(columnName: string, service: string, type: string): Promise<void> {
    return this.#apply({
      op: "core/recon",
      engineConfig: ENGINE,
      columnName,
      config: {
        mode: "standard-service",
        service,
        ...spacesOf(service),
        type: { id: type, name: type },
        autoMatch: true,
        columnDetails: [],
        limit: 0,
      },
    });
  }

  /** Adds columns from the values of properties; they stand right of the column, in this order. */
  async extend(
    column: string,
    service: string,
    ...properties: readonly Added[]
  ): Promise<string[]> {
    const before = await this.#columns();
    const at = before.findIndex(({ name }) => name === column) + 1;
    await this.#apply({
      op: "core/extend-reconciled-data",
      engineConfig: ENGINE,
      baseColumnName: column,
      endpoint: service,
      ...spacesOf(service),
      extension: { properties: properties.map((one) => ({ ...one, name: one.id })) },
      columnInsertIndex: at,
    });
    const names = (await this.#columns()).map(({ name }) => name);
    return names.slice(at, at + properties.length);
  }

  /** Takes what stands in a column for ids of another service, which is not asked. */
  useAsIdentifiers(columnName: string, identifierSpace: string): Promise<void> {
    return this.#apply({
      op: "core/recon-use-values-as-identifiers",
      engineConfig: ENGINE,
      columnName,
      service: "https://wikidata.invalid/api",
      identifierSpace,
      schemaSpace: "http://www.wikidata.org/prop/direct/",
    });
  }

  async column(name: string): Promise<Cell[]> {
    const index = (await this.#columns()).find((one) => one.name === name)?.cellIndex ?? -1;
    const fields = { project: this.#id, start: "0", limit: "100", engine: JSON.stringify(ENGINE) };
    const { rows, pool } = JSON.parse(await this.#refine.post("core/get-rows", fields)) as Rows;
    return rows.map(({ cells }) => {
      const cell = cells[index];
      const recon = pool.recons[String(cell?.r)];
      return {
        value: String(cell?.v ?? ""),
        matched: recon?.j === "matched" ? recon.m?.id : undefined,
      };
    });
  }

  async exportQuickStatements(schema: object): Promise<string> {
    const project = this.#id;
    const fields = { project, schema: JSON.stringify(schema) };
    await this.#refine.post("wikidata/save-wikibase-schema", fields);
    const engine = JSON.stringify(ENGINE);
    return this.#refine.post("core/export-rows/t.txt", {
      project,
      engine,
      format: "quickstatements",
    });
  }

  async #columns(): Promise<Models["columnModel"]["columns"]> {
    return (await this.#refine.get<Models>("core/get-models", this.#id)).columnModel.columns;
  }

  async #apply(operation: object): Promise<void> {
    const fields = { project: this.#id, operations: JSON.stringify([operation]) };
    await this.#refine.post("core/apply-operations", fields);
    for (let tries = 0; tries < 300; tries += 1) {
      const { processes } = await this.#refine.get<{ processes: unknown[] }>(
        "core/get-processes",
        this.#id,
      );
      if (processes.length === 0) return;
      await pause(100);
    }
    throw new Error(`still at work: ${fields.operations}`);
  }
}

function isAlive(group: number): boolean {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}

function spacesOf(service: string): { identifierSpace: string; schemaSpace: string } {
  const space = service.replace(/reconcile$/, "");
  return { identifierSpace: space, schemaSpace: space };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
