// The table of writers of citations.

import type { CitationFormat } from "../../model/format.ts";
import { writeBibTeX } from "./bibtex.ts";
import type { Citation } from "./citation.ts";
import { writeCsl } from "./csl.ts";
import { writeRis } from "./ris.ts";

export const CITATION_WRITERS: Readonly<
  Record<CitationFormat["id"], (citation: Citation) => string>
> = {
  bibtex: writeBibTeX,
  ris: writeRis,
  csl: writeCsl,
};
