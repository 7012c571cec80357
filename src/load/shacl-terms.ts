// Words of SHACL in words of ours: severities and messages.

import type { Term } from "@rdfjs/types";
import type { Severity } from "../model/release.ts";
import { term } from "../model/vocabulary.ts";

const SEVERITIES: Readonly<Record<string, Severity>> = {
  [term("sh", "Violation")]: "violation",
  [term("sh", "Warning")]: "warning",
  [term("sh", "Info")]: "info",
};

/** The severity that an IRI of SHACL names; violation when it names none. */
export function severityOf(iri: string | undefined): Severity {
  return SEVERITIES[iri ?? ""] ?? "violation";
}

/** The text for a curator: English, else without language, else any. */
export function chooseMessage(messages: readonly Term[]): string | undefined {
  const literals = messages.filter((message) => message.termType === "Literal");
  const byLanguage = (wanted: string) => literals.find(({ language }) => language === wanted);
  return (byLanguage("en") ?? byLanguage("") ?? literals[0])?.value;
}
