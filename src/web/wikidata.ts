// The desk for Wikidata over HTTP: a page, and what can be downloaded.

import type { Context } from "hono";
import { wikidataPage } from "../html/wikidata-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { type Prepared, prepare, WRITERS } from "../wikibase/prepare.ts";
import { HTML, send } from "./respond.ts";

const PREPARED = new WeakMap<Release, Promise<Prepared>>();

/** The mapping is applied once for a release; a failure is tried again. */
function prepareOnce(publication: Publication): Promise<Prepared> {
  const { release } = publication;
  const known = PREPARED.get(release);
  if (known !== undefined) return known;
  const preparing = prepare(publication, false);
  PREPARED.set(release, preparing);
  preparing.catch(() => PREPARED.delete(release));
  return preparing;
}

export async function answerDesk(c: Context, publication: Publication): Promise<Response> {
  return send(
    c,
    String(await wikidataPage(publication.release, await prepareOnce(publication))),
    HTML,
  );
}

const FILES: Readonly<Record<string, readonly [type: string, name: string]>> = {
  quickstatements: ["text/tab-separated-values", "quickstatements.tsv"],
  json: ["application/json", "items.json"],
};

export async function answerDeskFile(c: Context, publication: Publication): Promise<Response> {
  const format = c.req.param("format") ?? "";
  const [file, write] = [FILES[format], WRITERS[format]];
  if (file === undefined || write === undefined)
    throw new ChanceryError({
      code: "WEB-601",
      message: `nothing is written as ${format}`,
      hint: `There is: ${Object.keys(FILES).join(", ")}.`,
    });
  const prepared = await prepareOnce(publication);
  const error = prepared.findings.find(({ severity }) => severity === "error");
  if (error !== undefined)
    throw new ChanceryError({
      code: "WDT-802",
      message: `${error.iri}: ${error.message}`,
      hint: error.hint,
    });
  const [type, name] = file;
  return send(c, write(prepared), type, {
    "Content-Disposition": `attachment; filename="${name}"`,
  });
}
