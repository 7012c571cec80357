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
  "/timeline",
  "/timeline?from=2014&to=2016",
  "/map",
  "/graph?focus=id/visit/erlan-idrissov-mexico-2014&to=id/country/kz&depth=2",
  "/on/2014-09-12",
  "/on/2014-09",
  "/data",
  "/docs/index",
  "/docs/http",
  "/nothing-here",
  "/id/visit/erlan-idrissov-mexico-2014",
  "/id/country/kz",
  "/id/relation/kz-mx",
  "/id/person/erlan-idrissov",
  "/id/passage/history-2-1",
];
