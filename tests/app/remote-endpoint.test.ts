// A remote endpoint: the contract against a server of our own, and what a client sees of a faulty one.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { defaultSettings } from "../../src/model/settings.ts";
import { withCache } from "../../src/store/cached.ts";
import { openRemoteEndpoint } from "../../src/store/remote.ts";
import { CONTRACT_DATA, endpointContract } from "./endpoint-contract.ts";
import { type Started, startServer } from "./started.ts";

describe("a server of our own", () => {
  let server: Started;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "chancery-remote-"));
    writeFileSync(join(folder, "data.nq"), CONTRACT_DATA);
    const noShares = ["--client-queries", "0", "--client-query-seconds", "0"];
    server = await startServer(folder, "--base", "http://e/", ...noShares);
  });
  afterAll(() => server.stop());

  const open = () => openRemoteEndpoint({ ...defaultSettings(), endpoint: `${server.url}sparql` });
  endpointContract("a remote endpoint: a server of our own", { open, limits: true });
  endpointContract("a remote endpoint behind a cache", {
    open: async () => withCache(await open(), 1_000_000),
    limits: true,
  });
});
