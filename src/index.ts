// The public API of the package.

export { loadRelease } from "./load/release.ts";
export { readSettings } from "./load/settings.ts";
export { ChanceryError, ERRORS, type ErrorCode, EXIT, type Problem } from "./model/error.ts";
export { RDF_FORMATS, RESULT_FORMATS } from "./model/format.ts";
export type { Publication, ReloadOutcome } from "./model/publication.ts";
export type { AskOptions, Endpoint, QueryOptions, QueryResult } from "./model/query.ts";
export type { QuadTable, Release } from "./model/release.ts";
export { defaultSettings, SETTINGS, type Settings } from "./model/settings.ts";
export { type OpenOptions, openPublication } from "./publication.ts";
export { iri, raw, sparql } from "./query/tag.ts";
export { openRemotePublication, type RemoteOptions } from "./remote/publication.ts";
