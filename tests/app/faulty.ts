// A SPARQL endpoint for tests that answers well, or as badly as it is told to.

import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import oxigraph from "oxigraph";

export interface Asked {
  readonly query: string;
  readonly form: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
}

export type Behaviour = (response: ServerResponse, asked: Asked) => void;

export const JSON_TYPE = "application/sparql-results+json";
export const TABLE = `{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"whole"}}]}}`;
const TRIPLE = '<http://e/a> <http://e/p> "whole" .\n';

/** Answers every query with one row, one triple or yes. */
export const well: Behaviour = (response, { query }) => {
  const isGraph = /\b(?:CONSTRUCT|DESCRIBE)\b/.test(query);
  const isTruth = /\bASK\b/.test(query);
  response.setHeader("content-type", isGraph ? "application/n-triples" : JSON_TYPE);
  response.end(isGraph ? TRIPLE : isTruth ? '{"head":{},"boolean":true}' : TABLE);
};

/** The same whole answer to everything. */
export const always =
  (status: number, type: string, body: string | Uint8Array, headers = {}): Behaviour =>
  (response) => {
    response.writeHead(status, { "content-type": type, ...headers }).end(body);
  };

/** Answers from a store, whose graphs are merged where none is chosen. */
export const answersFrom =
  (store: oxigraph.Store): Behaviour =>
  (response, { query, form }) => {
    const chosen = form.getAll("default-graph-uri").map((iri) => oxigraph.namedNode(iri));
    const type = /\b(?:CONSTRUCT|DESCRIBE)\b/.test(query) ? "application/n-triples" : JSON_TYPE;
    const asWritten = /\bFROM\b/.test(query) ? {} : { use_default_graph_as_union: true };
    const dataset = chosen.length > 0 ? { default_graph: chosen } : asWritten;
    response.setHeader("content-type", type);
    response.end(store.query(query, { ...dataset, results_format: type }));
  };

export class FaultyEndpoint {
  behaviour: Behaviour = well;
  readonly asked: Asked[] = [];
  /** Those that did not wait for the end of their answer. */
  readonly left: Asked[] = [];
  #port = 0;
  #server = this.#create();

  get url(): string {
    return `http://127.0.0.1:${this.#port}/sparql`;
  }

  /** Listens, on the same port as before if there was one. */
  async start(): Promise<void> {
    this.#server = this.#create();
    this.#server.listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    this.#port = (this.#server.address() as AddressInfo).port; // it listens on a port, not on a pipe
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  #create() {
    return createServer(async (request, response) => {
      const form = new URLSearchParams(await text(request));
      const asked = { query: form.get("query") ?? "", form, headers: request.headers };
      this.asked.push(asked);
      response.on("close", () => {
        if (!response.writableFinished) this.left.push(asked);
      });
      this.behaviour(response, asked);
    });
  }
}
