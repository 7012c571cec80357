// The pool of engines in this process keeps the endpoint contract, and its own limits.

import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../src/model/settings.ts";
import { analyseQuery } from "../../src/query/analyse.ts";
import { buildFromLines } from "../../src/rdf/quad-table.ts";
import { openLocalEndpoint } from "../../src/store/local.ts";
import { CONTRACT_DATA, endpointContract } from "./endpoint-contract.ts";

const { table, defaultGraph } = buildFromLines(CONTRACT_DATA.trim().split("\n"));
const open = (given: Partial<ReturnType<typeof defaultSettings>> = {}) =>
  openLocalEndpoint({ quads: table, defaultGraph, settings: { ...defaultSettings(), ...given } });

endpointContract("the local pool", { open, limits: true });

const LIMITS = { base: "http://e/", prefixes: {}, maxBytes: 0, maxDepth: 0 };
const NEVER_ENDS = analyseQuery(
  `SELECT (COUNT(*) AS ?n) { ${Array.from({ length: 12 }, (_, at) => `?a${at} ?b${at} ?c${at} .`).join(" ")} }`,
  LIMITS,
);
const short = (number: number) => analyseQuery(`SELECT (${number} AS ?n) {}`, LIMITS);

describe("the local pool, each of whose engines has several queries at hand", () => {
  type Pool = Awaited<ReturnType<typeof open>>;
  const within = async (
    settings: Parameters<typeof open>[0],
    work: (pool: Pool) => Promise<void>,
  ) => {
    const pool = await open(settings);
    await expect.poll(() => pool.figures().lanes["adhoc"]?.ready).toBe(settings?.workers);
    try {
      await work(pool);
    } finally {
      await pool.close();
    }
  };
  const number = async (pool: Pool, wanted: number, signal?: AbortSignal) => {
    const { body } = await pool.query(short(wanted), { format: "csv", ...(signal && { signal }) });
    return Number(new TextDecoder().decode(body).split("\r\n")[1]);
  };

  it("answers what was handed to an engine behind a long query by another one", async () => {
    await within({ workers: 2 }, async (pool) => {
      let hasEnded = false;
      const long = pool.query(NEVER_ENDS, { format: "csv", timeout: 5_000 }).catch(() => {
        hasEnded = true;
      });
      const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
      expect(await Promise.all(numbers.map((each) => number(pool, each)))).toEqual(numbers);
      expect(hasEnded).toBe(false);
      await pool.close();
      await long;
    });
  });

  it("answers what waits behind a query that is ended, in its order", async () => {
    await within({ workers: 1 }, async (pool) => {
      const settled: string[] = [];
      const long = pool
        .query(NEVER_ENDS, { format: "csv", timeout: 300 })
        .catch(({ code }) => settled.push(code));
      const others = [1, 2, 3, 4].map(async (each) =>
        settled.push(String(await number(pool, each))),
      );
      await Promise.all([long, ...others]);
      expect(settled).toEqual(["QRY-504", "1", "2", "3", "4"]);
    });
  });

  it("ends no engine for a query that it has at hand and has not begun", async () => {
    await within({ workers: 1 }, async (pool) => {
      const long = pool
        .query(NEVER_ENDS, { format: "csv", timeout: 600 })
        .catch(({ code }) => code);
      const leave = new AbortController();
      const left = number(pool, 1, leave.signal).catch(({ name }) => name);
      const stays = number(pool, 2);
      leave.abort();
      expect(await left).toBe("AbortError");
      expect(pool.figures().kills).toMatchObject({ cancelled: 0, timeout: 0 });
      expect(await long).toBe("QRY-504");
      expect(await stays).toBe(2);
      expect(pool.figures().kills).toMatchObject({ cancelled: 0, timeout: 1 });
    });
  });

  it("answers each of thousands with its own answer while some are given up and engines end", async () => {
    await within({ workers: 2, queryQueue: 0 }, async (pool) => {
      const asked = Array.from({ length: 3_000 }, async (_, at) => {
        if (at % 500 === 250)
          return pool.query(NEVER_ENDS, { format: "csv", timeout: 50 }).catch(({ code }) => code);
        const leave = new AbortController();
        if (at % 7 === 0) setTimeout(() => leave.abort(), at % 100);
        return number(pool, at, leave.signal).catch(({ name }) => name);
      });
      const answers = await Promise.all(asked);
      const right = answers.map((answer, at) => {
        if (at % 500 === 250) return answer === "QRY-504";
        return answer === at || (at % 7 === 0 && answer === "AbortError");
      });
      expect(right.filter((isRight) => !isRight)).toEqual([]);
    });
  });
});

describe("the local pool", () => {
  it("turns away queries when too many wait", async () => {
    const endpoint = await open({ workers: 1, queryQueue: 1 });
    const answers = Array.from({ length: 4 }, () =>
      endpoint.query(NEVER_ENDS, { format: "csv", timeout: 500 }).catch(({ code }) => code),
    );
    const codes = await Promise.all(answers);
    expect(codes.filter((code) => code === "QRY-513").length).toBeGreaterThanOrEqual(2);
    expect(codes.filter((code) => code === "QRY-504").length).toBeGreaterThanOrEqual(1);
    await endpoint.close();
  });

  it("turns away queries that come after its end", async () => {
    const endpoint = await open();
    await endpoint.close();
    const query = analyseQuery("ASK {}", { base: "http://e/", maxBytes: 0, maxDepth: 0 });
    await expect(endpoint.query(query, { format: "csv" })).rejects.toMatchObject({
      name: "AbortError",
    });
  });
});
