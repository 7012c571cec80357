// The desk for Wikidata over HTTP: a page, and what can be downloaded.

import type { Context } from "hono";
import { wikidataPage } from "../html/wikidata-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { EXPORT_FORMATS } from "../wikibase/format-names.ts";
import { errorsFor, joined, WRITERS } from "../wikibase/formats.ts";
import { HTML, send } from "./respond.ts";
import { prepareOnce } from "./wikibase/site.ts";

export async function answerDesk(c: Context, publication: Publication): Promise<Response> {
  return send(
    c,
    String(await wikidataPage(publication.release, await prepareOnce(publication))),
    HTML,
  );
}

export async function answerDeskFile(c: Context, publication: Publication): Promise<Response> {
  const given = c.req.param("format") ?? "";
  const format = EXPORT_FORMATS.find((known) => known === given);
  if (format === undefined)
    throw new ChanceryError({
      code: "WEB-601",
      message: `nothing is written as ${given}`,
      hint: `There is: ${EXPORT_FORMATS.join(", ")}.`,
    });
  const prepared = await prepareOnce(publication);
  const [error] = errorsFor(format, prepared.findings);
  if (error !== undefined)
    throw new ChanceryError({
      code: "WDT-802",
      message: `${error.iri}: ${error.message}`,
      hint: error.hint,
    });
  const { mediaType, fileName, write } = WRITERS[format];
  return send(c, joined(await write(prepared, publication.release)), mediaType, {
    "Content-Disposition": `attachment; filename="${fileName}"`,
  });
}
