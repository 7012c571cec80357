// Words of SHACL in words of ours: severities and messages, and the order of findings.

import type { Term } from "@rdfjs/types";
import { type Finding, SEVERITIES, type Severity } from "./release.ts";
import { term } from "./vocabulary.ts";

const BY_IRI: Readonly<Record<string, Severity>> = {
  [term("sh", "Violation")]: "violation",
  [term("sh", "Warning")]: "warning",
  [term("sh", "Info")]: "info",
};

/** The severity that an IRI of SHACL names; violation when it names none. */
export function severityOf(iri: string | undefined): Severity {
  return BY_IRI[iri ?? ""] ?? "violation";
}

/** The text for a curator: English, else without language, else any. */
export function chooseMessage(messages: readonly Term[]): string | undefined {
  const literals = messages.filter((message) => message.termType === "Literal");
  const byLanguage = (wanted: string) => literals.find(({ language }) => language === wanted);
  return (byLanguage("en") ?? byLanguage("") ?? literals[0])?.value;
}

/** The gravest first, then shape by shape. */
export function compareFindings(a: Finding, b: Finding): number {
  const key = ({ shape = "", focus, path = "", value, message }: Finding) =>
    [shape, focus?.value ?? "", path, value?.value ?? "", message].join("\n");
  const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity);
  return rank(a) - rank(b) || (key(a) < key(b) ? -1 : 1);
}
