// The one error class, and the table of every code: its HTTP status, its exit code, its title.

/** Exit codes of the command line. `docs/errors.md` documents them. */
export const EXIT = {
  ok: 0,
  findings: 1,
  usage: 2,
  parse: 3,
  notFound: 4,
  io: 5,
  limit: 6,
  refused: 7,
  bug: 70,
} as const;

interface ErrorKind {
  readonly status: number;
  readonly exit: number;
  readonly title: string;
}

/** Every error code. Codes are never reused; `docs/errors.md` has one section for each. */
export const ERRORS = {
  "RDF-101": { status: 500, exit: EXIT.parse, title: "A file has a syntax error" },
  "RDF-102": { status: 500, exit: EXIT.parse, title: "A file is not valid UTF-8" },
  "RDF-103": { status: 500, exit: EXIT.parse, title: "An IRI is not valid" },
  "RDF-104": { status: 500, exit: EXIT.parse, title: "A prefix is not declared" },
  "RDF-105": {
    status: 500,
    exit: EXIT.parse,
    title: "A prefix is declared twice with two meanings",
  },
  "RDF-106": { status: 500, exit: EXIT.parse, title: "A remote JSON-LD context is not fetched" },
  "RDF-107": { status: 500, exit: EXIT.parse, title: "A compressed file cannot be unpacked" },
  "RDF-108": { status: 500, exit: EXIT.parse, title: "The file's content does not fit its name" },
  "RDF-109": {
    status: 406,
    exit: EXIT.usage,
    title: "The syntax cannot carry a term",
  },
  "DIR-201": { status: 500, exit: EXIT.notFound, title: "The publication folder does not exist" },
  "DIR-202": { status: 500, exit: EXIT.usage, title: "The folder holds no RDF" },
  "DIR-203": {
    status: 500,
    exit: EXIT.refused,
    title: "A link leads out of the publication folder",
  },
  "DIR-204": { status: 500, exit: EXIT.limit, title: "A file is larger than the limit" },
  "DIR-205": { status: 500, exit: EXIT.io, title: "A file cannot be read" },
  "DIR-206": {
    status: 500,
    exit: EXIT.limit,
    title: "The graph is larger than the embedded engine can hold",
  },
  "DIR-207": { status: 500, exit: EXIT.limit, title: "The folder could not be loaded to its end" },
  "CFG-301": { status: 500, exit: EXIT.usage, title: "A setting is not valid" },
  "CFG-302": { status: 500, exit: EXIT.usage, title: "A setting is not known" },
  "SHP-401": { status: 500, exit: EXIT.findings, title: "The data breaks a shape" },
  "SHP-402": { status: 500, exit: EXIT.parse, title: "A shape cannot be used" },
  "QRY-501": { status: 400, exit: EXIT.parse, title: "The query has a syntax error" },
  "QRY-502": {
    status: 400,
    exit: EXIT.refused,
    title: "Updates are refused: a publication is read-only",
  },
  "QRY-503": {
    status: 400,
    exit: EXIT.refused,
    title: "SERVICE is refused: no request leaves the publication",
  },
  "QRY-504": { status: 503, exit: EXIT.limit, title: "The query took longer than the limit" },
  "QRY-505": { status: 413, exit: EXIT.limit, title: "The query is longer than the limit" },
  "QRY-506": { status: 400, exit: EXIT.limit, title: "The result has more rows than the limit" },
  "QRY-507": { status: 400, exit: EXIT.limit, title: "The result is larger than the limit" },
  "QRY-508": {
    status: 400,
    exit: EXIT.limit,
    title: "The query is nested more deeply than the limit",
  },
  "QRY-509": { status: 400, exit: EXIT.usage, title: "A parameter of the query is not valid" },
  "QRY-510": { status: 400, exit: EXIT.usage, title: "The query is missing" },
  "QRY-511": { status: 500, exit: EXIT.limit, title: "The engine could not evaluate the query" },
  "QRY-512": { status: 500, exit: EXIT.parse, title: "A stored query is not valid" },
  "QRY-513": { status: 503, exit: EXIT.limit, title: "Too many queries are waiting" },
  "QRY-514": { status: 503, exit: EXIT.limit, title: "The query took more memory than the limit" },
  "WEB-601": { status: 404, exit: EXIT.notFound, title: "Nothing is published at this address" },
  "WEB-602": { status: 405, exit: EXIT.usage, title: "The method is not allowed here" },
  "WEB-603": { status: 406, exit: EXIT.usage, title: "None of the accepted formats is available" },
  "WEB-604": { status: 413, exit: EXIT.limit, title: "The request is larger than the limit" },
  "WEB-605": {
    status: 415,
    exit: EXIT.usage,
    title: "The media type of the request is not supported",
  },
  "WEB-606": { status: 400, exit: EXIT.usage, title: "The request is not valid" },
  "WEB-607": { status: 410, exit: EXIT.notFound, title: "The thing was withdrawn" },
  "WEB-608": { status: 429, exit: EXIT.limit, title: "The client has used up its share" },
  "WEB-609": { status: 503, exit: EXIT.io, title: "The query cannot be kept for a short link" },
  "WEB-610": { status: 403, exit: EXIT.refused, title: "The form comes from another site" },
  "WEB-611": { status: 503, exit: EXIT.limit, title: "The download cannot be written" },
  "WEB-620": { status: 401, exit: EXIT.refused, title: "The address asks for a token" },
  "CLI-701": { status: 400, exit: EXIT.usage, title: "The command line is not valid" },
  "CLI-702": { status: 400, exit: EXIT.usage, title: "The format is not known" },
  "CLI-703": { status: 500, exit: EXIT.refused, title: "The output file exists already" },
  "CLI-704": { status: 500, exit: EXIT.io, title: "The address cannot be listened on" },
  "WDT-801": { status: 404, exit: EXIT.usage, title: "The mapping to Wikidata cannot be used" },
  "WDT-802": { status: 500, exit: EXIT.findings, title: "A statement cannot be given to Wikidata" },
  "WDT-803": { status: 400, exit: EXIT.parse, title: "The snapshot of Wikidata cannot be read" },
  "END-901": { status: 500, exit: EXIT.usage, title: "The address of the endpoint cannot be used" },
  "END-902": { status: 503, exit: EXIT.io, title: "The endpoint cannot be asked now" },
  "END-903": { status: 502, exit: EXIT.io, title: "The endpoint refuses the credentials" },
  "END-904": { status: 502, exit: EXIT.io, title: "The endpoint cannot be understood" },
  "END-905": { status: 502, exit: EXIT.io, title: "The endpoint's answer is not whole" },
  "END-906": { status: 502, exit: EXIT.io, title: "The endpoint failed" },
  "END-907": { status: 502, exit: EXIT.io, title: "The endpoint leads elsewhere" },
  "END-908": { status: 501, exit: EXIT.limit, title: "This cannot be had from a remote endpoint" },
  "BUG-999": { status: 500, exit: EXIT.bug, title: "Something went wrong inside Chancery" },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;

/** Where in a text something stands. Lines and columns count from 1; `endColumn` is exclusive. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
  /** The text of that line, shortened when it is very long. */
  readonly excerpt?: string;
}

/** What is wrong, where, and what to do about it. */
export interface Problem extends Place {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  /** The parameter of a stored query that it is about. */
  readonly parameter?: string;
  /** What would have been possible, for programs: media types, names of formats, versions. */
  readonly choices?: readonly string[];
}

/** An error that the person who caused it can understand and mend. */
export class ChanceryError extends Error {
  readonly code: ErrorCode;
  /** All problems found, the first of which gave this error its message. Never empty. */
  readonly problems: readonly [Problem, ...Problem[]];

  constructor(first: Problem, ...more: Problem[]) {
    super(first.message);
    this.name = "ChanceryError";
    this.code = first.code;
    this.problems = [first, ...more];
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  get exit(): number {
    return ERRORS[this.code].exit;
  }

  get title(): string {
    return ERRORS[this.code].title;
  }
}
