// What editors of queries ask the server: which words there are, and what is wrong with a text.

import type { Context } from "hono";
import type { EditorProblem } from "../model/editor-vocabulary.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { editorVocabulary } from "../publish/editor-vocabulary.ts";
import { pageOf } from "./pages.ts";
import { datedBy, send } from "./respond.ts";
import { analysisWithin } from "./sparql.ts";
import { readSparqlRequest } from "./sparql-request.ts";

/** The words of the data, named in the language of the reader. */
export function answerVocabulary(c: Context, { release }: Publication): Promise<Response> {
  const page = pageOf(c, release);
  return send(c, JSON.stringify(editorVocabulary(page.release)), "application/json", {
    ...datedBy(release),
    Vary: "Accept-Language, Accept-Encoding",
    "Content-Language": page.names,
  });
}

/** What is wrong with a query, without asking an engine: `{ "problems": [] }` when nothing is. */
export async function answerCheck(c: Context, publication: Publication): Promise<Response> {
  const problems = await problemsOf(c, publication);
  return send(c, JSON.stringify({ problems }), "application/json");
}

async function problemsOf(c: Context, publication: Publication): Promise<readonly EditorProblem[]> {
  try {
    const request = await readSparqlRequest(c);
    if (request === undefined) return [];
    const { diagnosis } = await analysisWithin(c, publication, request);
    return diagnosis === undefined ? [] : [diagnosis];
  } catch (error) {
    if (error instanceof ChanceryError && error.code.startsWith("QRY-")) return error.problems;
    throw error;
  }
}
