// Marks at what the server finds wrong with the text.

import { type Diagnostic, linter } from "@codemirror/lint";
import type { Extension, Text } from "@codemirror/state";
import type { EditorProblem } from "../../model/editor-vocabulary.ts";

/** How long somebody must stop typing before the server is asked, in ms. */
const DELAY = 600;

/** Asks this address what is wrong with the text. */
export function marksFrom(address: string): Extension {
  return linter(
    async ({ state: { doc } }) => {
      const headers = { "Content-Type": "application/sparql-query", Accept: "application/json" };
      try {
        const answer = await fetch(address, { method: "POST", headers, body: doc.toString() });
        if (!answer.ok) return [];
        const { problems }: { problems: EditorProblem[] } = await answer.json();
        return problems.map((problem) => diagnosticOf(doc, problem));
      } catch {
        return []; // without the network there are no marks
      }
    },
    { delay: DELAY },
  );
}

function diagnosticOf(doc: Text, problem: EditorProblem): Diagnostic {
  const { message, hint, line: number = 1, column = 1, endColumn = column + 1 } = problem;
  const line = doc.line(Math.min(number, doc.lines));
  const from = Math.min(line.from + column - 1, line.to);
  const to = Math.min(line.from + endColumn - 1, line.to);
  const told = hint === undefined ? message : `${message}\n${hint}`;
  return { from, to: Math.max(from, to), severity: "error", message: told };
}
