// Queries that Chancery writes by itself: nobody who asks for a page is to blame when an endpoint refuses them.

import { ChanceryError } from "../model/error.ts";
import type { Run } from "../model/query.ts";

/** Asks such queries. @throws ChanceryError END-906 for one that is refused, else what `run` throws */
export function ownRun(run: Run): Run {
  return async (text, options) => {
    try {
      return await run(text, options);
    } catch (error) {
      if (!(error instanceof ChanceryError) || error.code !== "QRY-501") throw error;
      throw new ChanceryError({
        code: "END-906",
        message: `the endpoint refuses a query of SPARQL 1.1 that this page is made with: ${error.message}`,
      });
    }
  };
}
