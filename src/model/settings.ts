// The table of settings: each has a name, a default, a unit and a sentence of help.

interface SettingKind<T extends string | number | boolean> {
  readonly default: T;
  readonly unit?: string;
  readonly help: string;
  readonly min?: number;
  readonly max?: number;
  /** The only values there are. */
  readonly values?: readonly string[];
}

function setting<T extends string | number | boolean>(kind: SettingKind<T>): SettingKind<T> {
  return kind;
}

/**
 * Every setting. A flag of the command line wins over the environment (`CHANCERY_QUERY_TIMEOUT`),
 * which wins over `chancery.config.json`, which wins over the default. 0 switches a limit off.
 */
export const SETTINGS = {
  base: setting<string>({
    default: "",
    help: "Permanent address of the publication; the address of the server when empty.",
  }),
  host: setting<string>({ default: "localhost", help: "Address to listen on." }),
  port: setting<number>({
    default: 8080,
    min: 0,
    max: 65535,
    help: "Port to listen on; 0 picks a free one.",
  }),
  processes: setting<number>({
    default: 1,
    min: 1,
    max: 256,
    help: "Processes that serve together at one port, each with engines of its own.",
  }),
  workers: setting<number>({
    default: 2,
    min: 1,
    max: 64,
    help: "Engines for ad-hoc SPARQL; pages have one of their own beside them.",
  }),
  queryTimeout: setting<number>({
    default: 10_000,
    unit: "ms",
    min: 0,
    help: "How long a query may run.",
  }),
  queryMaxBytes: setting<number>({
    default: 65_536,
    unit: "bytes",
    min: 0,
    help: "How long the text of a query may be.",
  }),
  queryMaxDepth: setting<number>({
    default: 200,
    min: 0,
    help: "How deeply brackets of a query may be nested.",
  }),
  queryQueue: setting<number>({
    default: 64,
    min: 0,
    help: "How many queries may wait for an engine.",
  }),
  resultMaxRows: setting<number>({
    default: 100_000,
    unit: "rows",
    min: 0,
    help: "How many rows a result may have.",
  }),
  resultMaxBytes: setting<number>({
    default: 67_108_864,
    unit: "bytes",
    min: 0,
    help: "How large a result may be.",
  }),
  describeMaxTriples: setting<number>({
    default: 5_000,
    unit: "triples",
    min: 0,
    help: "How many triples one page of a DESCRIBE holds; 0 gives all at once.",
  }),
  resultCacheBytes: setting<number>({
    default: 67_108_864,
    unit: "bytes",
    min: 0,
    help: "How many bytes of answers are kept to give them again; 0 keeps none.",
  }),
  answerCacheBytes: setting<number>({
    default: 67_108_864,
    unit: "bytes",
    min: 0,
    help: "How many bytes of whole HTTP answers are kept to give them again; 0 keeps none.",
  }),
  downloadCacheBytes: setting<number>({
    default: 1_073_741_824,
    unit: "bytes",
    min: 0,
    help: "How many bytes of downloads are kept; what is not kept is written again when somebody asks; 0 keeps none.",
  }),
  queryMaxMemory: setting<number>({
    default: 1_073_741_824,
    unit: "bytes",
    min: 0,
    help: "How far the memory of the process may grow while a query runs.",
  }),
  clientQuerySeconds: setting<number>({
    default: 60,
    unit: "s",
    min: 0,
    help: "How many seconds of query time one client may use in a minute.",
  }),
  clientQueries: setting<number>({
    default: 8,
    min: 0,
    help: "How many queries of one client may be at work at once.",
  }),
  trustedProxies: setting<string>({
    default: "",
    help: "Addresses or networks (10.0.0.0/8) of proxies, with commas between, that are believed about clients.",
  }),
  proxyHeader: setting<string>({
    default: "x-forwarded-for",
    values: ["x-forwarded-for", "forwarded"],
    help: "Which header of a trusted proxy names the client; the other is never read.",
  }),
  log: setting<string>({
    default: "errors",
    values: ["off", "errors", "requests"],
    help: "What is written to stderr as JSON lines: nothing, faults, or faults and every request.",
  }),
  logClients: setting<boolean>({
    default: true,
    help: "Whether lines of requests name the address of the client.",
  }),
  metricsToken: setting<string>({
    default: "",
    help: "What a client must send as a bearer token to read /metrics; when empty, nobody may.",
  }),
  headersTimeout: setting<number>({
    default: 10_000,
    unit: "ms",
    min: 0,
    help: "How long a client may take to send the head of a request.",
  }),
  requestTimeout: setting<number>({
    default: 30_000,
    unit: "ms",
    min: 0,
    help: "How long a client may take to send a whole request.",
  }),
  keepAliveTimeout: setting<number>({
    default: 65_000,
    unit: "ms",
    min: 0,
    help: "How long a connection waits for its next request; longer than your proxy keeps it.",
  }),
  idleTimeout: setting<number>({
    default: 120_000,
    unit: "ms",
    min: 0,
    help: "How long a connection may stand still while an answer is made or read; longer than queryTimeout.",
  }),
  headMaxBytes: setting<number>({
    default: 32_768,
    unit: "bytes",
    min: 1024,
    help: "How long the head of a request may be, its address included.",
  }),
  maxConnections: setting<number>({
    default: 5_000,
    min: 0,
    help: "How many connections may be open; more are dropped.",
  }),
  stopDelay: setting<number>({
    default: 0,
    unit: "ms",
    min: 0,
    help: "How long a server that was asked to stop still answers, with /readyz saying no, so that balancers notice.",
  }),
  stopGrace: setting<number>({
    default: 10_000,
    unit: "ms",
    min: 0,
    help: "How long answers that have begun may take once the server stops; then they are cut.",
  }),
  endpoint: setting<string>({
    default: "",
    help: "SPARQL endpoint whose graph is published, in place of data/.",
  }),
  endpointDialect: setting<string>({
    default: "",
    help: "What the endpoint speaks (docs/remote.md); found out when empty.",
  }),
  endpointRequests: setting<number>({
    default: 8,
    min: 1,
    max: 1000,
    help: "How many requests are sent to the endpoint at once, for pages and for ad-hoc SPARQL each.",
  }),
  endpointCacheSeconds: setting<number>({
    default: 60,
    unit: "s",
    min: 0,
    help: "For how long an answer of the endpoint is given again; 0 for never.",
  }),
  fileMaxBytes: setting<number>({
    default: 134_217_728,
    unit: "bytes",
    min: 0,
    help: "How large one file may be, unpacked.",
  }),
  maxQuads: setting<number>({
    default: 10_000_000,
    unit: "quads",
    min: 0,
    help: "How many quads the embedded engine may hold.",
  }),
  descriptionGraph: setting<boolean>({
    default: true,
    help: "Whether queries at /sparql that ask for it find what the publication says of itself.",
  }),
  engineImages: setting<boolean>({
    default: true,
    help: "Whether engines start from a copy of the memory of the first one, instead of loading again.",
  }),
  imageCacheBytes: setting<number>({
    default: 4_294_967_296,
    unit: "bytes",
    min: 0,
    help: "How many bytes of images of loaded releases are kept on disk, so that a restart loads nothing; 0 keeps none.",
  }),
  imageCacheFolder: setting<string>({
    default: "",
    help: "Folder for these images; chancery/ in the cache folder of the user when empty.",
  }),
  sharedQueries: setting<number>({
    default: 2_000,
    min: 0,
    help: "How many queries are kept for short links; 0 keeps none.",
  }),
  sharedQueriesFolder: setting<string>({
    default: "",
    help: "Folder for these queries; chancery/shared/ in the state folder of the user when empty.",
  }),
  strict: setting<boolean>({
    default: true,
    help: "Whether a broken shape of severity violation stops a release.",
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;
export type Settings = { readonly [K in SettingName]: (typeof SETTINGS)[K]["default"] };

/** The settings with every default. */
export function defaultSettings(): Settings {
  return Object.fromEntries(
    Object.entries(SETTINGS).map(([name, kind]) => [name, kind.default]),
  ) as Settings; // fromEntries forgets which key has which type
}
