// A small page on a thing, for a frame of the client (0.2 §7, 1.0 draft: GET /preview).

import type { Context } from "hono";
import { previewCard } from "../../html/preview-card.ts";
import { ChanceryError } from "../../model/error.ts";
import type { Publication } from "../../model/publication.ts";
import { pageOf, sendPage } from "../pages.ts";
import { thingsFor } from "./edge.ts";

/** @throws ChanceryError WEB-601 when the id names nothing here */
export async function answerPreview(c: Context, publication: Publication): Promise<Response> {
  const id = c.req.query("id") ?? "";
  const things = thingsFor(c, publication);
  const [iri] = things.identified(id);
  if (iri === undefined)
    throw new ChanceryError({
      code: "WEB-601",
      message: `nothing is said here of ${id}`,
      hint: "Give an id that the service gave.",
    });
  c.set("mayBeFramed", true);
  const page = pageOf(c, publication.release);
  return sendPage(c, page, () => previewCard(page, things, iri));
}
