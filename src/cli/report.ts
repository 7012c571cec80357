// Problems as people read them: code, message, place, excerpt with a mark, and what to do.

import type { Problem } from "../model/error.ts";
import type { Colors } from "./effects.ts";

/** How much of a long line is shown round the mark. */
const WIDTH = 100;

/** All problems, one after the other. */
export function reportProblems(problems: readonly Problem[], colors: Colors): string {
  return problems.map((problem) => reportProblem(problem, colors)).join("\n");
}

function reportProblem(problem: Problem, colors: Colors): string {
  const { code, message, file, line, column, hint } = problem;
  const place = [file ?? (line === undefined ? undefined : "query"), line, column]
    .filter((part) => part !== undefined)
    .join(":");
  const lines = [
    `${colors.red(colors.bold(`error[${code}]`))}: ${visible(message)}`,
    ...(place === "" ? [] : [`  ${colors.blue("-->")} ${visible(place)}`]),
    ...excerptOf(problem, colors),
    ...(hint === undefined ? [] : [`   ${colors.blue("=")} help: ${visible(hint)}`]),
  ];
  return `${lines.join("\n")}\n`;
}

function excerptOf(
  { excerpt, line, column = 1, endColumn = column + 1 }: Problem,
  colors: Colors,
): string[] {
  if (excerpt === undefined || line === undefined) return [];
  const from = Math.max(0, column - 1 - WIDTH / 2);
  const shown = visible(excerpt.slice(from, from + WIDTH));
  const before = visible(excerpt.slice(from, column - 1));
  const marked = visible(excerpt.slice(column - 1, Math.min(endColumn - 1, from + WIDTH)));
  const gutter = " ".repeat(String(line).length);
  return [
    ` ${gutter} ${colors.blue("|")}`,
    ` ${colors.blue(String(line))} ${colors.blue("|")} ${shown}`,
    ` ${gutter} ${colors.blue("|")} ${" ".repeat(before.length)}${colors.red("^".repeat(Math.max(1, marked.length)))}`,
  ];
}

/** Control characters would be obeyed by the terminal; they are shown instead. */
function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these very characters are meant
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd").replaceAll("\t", " ");
}
