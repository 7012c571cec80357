// The downloads of a release over HTTP; what stands at the address of one never changes.

import type { Context } from "hono";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { dumpOf } from "../publish/dumps.ts";
import { linksOfDump, writeLinks } from "../publish/links.ts";
import { datedBy, reprDigest, send } from "./respond.ts";

/** Leads to the newest release. */
export function answerLatest(c: Context, { release }: Publication): Response {
  return c.redirect(`/data/${release.id}/${encodeURIComponent(c.req.param("name") ?? "")}`, 307);
}

export async function answerDump(c: Context, publication: Publication): Promise<Response> {
  const { release } = publication;
  const { release: id, name = "" } = c.req.param() as { release?: string; name?: string }; // the route has both
  const made = id === release.id ? await dumpOf(publication, name) : undefined;
  if (made === undefined)
    throw new ChanceryError({
      code: "WEB-601",
      message: `there is no ${name} of release ${id}`,
      hint: "See /data for what there is.",
    });
  return send(c, made.body, made.format.mediaTypes[0], {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Disposition": `attachment; filename="${name}"`,
    "Repr-Digest": reprDigest(made.body),
    Link: writeLinks(linksOfDump(release)),
    ...datedBy(release),
  });
}
