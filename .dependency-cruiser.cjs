// The rooms of src/ and who may import whom (see docs/architecture.md).
const ROOMS = {
  model: [],
  rdf: ["model"],
  load: ["model", "rdf"],
  image: ["model", "load"],
  store: ["model", "rdf"],
  query: ["model", "rdf"],
  remote: ["model", "rdf", "load", "store", "query"],
  publish: ["model", "rdf", "query"],
  wikibase: ["model", "rdf"],
  html: ["model", "rdf", "query", "publish", "wikibase"],
  web: ["model", "rdf", "query", "publish", "wikibase", "html"],
  cli: ["model", "rdf", "load", "query", "remote", "publish", "wikibase", "web"],
};
const rootFiles = ["publication", "index"];

/** Libraries that only a few named files may import. */
const DOORS = {
  oxigraph: "^src/(store/(engine|image)|load/sparql-constraints)\\.ts$",
  n3: "^src/rdf/",
  rdflib: "^src/rdf/",
  sparqljs: "^src/query/",
  jsonld: "^src/rdf/",
  "rdf-validate-shacl": "^src/load/",
  commander: "^src/cli/",
  "@hono/node-server": "^src/web/",
  chokidar: "^src/load/",
  "@opentelemetry/api": "^src/web/trace\\.ts$",
};

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    ...Object.entries(ROOMS).map(([room, allowed]) => ({
      name: `${room}-imports-downwards`,
      severity: "error",
      from: { path: `^src/${room}/` },
      to: {
        path: "^src/",
        pathNot: [`^src/${room}/`, ...allowed.map((name) => `^src/${name}/`), ...(["web", "cli", "html"].includes(room) ? [`^src/publication\\.ts$`] : [])],
      },
    })),
    ...Object.entries(DOORS).map(([library, door]) => ({
      name: `${library}-has-a-door`,
      severity: "error",
      from: { path: "^src/", pathNot: door },
      to: { path: `node_modules/(@types/)?${library}/` },
    })),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "types"] },
  },
};
