// What one question may meet while the endpoint is there.

import { ChanceryError } from "../model/error.ts";

/** Refused, too long, too much, failed. */
const CODES = /^(?:QRY-|END-90[568])/;

/** Whether the endpoint can be asked something else all the same. */
export function isTolerable(error: unknown): error is ChanceryError {
  return error instanceof ChanceryError && CODES.test(error.code);
}
