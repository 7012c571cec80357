// The report on the data over HTTP: a page, and the same for programs by suffix.

import type { Context } from "hono";
import { qualityPage } from "../html/quality-page.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { coverageOf } from "../publish/coverage.ts";
import { unusedTerms } from "../publish/unused-terms.ts";
import { describeReport, findingRows, findingsCsv } from "../publish/validation-report.ts";
import { pageOf, sendPage } from "./pages.ts";
import { panelsOf } from "./panels.ts";
import { writeRdf } from "./rdf.ts";
import { datedBy, send } from "./respond.ts";

export const QUALITY_PATH = "/quality";

interface Twin {
  readonly name: string;
  readonly mediaType: string;
  write(release: Release): string | Promise<string>;
}

/** The report for programs, by suffix. */
export const QUALITY_TWINS: Readonly<Record<string, Twin>> = {
  json: { name: "JSON", mediaType: "application/json", write: writeJson },
  ttl: {
    name: "Turtle (SHACL)",
    mediaType: "text/turtle",
    write: (release) => writeRdf(release, describeReport(release), "text/turtle"),
  },
  csv: { name: "CSV", mediaType: "text/csv", write: findingsCsv },
};

export async function answerQuality(c: Context, publication: Publication): Promise<Response> {
  const { release } = publication;
  const coverage = await coverageOf(release);
  const page = pageOf(c, release);
  const { page: panelPage, panels } = await panelsOf(c, publication, page, [QUALITY_PATH]);
  const files = Object.entries(QUALITY_TWINS).map(([extension, { name }]) => ({
    name,
    path: `${QUALITY_PATH}.${extension}`,
  }));
  const quality = { coverage, unused: unusedTerms(release, coverage), panels, panelPage, files };
  return sendPage(c, page, () => qualityPage(page, quality), datedBy(release));
}

/** The handler of one twin. */
export function answerQualityAs({ mediaType, write }: Twin) {
  return async (c: Context, { release }: Publication): Promise<Response> =>
    send(c, await write(release), mediaType, datedBy(release));
}

async function writeJson(release: Release): Promise<string> {
  const { classes, support } = await coverageOf(release);
  const { conforms, shapes } = release.report;
  const complete = [...classes].map(([iri, { count, having, labelled }]) => ({
    class: iri,
    count,
    having: Object.fromEntries(having),
    labelled: Object.fromEntries(labelled),
  }));
  const report = { conforms, shapes, findings: findingRows(release) };
  return JSON.stringify({ release: release.id, ...report, support, classes: complete }, null, 2);
}
