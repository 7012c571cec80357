// chancery explain: what an error code means and what to do, from docs/errors.md.

import { readFile } from "node:fs/promises";
import { ChanceryError, ERRORS } from "../model/error.ts";
import { nearest } from "../model/text.ts";
import { type CommandSpec, NO_FOLDER } from "./command.ts";

const GUIDE = new URL("../../docs/errors.md", import.meta.url);

export const EXPLAIN: CommandSpec = {
  name: "explain",
  summary: "Explains an error code.",
  words: [["code", "such as RDF-104"]],
  options: [],
  examples: [["chancery explain RDF-104", "says what the code means and what to do"]],
  folder: NO_FOLDER,
  run: async ({ words, out }) => {
    const code = (words[0] ?? "").toUpperCase();
    if (!Object.hasOwn(ERRORS, code)) throw unknownCode(code);
    const text = sectionOf(await readFile(GUIDE, "utf8"), code);
    out(`${text}\n`);
    return { code: 0, result: { code, ...ERRORS[code as keyof typeof ERRORS], text } }; // checked above
  },
};

/** The section of a code, without the one that follows. */
function sectionOf(guide: string, code: string): string {
  const start = guide.indexOf(`### ${code}`);
  const end = guide.slice(start + 4).search(/^##/m);
  return (end === -1 ? guide.slice(start) : guide.slice(start, start + 4 + end)).trim();
}

function unknownCode(code: string): ChanceryError {
  const meant = nearest(code, Object.keys(ERRORS));
  return new ChanceryError({
    code: "CLI-701",
    message: `there is no error code ${code}`,
    hint: meant === undefined ? "See docs/errors.md for all codes." : `Did you mean ${meant}?`,
  });
}
