// The editor of the page of queries, on top of a form that works without it.

import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, StreamLanguage } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { Compartment, EditorState, type Extension, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import type { EditorVocabulary } from "../model/editor-vocabulary.ts";
import { completionFrom } from "./editor/completion.ts";
import { LOOK } from "./editor/look.ts";
import { marksFrom } from "./editor/marks.ts";

/** What Tab does: it leaves the editor, unless somebody wants it to indent. */
const tab = new Compartment();

function helpFrom({ vocabulary, check }: DOMStringMap): Extension {
  if (vocabulary === undefined || check === undefined) return [];
  let asked: Promise<EditorVocabulary | undefined> | undefined;
  const known = () => {
    asked ??= fetch(vocabulary).then(
      (answer) => (answer.ok ? answer.json() : undefined),
      () => undefined,
    );
    return asked;
  };
  const complete = completionFrom(known, document.documentElement.lang);
  return [autocompletion({ override: [complete], icons: false }), marksFrom(check), lintGutter()];
}

/** All that the editor does, for a text that is to be kept in the field of the form. */
function extensionsFor(area: HTMLTextAreaElement, run: () => boolean): Extension[] {
  return [
    Prec.highest(
      keymap.of([
        { key: "Ctrl-Enter", run },
        { key: "Mod-Enter", run },
      ]),
    ),
    tab.of([]),
    keymap.of([...completionKeymap, ...lintKeymap, ...defaultKeymap, ...historyKeymap]),
    lineNumbers(),
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    EditorView.lineWrapping,
    StreamLanguage.define(sparql),
    LOOK,
    helpFrom(area.dataset),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) area.value = state.doc.toString();
    }),
  ];
}

function edit(area: HTMLTextAreaElement, form: HTMLFormElement): void {
  const run = () => {
    form.requestSubmit();
    return true;
  };
  const label = form.querySelector<HTMLLabelElement>(`label[for="${area.id}"]`);
  const keys = document.getElementById(area.getAttribute("aria-describedby") ?? "");
  const names = EditorView.contentAttributes.of({
    "aria-label": label?.textContent ?? "",
    "aria-description": keys?.firstChild?.textContent?.trim() ?? "",
  });
  const host = document.createElement("div");
  // A root of its own takes its style as sheets, which the policy of the page allows; <style> it does not.
  const root = host.attachShadow({ mode: "open", delegatesFocus: true });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: area.value,
      extensions: [names, ...extensionsFor(area, run)],
    }),
  });
  area.before(host);
  area.hidden = true;
  label?.addEventListener("click", () => view.focus());
  keys?.removeAttribute("hidden");
  offerIndenting(view);
}

function offerIndenting(view: EditorView): void {
  const indent = document.querySelector<HTMLInputElement>("input#indent");
  indent?.addEventListener("change", () => {
    view.dispatch({ effects: tab.reconfigure(indent.checked ? keymap.of([indentWithTab]) : []) });
  });
}

const area = document.querySelector<HTMLTextAreaElement>("textarea#query");
if (area?.form) edit(area, area.form);
