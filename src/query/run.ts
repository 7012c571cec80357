// Runs an analysed query and turns the engine's complaint into ours.

import { ChanceryError } from "../model/error.ts";
import type {
  AnalysedQuery,
  AskOptions,
  Endpoint,
  QueryOptions,
  QueryResult,
} from "../model/query.ts";
import { placeOn } from "../model/text.ts";
import { RESULT_MAKERS, readResults } from "./results.ts";

/**
 * Answers a query.
 * @throws ChanceryError what the endpoint throws; a syntax error with its place and hint
 */
export async function runQuery(
  endpoint: Endpoint,
  query: AnalysedQuery,
  options: AskOptions,
): Promise<QueryResult> {
  const { format } = options;
  if (format !== "ndjson" && format !== "spreadsheet")
    return askEngine(endpoint, query, { ...options, format });
  const result = await askEngine(endpoint, query, { ...options, format: "json" });
  const text = RESULT_MAKERS[format](readResults(result.body));
  return { ...result, format, body: new TextEncoder().encode(text) };
}

async function askEngine(
  endpoint: Endpoint,
  query: AnalysedQuery,
  options: QueryOptions,
): Promise<QueryResult> {
  try {
    return await endpoint.query(query, options);
  } catch (error) {
    if (error instanceof ChanceryError && error.code === "QRY-501") {
      throw new ChanceryError(query.diagnosis ?? engineProblem(query, error.message));
    }
    throw error;
  }
}

/** The engine counts columns of the first line with our prologue before it. */
function engineProblem(query: AnalysedQuery, message: string) {
  const place = /at (\d+):(\d+)/.exec(message);
  const line = Number(place?.[1] ?? 1);
  const prologue = line === 1 ? query.text.indexOf(query.written.split("\n", 1)[0] ?? "") : 0;
  const column = Math.max(1, Number(place?.[2] ?? 1) - Math.max(0, prologue));
  const short = message.length > 200 ? `${message.slice(0, 200)}…` : message;
  return {
    code: "QRY-501" as const,
    message: short,
    ...(place && placeOn(query.written, line, column)),
  };
}
