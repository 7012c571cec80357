// Why a query ends without an answer, in words for its asker.

import { ChanceryError } from "../model/error.ts";

/** The engine ended while it worked. */
export function trapError(message: string): ChanceryError {
  return new ChanceryError({
    code: "QRY-511",
    message: `the engine stopped: ${message}`,
    hint: "The query needs more memory or depth than the engine has. Ask for less, or add a LIMIT.",
  });
}

export function memoryError(maxMemory: number): ChanceryError {
  return new ChanceryError({
    code: "QRY-514",
    message: `the query took more than ${Math.round(maxMemory / 1_048_576)} MiB and was ended`,
    hint: "Join shorter texts, sort fewer rows, or raise the setting queryMaxMemory.",
  });
}

export function timeoutError(timeout: number): ChanceryError {
  return new ChanceryError({
    code: "QRY-504",
    message: `the query ran for ${timeout} ms and was ended`,
    hint: "Add a LIMIT, name a class or a property, or raise the setting queryTimeout.",
  });
}

export function tooManyRows(rows: number): ChanceryError {
  return new ChanceryError({
    code: "QRY-506",
    message: `the result has ${rows} rows`,
    hint: "Add a LIMIT, download a dump, or raise the setting resultMaxRows.",
  });
}

export function tooManyBytes(bytes: number): ChanceryError {
  return new ChanceryError({
    code: "QRY-507",
    message: `the result has ${bytes} bytes`,
    hint: "Add a LIMIT, download a dump, or raise the setting resultMaxBytes.",
  });
}

export function fullError(queue: number): ChanceryError {
  return new ChanceryError({
    code: "QRY-513",
    message: `${queue} queries are waiting already`,
    hint: "Try again in a few seconds; the setting queryQueue sets the limit.",
  });
}

export function abortError(): Error {
  return new DOMException("The query was cancelled", "AbortError");
}

export function closedError(): Error {
  return new DOMException("The publication was closed", "AbortError");
}
