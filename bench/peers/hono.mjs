// A bare Hono server that sends the same bytes as the server it is given, copied at the first request for each address.

import { serve } from "@hono/node-server";
import { Hono } from "hono";

const [source, accept] = process.argv.slice(2);
/** The connection has its own. */
const OWN = ["connection", "date", "keep-alive"];
const copies = new Map();

async function copyOf(path) {
  const answer = await fetch(new URL(path, source), {
    headers: { accept, "accept-encoding": "identity" },
  });
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !OWN.includes(name)));
  return { headers, body: Buffer.from(await answer.arrayBuffer()) };
}

const app = new Hono();
app.get("/*", async (c) => {
  const { path } = c.req;
  const copy = copies.get(path) ?? (await copyOf(path));
  copies.set(path, copy);
  return c.body(copy.body, 200, copy.headers);
});
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) =>
  process.send({ url: `http://127.0.0.1:${port}/` }),
);
