// The field of a form for a parameter of a stored query.

import { html } from "hono/html";
import type { Problem } from "../../model/error.ts";
import { DEFAULT_LANGUAGE } from "../../model/languages.ts";
import type { ParameterType, QueryParameter } from "../../model/stored-query.ts";
import { type Choice, choicesFor } from "../../publish/choices.ts";
import { languageMark } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { QUESTION } from "../words/question.ts";

/** How a value is typed in: the type of the field, and the step of a number. */
const INPUTS: Readonly<Record<ParameterType, readonly [type: string, step?: string]>> = {
  iri: ["text"],
  string: ["text"],
  langString: ["text"],
  integer: ["number", "1"],
  decimal: ["number", "any"],
  boolean: ["text"],
  date: ["date"],
  gYear: ["number", "1"],
  gYearMonth: ["month"],
};

/** A field with its label, the value that was given, and what is wrong with that. */
export function fieldMarkup(
  page: Page,
  parameter: QueryParameter,
  given: string | undefined,
  problem: Problem | undefined,
): Markup {
  const { name, label } = parameter;
  const id = `p-${name}`;
  const value = given ?? parameter.default ?? "";
  const english = languageMark(page, DEFAULT_LANGUAGE);
  const told =
    problem === undefined
      ? ""
      : html`<p id="${id}-wrong" class="wrong"${english}>${problem.message}. ${problem.hint ?? ""}</p>`;
  return html`<div class="field"><label for="${id}"${languageMark(page, label[0].language)}>${label[0].value}</label>${control(page, parameter, { id, value, isWrong: problem !== undefined })}${told}</div>`;
}

interface Control {
  readonly id: string;
  readonly value: string;
  readonly isWrong: boolean;
}

function control(page: Page, parameter: QueryParameter, { id, value, isWrong }: Control): Markup {
  const { name, type } = parameter;
  const marks = isWrong ? html` aria-describedby="${id}-wrong"` : "";
  const choices = offered(page, parameter);
  if (choices.length > 0) {
    const { base } = page.release;
    const short = type === "iri" && value.startsWith(base) ? value.slice(base.length) : value;
    const known = choices.some((choice) => choice.value === short);
    const first = known ? [] : [{ value: short, label: short || page.say(QUESTION.nothing) }];
    const options = [...first, ...choices].map((choice) => option(choice, short));
    return html`<select id="${id}" name="${name}"${marks}>${options}</select>`;
  }
  // Browsers empty a field of dates or numbers that holds something else; what was given must stay.
  const [kind, step] = isWrong ? ["text"] : INPUTS[type];
  return html`<input id="${id}" name="${name}" type="${kind}"${step === undefined ? "" : html` step="${step}"`} value="${value}" required${marks}>`;
}

function offered(page: Page, parameter: QueryParameter): readonly Choice[] {
  return parameter.type === "boolean"
    ? [
        { value: "true", label: page.say(QUESTION.yes) },
        { value: "false", label: page.say(QUESTION.no) },
      ]
    : choicesFor(page.release, parameter, page.language);
}

function option({ value, label }: Choice, chosen: string): Markup {
  return html`<option value="${value}"${value === chosen ? html` selected` : ""}>${label}</option>`;
}
