// Spans for OpenTelemetry. Without an SDK in the process every call here comes to nothing.

import {
  context,
  ProxyTracerProvider,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import type { Lane, QueryResult } from "../model/query.ts";
import type { Exchange } from "./exchange.ts";
import type { HeaderReader } from "./proxies.ts";

const NAME = "chancery";

const tracer = trace.getTracer(NAME);

/** Whether an SDK takes spans. To make one that nobody takes costs a tenth of a kept answer. */
function isTraced(): boolean {
  const provider = trace.getTracerProvider();
  return !(
    provider instanceof ProxyTracerProvider && provider.getDelegateTracer(NAME) === undefined
  );
}

const HEADERS = {
  keys: () => ["traceparent", "tracestate", "baggage"],
  get: (header: HeaderReader, name: string) => header(name),
};

/** Answers within a span that continues the client's trace; `answer` gives the status. */
export async function requestSpan(
  exchange: Exchange,
  header: HeaderReader,
  answer: () => Promise<number>,
): Promise<void> {
  if (!isTraced()) {
    await answer();
    return;
  }
  const caller = propagation.extract(context.active(), header, HEADERS);
  const options = { kind: SpanKind.SERVER };
  await tracer.startActiveSpan(exchange.method, options, caller, async (span) => {
    const status = await ended(span, answer);
    if (!span.isRecording()) return span.end();
    span.updateName(`${exchange.method} ${exchange.route}`);
    span.setAttributes({
      "http.request.method": exchange.method,
      "http.response.status_code": status,
      "http.route": exchange.route,
      "url.path": exchange.path,
      "chancery.request_id": exchange.id,
    });
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    return span.end();
  });
}

/** Asks a query within a span of its own. Its text stays out: it may be private. */
export function querySpan(lane: Lane, ask: () => Promise<QueryResult>): Promise<QueryResult> {
  if (!isTraced()) return ask();
  return tracer.startActiveSpan("query", async (span) => {
    const result = await ended(span, ask);
    if (span.isRecording())
      span.setAttributes({
        "db.operation.name": result.kind,
        "db.response.returned_rows": result.rows,
        "chancery.lane": lane,
        "chancery.engine_ms": result.elapsed,
      });
    span.end();
    return result;
  });
}

/** The result of work; a span whose work fails says so and ends. */
async function ended<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error) span.recordException(error);
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
    throw error;
  }
}
