// Which languages stand in for one in which there is no text.

/** The language, the language without its region or script, `mul`, English. */
export function languageChain(language: string): string[] {
  return [...new Set([language, language.replace(/-.*/, ""), "mul", "en"])];
}
