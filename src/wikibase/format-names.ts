// The names of the exports, as people type them and findings tell them.

/** Those that QuickStatements reads. */
export const QUICKSTATEMENTS_FORMATS = ["quickstatements", "csv", "commands"] as const;

export const EXPORT_FORMATS = [
  ...QUICKSTATEMENTS_FORMATS,
  "json",
  "payloads",
  "rdf",
  "turtle",
] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];
