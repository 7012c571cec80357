// The report on the data over HTTP: a page, and the same for programs by suffix.

import type { Context } from "hono";
import { qualityPage } from "../html/quality-page.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { type DataReport, namedIn, reportOf } from "../publish/report/report.ts";
import { describeReport, findingRows, findingsCsv } from "../publish/validation-report.ts";
import { excerptWithin } from "./budget.ts";
import { pageOf, sendPage } from "./pages.ts";
import { panelsOf } from "./panels.ts";
import { writeRdf } from "./rdf.ts";
import { remoteReport } from "./remote-report.ts";
import { datedBy, send } from "./respond.ts";

export const QUALITY_PATH = "/quality";

/** How many things of the page are called by their names, where these must be fetched. */
const NAMED_MAX = 500;

interface Twin {
  readonly name: string;
  readonly mediaType: string;
  write(release: Release, report: DataReport): string | Promise<string>;
}

/** The report for programs, by suffix. */
export const QUALITY_TWINS: Readonly<Record<string, Twin>> = {
  json: { name: "JSON", mediaType: "application/json", write: writeJson },
  ttl: {
    name: "Turtle (SHACL)",
    mediaType: "text/turtle",
    write: (release, { validation }) =>
      writeRdf(release, describeReport(release.base, validation), "text/turtle"),
  },
  csv: {
    name: "CSV",
    mediaType: "text/csv",
    write: (_, { validation }) => findingsCsv(validation),
  },
};

export async function answerQuality(c: Context, publication: Publication): Promise<Response> {
  const { release } = publication;
  const report = await reportFor(c, publication);
  const named = await excerptWithin(c, publication, namedIn(report).slice(0, NAMED_MAX), "names");
  const page = pageOf(c, release).with(named);
  const { page: panelPage, panels } = await panelsOf(c, publication, page, [QUALITY_PATH]);
  const files = Object.entries(QUALITY_TWINS).map(([extension, { name }]) => ({
    name,
    path: `${QUALITY_PATH}.${extension}`,
  }));
  const quality = { report, panels, panelPage, files };
  return sendPage(c, page, () => qualityPage(page, quality), datedBy(release));
}

/** The handler of one twin. */
export function answerQualityAs({ mediaType, write }: Twin) {
  return async (c: Context, publication: Publication): Promise<Response> => {
    const { release } = publication;
    const report = await reportFor(c, publication);
    return send(c, await write(release, report), mediaType, datedBy(release));
  };
}

function reportFor(c: Context, publication: Publication): Promise<DataReport> {
  const { release } = publication;
  return release.remote === undefined ? reportOf(release) : remoteReport(c, publication);
}

function writeJson({ id }: Release, report: DataReport): string {
  const { validation, complete, languages, support = null, untold } = report;
  const { shapes, unchecked } = validation;
  const conforms = validation.conforms && (unchecked ?? 0) > 0 ? null : validation.conforms; // nobody knows
  const classes = [...new Set([...complete.keys(), ...languages.keys()])].map((iri) => {
    const [having, labelled] = [complete.get(iri), languages.get(iri)];
    return {
      class: iri,
      count: having?.count ?? labelled?.count,
      ...(having !== undefined && { having: Object.fromEntries(having.having) }),
      ...(labelled !== undefined && { labelled: Object.fromEntries(labelled.labelled) }),
    };
  });
  const rules = { conforms, shapes, ...(unchecked !== undefined && { unchecked }) };
  const findings = findingRows(validation);
  const gaps = Object.keys(untold).length > 0 ? { untold } : {};
  return JSON.stringify({ release: id, ...rules, findings, support, classes, ...gaps }, null, 2);
}
