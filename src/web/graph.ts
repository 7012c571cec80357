// Links between things as a page.

import type { Context } from "hono";
import { DEPTHS, graphPage, rowsOf } from "../html/graph-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Run } from "../model/query.ts";
import { linksAround, linksBetween } from "../publish/paths.ts";
import { parameterTerm } from "../query/parameter.ts";
import { runTogether } from "./budget.ts";
import { namesFor } from "./named.ts";
import { pageOf, sendPage } from "./pages.ts";
import { panelsOf } from "./panels.ts";
import { datedBy } from "./respond.ts";

const PATH = "/graph";

/** @throws ChanceryError QRY-509 when a thing is named by no IRI, WEB-606 for a depth that is not offered */
export async function answerLinks(c: Context, publication: Publication): Promise<Response> {
  const { release, queries } = publication;
  const [focus, to] = [readIri(c, "focus", release.base), readIri(c, "to", release.base)];
  const depth = readDepth(c);
  const page = pageOf(c, release, queries);
  if (focus === undefined) {
    const made = await panelsOf(c, publication, page, [PATH]);
    return sendPage(
      c,
      made.page,
      () => graphPage(made.page, { focus, to, depth, panels: made.panels }),
      datedBy(release),
    );
  }
  const [around, way] = await runTogether(c, publication, (given) => {
    const run = keeping(c, given);
    return Promise.all([
      linksAround(run, focus, depth),
      to === undefined ? undefined : linksBetween(run, focus, to),
    ]);
  });
  const ends = [focus, to].flatMap((iri) =>
    iri === undefined ? [] : [{ from: iri, property: iri, to: iri }],
  );
  const { rows } = rowsOf([...ends, ...(way ?? []), ...around]);
  const named = page.with(await namesFor(c, publication, { rows }));
  return sendPage(
    c,
    named,
    () => graphPage(named, { focus, to, depth, around, way, panels: [] }),
    datedBy(release),
  );
}

/** The page is kept only when every answer it is made of was. */
function keeping(c: Context, run: Run): Run {
  return async (text, options) => {
    const result = await run(text, options);
    if (result.kept !== true) c.set("keeps", false);
    return result;
  };
}

/** An IRI, whole or relative to the base; nothing when it is not given. */
function readIri(c: Context, name: string, base: string): string | undefined {
  const given = (c.req.query(name) ?? "").trim();
  if (given === "") return undefined;
  const read = parameterTerm(
    { name, type: "iri", label: [{ value: name, language: "" }] },
    given,
    base,
  );
  if ("problem" in read) throw new ChanceryError(read.problem);
  return read.term.value;
}

function readDepth(c: Context): number {
  const given = c.req.query("depth") || String(DEPTHS[0]);
  const depth = DEPTHS.find((known) => String(known) === given);
  if (depth !== undefined) return depth;
  throw new ChanceryError({
    code: "WEB-606",
    message: `depth cannot be ${JSON.stringify(given.slice(0, 40))}`,
    hint: `It is ${DEPTHS.join(" or ")}.`,
  });
}
