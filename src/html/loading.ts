// How the graph is loaded into tools of others: snippets with the true addresses.

import { asUri } from "../publish/urls.ts";

export interface Snippet {
  readonly tool: string;
  readonly code: string;
}

/** What a query from a table of a programming language may ask: the classes, most frequent first. */
const CLASSES =
  "SELECT ?class (COUNT(*) AS ?things) WHERE { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?things)";

/** Snippets for whoever downloads the graph. */
export function loadingSnippets(base: string): Snippet[] {
  const dump = `${asUri(base)}data/latest/graph.nq`;
  return [
    {
      tool: "Python, rdflib",
      code: `# pip install rdflib
from rdflib import Dataset

graph = Dataset(default_union=True)
graph.parse("${dump}", format="nquads")
print(len(list(graph.quads())), "statements")`,
    },
    {
      tool: "Python, pyoxigraph",
      code: `# pip install pyoxigraph
from urllib.request import urlopen
from pyoxigraph import RdfFormat, Store

store = Store()
store.load(urlopen("${dump}").read(), RdfFormat.N_QUADS)
print(len(store), "statements")`,
    },
    {
      tool: "JavaScript, n3",
      code: `// npm install n3
import { Parser, Store } from "n3";

const answer = await fetch("${dump}");
const store = new Store(new Parser({ format: "N-Quads" }).parse(await answer.text()));
console.log(store.size, "statements");`,
    },
    {
      tool: "Apache Jena",
      code: `curl -L -o graph.nq ${dump}
riot --count graph.nq
fuseki-server --file=graph.nq /ds`,
    },
    {
      tool: "Oxigraph",
      code: `curl -L ${dump} | oxigraph load --location graph.db --format nq
oxigraph serve-read-only --location graph.db`,
    },
    ...askingSnippets(base),
  ];
}

/** Snippets for whoever asks the publication where it is. */
export function askingSnippets(base: string): Snippet[] {
  const query = new URLSearchParams({ query: CLASSES, format: "csv" });
  return [
    {
      tool: "R",
      code: `classes <- read.csv("${asUri(base)}sparql?${query.toString()}")
head(classes)`,
    },
  ];
}

/** A command whose output is the id of the release. */
export function verifyingCommand(base: string): string {
  return `curl -sL ${asUri(base)}data/latest/graph.nq | LC_ALL=C sort -u | sha256sum`;
}
