// Rows in words: the sentence of the query with the cells of each row in it.

import { html } from "hono/html";
import { isInterfaceLanguage } from "../../model/languages.ts";
import type { Text } from "../../model/release.ts";
import { languageMark } from "../layout.ts";
import { booleanText } from "../literal.ts";
import type { Markup } from "../markup.ts";
import { sayText } from "../words/message.ts";
import { cellMarkup, numberIn } from "./cell.ts";
import { tableView } from "./table.ts";
import type { Shown, ShownRow } from "./view.ts";

/** Without a sentence: yes or no for a question that asks that, else a table. */
export function sentenceView(shown: Shown): Markup {
  const { page, query, rows } = shown;
  const sentence = query?.sentence[0];
  if (sentence !== undefined) return sentences(shown, sentence) ?? tableView(shown);
  const answer = query?.kind === "ASK" ? rows[0]?.cells["answer"]?.value : undefined;
  return typeof answer === "string"
    ? html`<p class="sentence">${booleanText(page, answer) ?? answer}</p>`
    : tableView(shown);
}

/** Nothing when the message cannot be said with these columns. */
function sentences(shown: Shown, sentence: Text): Markup | undefined {
  const { page, sources, rows } = shown;
  const mark = languageMark(page, sentence.language);
  const language = isInterfaceLanguage(sentence.language) ? sentence.language : page.language;
  try {
    const said = rows.map((row) => {
      const text = sayText(language, sentence.value, valuesOf(shown, row));
      return html`<p class="sentence"${mark}>${text}${sources.marksOf(row.sources)}</p>`;
    });
    return html`${said}`;
  } catch {
    return undefined; // The data has no number or date where the message wants one.
  }
}

type Values = Record<string, string | number | Markup>;

/** Numbers as numbers, for the rules of plurals; a column without a value as nothing. */
function valuesOf({ page, columns }: Shown, { cells }: ShownRow): Values {
  return Object.fromEntries(
    columns.map(({ name }) => {
      const value = cells[name];
      const number = numberIn(value);
      if (number !== undefined) return [name, number];
      // What chooses between forms is compared with the words of the message.
      const isPlain = value?.type === "literal" && value.datatype === undefined;
      return [
        name,
        isPlain && typeof value.value === "string" ? value.value : cellMarkup(page, cells, name),
      ];
    }),
  );
}
