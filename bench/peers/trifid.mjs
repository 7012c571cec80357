// Trifid over a file of N-Triples, in its mode that asks an engine of its own.

import { createServer } from "node:net";
import trifid from "trifid-core";

const [file, base] = process.argv.slice(2);

const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});
const server = await trifid({
  server: { logLevel: "error", listener: { host: "127.0.0.1", port } },
  globals: { datasetBaseUrl: base, endpoints: { default: { url: "/query" } } },
  plugins: {
    renderer: { module: "@zazuko/trifid-entity-renderer", config: { followRedirects: true } },
    engine: {
      module: "trifid-handler-fetch",
      paths: "/query",
      config: {
        url: file,
        contentType: "application/n-triples",
        baseIRI: base,
        graphName: `${base}graph`,
        unionDefaultGraph: true,
      },
    },
  },
});
await server.start();
process.send({ url: `http://127.0.0.1:${port}/` });
