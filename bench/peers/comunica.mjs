// Comunica's HTTP endpoint over a file of N-Triples that it has in memory.

import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { Parser, Store } from "n3";

const [file] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const { HttpServiceSparqlEndpoint } = require("@comunica/actor-init-query");
const root = dirname(require.resolve("@comunica/query-sparql/package.json"));
const config = join(root, "config/config-default.json");

const store = new Store();
await new Promise((resolve, reject) => {
  new Parser({ format: "N-Triples" }).parse(createReadStream(file), (error, quad) => {
    if (error) reject(error);
    else if (quad) store.addQuad(quad);
    else resolve();
  });
});
const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});
const silent = { write: () => true };
const endpoint = new HttpServiceSparqlEndpoint({
  context: { sources: [store] },
  configPath: config,
  defaultConfigPath: config,
  mainModulePath: root,
  moduleRootPath: root,
  port,
  timeout: 600_000,
});
await endpoint.runWorker(silent, silent);
process.send({ url: `http://127.0.0.1:${port}/` });
