// The findings of SHACL validation, for programs: as a report in RDF (SHACL §3.6), as JSON, as a table.

import type { Quad, Term } from "@rdfjs/types";
import type { Finding, Severity, ValidationReport } from "../model/release.ts";
import { term } from "../model/vocabulary.ts";
import { factory, termToNTriples } from "../rdf/term.ts";
import { csvCell } from "./browse/twins.ts";
import { describeNode } from "./statements.ts";

const SEVERITY_TERMS: Readonly<Record<Severity, string>> = {
  violation: term("sh", "Violation"),
  warning: term("sh", "Warning"),
  info: term("sh", "Info"),
};

/** What a result says of its constraint when the validator does not name it: each result must name one. */
const SPARQL_COMPONENT = term("sh", "SPARQLConstraintComponent");

/** The report as a `sh:ValidationReport`, each result with an address. */
export function describeReport(base: string, report: ValidationReport): Quad[] {
  const address = `${base}quality#report`;
  const results = report.findings.map((_, at) => `${base}quality#result-${at + 1}`);
  return [
    ...describeNode(address, ["sh:ValidationReport"], {
      "sh:conforms": conformance(report),
      "rdfs:comment": remarkOn(report),
      "sh:result": results.map((iri) => ({ iri })),
    }),
    ...report.findings.flatMap((finding, at) => describeResult(results[at] ?? address, finding)),
  ];
}

/** Nothing where no constraint is found broken and not all were checked. */
function conformance({ findings, unchecked = 0 }: ValidationReport): Term | undefined {
  return findings.length === 0 && unchecked > 0 ? undefined : typedBoolean(findings.length === 0);
}

function remarkOn({ unchecked = 0 }: ValidationReport): { text: string; language: string }[] {
  return unchecked === 0
    ? []
    : [
        {
          text: `${unchecked} constraints were not checked: the graph lies at an endpoint.`,
          language: "en",
        },
      ];
}

function typedBoolean(value: boolean): Term {
  return factory.literal(String(value), factory.namedNode(term("xsd", "boolean")));
}

function describeResult(address: string, finding: Finding): Quad[] {
  const { severity, message, focus, path, value, shape, component = SPARQL_COMPONENT } = finding;
  return describeNode(address, ["sh:ValidationResult"], {
    "sh:resultSeverity": { iri: SEVERITY_TERMS[severity] },
    "sh:resultMessage": { text: message },
    "sh:sourceConstraintComponent": { iri: component },
    "sh:focusNode": focus,
    "sh:resultPath": path === undefined ? undefined : { iri: path },
    "sh:value": value,
    "sh:sourceShape": shape === undefined ? undefined : { iri: shape },
  });
}

/** The columns of the table, and what of a finding stands in each. */
const COLUMNS: Readonly<Record<string, (finding: Finding) => string>> = {
  severity: ({ severity }) => severity,
  message: ({ message }) => message,
  focus: ({ focus }) => textOf(focus),
  path: ({ path = "" }) => path,
  value: ({ value }) => textOf(value),
  shape: ({ shape = "" }) => shape,
};

/** The findings as rows of texts by column. */
export function findingRows({ findings }: ValidationReport): Record<string, string>[] {
  return findings.map((finding) =>
    Object.fromEntries(Object.entries(COLUMNS).map(([name, read]) => [name, read(finding)])),
  );
}

/** The findings as CSV (RFC 4180). */
export function findingsCsv(report: ValidationReport): string {
  const names = Object.keys(COLUMNS);
  const rows = findingRows(report).map((row) => names.map((name) => row[name] ?? ""));
  return [names, ...rows].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function textOf(given: Term | undefined): string {
  if (given === undefined) return "";
  return given.termType === "NamedNode" ? given.value : termToNTriples(given);
}
