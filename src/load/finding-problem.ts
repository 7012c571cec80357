// A finding of SHACL validation in the form of a problem.

import type { Problem } from "../model/error.ts";
import type { Finding } from "../model/release.ts";
import { termToNTriples } from "../rdf/term.ts";

export function findingProblem({ message, focus, path, value }: Finding): Problem {
  const where = focus === undefined ? "" : `${focus.value}: `;
  const details = [
    path === undefined ? "" : `property ${path}`,
    value === undefined ? "" : `value ${termToNTriples(value)}`,
  ].filter((part) => part !== "");
  return {
    code: "SHP-401",
    message: where + message,
    ...(details.length > 0 && { hint: `See the ${details.join(", ")}.` }),
  };
}
