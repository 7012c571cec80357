// Stored queries as RDF (SHACL, sh:SPARQLExecutable), so that query editors of others offer them.

import type { Quad } from "@rdfjs/types";
import type { Release } from "../model/release.ts";
import type { StoredQuery } from "../model/stored-query.ts";
import { describeNode } from "./statements.ts";
import { namesOfTag } from "./tag-names.ts";

const SHAPES_OF: Readonly<Record<StoredQuery["kind"], [type: string, property: string]>> = {
  SELECT: ["sh:SPARQLSelectExecutable", "sh:select"],
  ASK: ["sh:SPARQLAskExecutable", "sh:ask"],
  CONSTRUCT: ["sh:SPARQLConstructExecutable", "sh:construct"],
  DESCRIBE: ["sh:SPARQLExecutable", "sh:describe"],
};

/** The queries in the form that sib-swiss/sparql-examples has made common. */
export function describeExamples(release: Release, queries: readonly StoredQuery[]): Quad[] {
  return queries.flatMap((query) => describeExample(release, query));
}

function describeExample(
  release: Release,
  { slug, summary, description, tags, kind, text, parameters }: StoredQuery,
): Quad[] {
  // With a parameter open the text is no query that anybody could run.
  if (parameters.some(({ default: fallback }) => fallback === undefined)) return [];
  const [type, property] = SHAPES_OF[kind];
  const { base } = release;
  const keywords = tags.flatMap((tag) => namesOfTag(release, tag));
  // Editors ask for a comment, whether there is more to say than the label or not.
  const comment = description.length > 0 ? description : summary;
  return describeNode(`${base}queries/${slug}`, ["sh:SPARQLExecutable", type], {
    "rdfs:label": summary.map(({ value, language }) => ({ text: value, language })),
    "rdfs:comment": comment.map(({ value, language }) => ({ text: value, language })),
    "schema:keywords": keywords.map(({ value, language }) => ({ text: value, language })),
    "schema:target": { iri: `${base}sparql` },
    [property]: { text },
  });
}
