// The desk for Wikidata over HTTP: a page, and what can be downloaded; both of all things or of a selection.

import type { Context } from "hono";
import { wikidataPage } from "../html/wikidata-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { EXPORT_FORMATS, type ExportFormat } from "../wikibase/format-names.ts";
import { errorsFor, joined, WRITERS } from "../wikibase/formats.ts";
import type { Prepared } from "../wikibase/prepare.ts";
import { pageOf, sendPage } from "./pages.ts";
import { send } from "./respond.ts";
import { matchingOnce, prepareOnce } from "./wikibase/site.ts";

export async function answerDesk(c: Context, publication: Publication): Promise<Response> {
  const { release } = publication;
  const prepared = await prepareOnce(publication);
  const selected = selectionOf(c, release, prepared);
  const desk = { prepared, matching: await matchingOnce(publication), selected };
  const page = pageOf(c, release);
  return sendPage(c, page, () => wikidataPage(page, desk));
}

export async function answerDeskFile(c: Context, publication: Publication): Promise<Response> {
  const { release } = publication;
  const format = formatNamed(c.req.param("format") ?? "");
  const all = await prepareOnce(publication);
  const prepared = only(all, selectionOf(c, release, all));
  const [error] = errorsFor(format, prepared.findings);
  if (error !== undefined)
    throw new ChanceryError({
      code: "WDT-802",
      message: `${error.iri}: ${error.message}`,
      hint: error.hint,
    });
  const { mediaType, fileName, write } = WRITERS[format];
  return send(c, joined(await write(prepared, release)), mediaType, {
    "Content-Disposition": `attachment; filename="${fileName}"`,
  });
}

/** The things that `?thing=` names, relative to the base or whole. @throws ChanceryError WEB-606 for one that is not there */
function selectionOf(c: Context, { base }: Release, { entities }: Prepared): Set<string> {
  const known = new Set(entities.map(({ iri }) => iri));
  const given = c.req.queries("thing") ?? [];
  return new Set(
    given.map((thing) => {
      const found = [base + thing, thing].find((iri) => known.has(iri));
      if (found !== undefined) return found;
      throw new ChanceryError({
        code: "WEB-606",
        message: `nothing of ${thing} is ready for Wikidata`,
        hint: "/wikidata lists what is.",
      });
    }),
  );
}

/** What concerns the selected things; everything when none is selected. */
function only(prepared: Prepared, selected: ReadonlySet<string>): Prepared {
  if (selected.size === 0) return prepared;
  return {
    ...prepared,
    entities: prepared.entities.filter(({ iri }) => selected.has(iri)),
    findings: prepared.findings.filter(({ iri }) => selected.has(iri)),
  };
}

function formatNamed(given: string): ExportFormat {
  const format = EXPORT_FORMATS.find((known) => known === given);
  if (format !== undefined) return format;
  throw new ChanceryError({
    code: "WEB-601",
    message: `nothing is written as ${given}`,
    hint: `There is: ${EXPORT_FORMATS.join(", ")}.`,
  });
}
