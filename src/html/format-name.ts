// What a format is called in the language of the reader.

import type { Page } from "./page.ts";
import { FORMAT_WORDS } from "./words/formats.ts";

export function formatName(page: Page, id: string, name: string): string {
  const words = FORMAT_WORDS[id];
  return words === undefined ? name : page.say(words);
}
