// Spans, as an operator's SDK of OpenTelemetry receives them.

import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import type { Hono } from "hono";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM } from "./started.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const CALLER = { traceparent: `00-${TRACE}-b7ad6b7169203331-01` };
const ASK = `/sparql?query=${encodeURIComponent("SELECT ?s { ?s a <http://museum.example/ns#Work> }")}`;

describe("with an SDK of OpenTelemetry", () => {
  const exporter = new InMemorySpanExporter();
  let publication: Publication;
  let app: Hono;
  beforeAll(async () => {
    publication = await openPublication(MUSEUM, {
      settings: defaultSettings(),
      base: "http://museum.example/",
    });
    app = createApp(publication);
    trace.setGlobalTracerProvider(
      new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
    );
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  });
  afterEach(() => exporter.reset());
  afterAll(() => publication.close());

  it("gives a span for the request and one for its query, in the trace of the caller", async () => {
    const answer = await app.request(ASK, { headers: { ...CALLER, accept: "text/csv" } });
    const [query, request] = exporter.getFinishedSpans();
    expect(request?.name).toBe("GET /sparql");
    expect(request?.spanContext().traceId).toBe(TRACE);
    expect(request?.parentSpanContext?.spanId).toBe("b7ad6b7169203331");
    expect(request?.attributes).toMatchObject({
      "http.request.method": "GET",
      "http.route": "/sparql",
      "http.response.status_code": 200,
      "url.path": "/sparql",
      "chancery.request_id": answer.headers.get("x-request-id"),
    });
    expect(query?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
    expect(query?.attributes).toMatchObject({
      "db.operation.name": "SELECT",
      "db.response.returned_rows": 2,
      "chancery.lane": "adhoc",
    });
    expect(JSON.stringify([query?.attributes, request?.attributes])).not.toContain("ns#Work");
  });

  it("begins a trace of its own where the caller names none that is well-formed", async () => {
    await app.request("/healthz", { headers: { traceparent: "00-zz-zz-01" } });
    const [request] = exporter.getFinishedSpans();
    expect(request?.name).toBe("GET /healthz");
    expect(request?.parentSpanContext).toBeUndefined();
  });

  it("marks what a query failed by, and an answer that is a fault of ours", async () => {
    const broken = createApp({
      ...{ folder: "", settings: publication.settings, release: publication.release },
      ...{ endpoint: publication.endpoint, queries: [], lastReloadError: undefined },
      query: () => Promise.reject(new Error("broken")),
      derived: () => Promise.reject(new Error("broken")),
      excerpt: async () => publication.release,
      kept: async () => undefined,
      reload: () => publication.reload(),
      close: () => publication.close(),
    });
    await broken.request(ASK);
    const [failed, answered] = exporter.getFinishedSpans();
    expect(failed?.status.code).toBe(2);
    expect(failed?.events[0]?.attributes?.["exception.message"]).toBe("broken");
    expect(answered?.status.code).toBe(2);
    expect(answered?.attributes["http.response.status_code"]).toBe(500);
  });
});
