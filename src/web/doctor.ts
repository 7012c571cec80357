// Why a query found nothing: its parts are asked one by one, within a little time.

import type { Context } from "hono";
import type { Answer } from "../html/query/answer.ts";
import type { Diagnosis, Finding } from "../html/query/doctor.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { missing } from "../publish/meant.ts";
import type { Suspect } from "../query/doctor.ts";
import { readAside } from "../query/reader.ts";
import { readResults } from "../query/results.ts";
import { runWithin } from "./budget.ts";
import type { SparqlRequest } from "./sparql-request.ts";

/** How long all questions together may take, in ms. */
const TIME = 1500;

/** How many parts are looked at. */
const SUSPECTS_MAX = 16;

/** Longer texts, in UTF-16 units, are not taken apart: nobody would find a part of them again. */
const TEXT_MAX = 8_192;

/** Thrown when there is no time or share left for another question. */
class OutOfTime extends Error {}

type Ask = (text: string) => Promise<boolean>;

/** Nothing for an answer that has something, and when the query cannot be taken apart. */
export async function diagnosisOf(
  c: Context,
  publication: Publication,
  request: SparqlRequest,
  { rows, boolean }: Answer,
): Promise<Diagnosis | undefined> {
  const foundNothing = rows.length === 0 || boolean === false;
  return foundNothing ? diagnoseNothing(c, publication, request) : undefined;
}

async function diagnoseNothing(
  c: Context,
  publication: Publication,
  request: SparqlRequest,
): Promise<Diagnosis | undefined> {
  if (request.text.length > TEXT_MAX) return undefined;
  const { base, prefixes } = publication.release;
  const options = { base, prefixes, maxSuspects: SUSPECTS_MAX };
  const { value: examined } = await readAside("examine", request.text, options);
  if (examined === undefined) return undefined;
  const ask = askerFor(c, publication, request);
  const findings: Finding[] = [];
  const { suspects, isWhole } = examined;
  try {
    if (await ask(examined.whole)) return { findings: [{ why: "cut" }], isWhole: true };
    for (const suspect of suspects)
      if (suspect.alone !== undefined && !(await ask(suspect.alone)))
        findings.push(nothing(publication, suspect));
    if (findings.length > 0) return { findings, isWhole: true };
    for (const { text, without } of suspects)
      if (await ask(without)) findings.push({ why: "refuses", text });
    return {
      findings: findings.length > 0 ? findings : [{ why: "together" }],
      isWhole,
    };
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    return { findings, isWhole: false };
  }
}

function nothing({ release }: Publication, { text, names }: Suspect): Finding {
  return { why: "nothing", text, missing: names.flatMap((name) => missing(release, name) ?? []) };
}

/** Asks on the lane of pages, at the cost of the client's share, until the time is over. */
function askerFor(c: Context, publication: Publication, { dataset }: SparqlRequest): Ask {
  const end = performance.now() + TIME;
  const run = runWithin(c, publication);
  return async (text) => {
    const timeout = Math.floor(end - performance.now());
    if (timeout <= 0) throw new OutOfTime();
    try {
      const graphs = dataset === undefined ? {} : { dataset };
      const { body } = await run(text, { format: "json", lane: "page", timeout, ...graphs });
      return readResults(body).boolean === true;
    } catch (error) {
      if (error instanceof ChanceryError) throw new OutOfTime(error.message);
      throw error;
    }
  };
}
