// A page of each type, of the publication of this folder.

/** Paths; what has to hold of every page is tested with each of them. */
export const PAGES: readonly string[] = [
  "/",
  "/queries",
  "/queries/agreements-of-year?year=2014",
  "/sparql",
  `/sparql?query=${encodeURIComponent("SELECT ?thing ?kind { ?thing a ?kind } LIMIT 20")}`,
  "/browse",
  "/browse/passage?paragraph=2",
  "/browse/passage?paragraph=4&citation=id/source/reference-8",
  "/browse/country?view=cards",
  "/data",
  "/docs/index",
  "/docs/http",
  "/nothing-here",
  "/id/visit/erlan-idrissov-mexico-2014",
  "/id/country/kz",
];
