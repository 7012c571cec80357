// How the editor looks: in the colours of the page, which it takes from the variables of its style.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const theme = EditorView.theme({
  "&": {
    border: "1px solid var(--edge)",
    borderRadius: "var(--radius)",
    background: "var(--sunken)",
    color: "var(--ink)",
    fontSize: "0.95rem",
  },
  "&.cm-focused": { outline: "3px solid var(--link)", outlineOffset: "2px" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    lineHeight: "1.5",
    minHeight: "14rem",
    maxHeight: "60vh",
  },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.75rem 0" },
  ".cm-line": { padding: "0 0.75rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": {
    background: "transparent",
    color: "var(--soft)",
    border: "0",
    borderRight: "1px solid var(--line)",
  },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--link) 25%, transparent) !important",
  },
  ".cm-tooltip": {
    background: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--edge)",
    borderRadius: "var(--radius)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxWidth: "90vw" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    background: "var(--link) !important",
    color: "var(--paper) !important",
  },
  ".cm-completionDetail": { color: "inherit", fontStyle: "normal", fontFamily: "var(--sans)" },
  ".cm-diagnostic": { whiteSpace: "pre-wrap", fontFamily: "var(--sans)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--mark)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--mark)",
    textUnderlineOffset: "0.25em",
  },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--c1)", fontWeight: "600" },
  { tag: [tags.variableName, tags.local(tags.variableName)], color: "var(--c5)" },
  { tag: [tags.string, tags.meta], color: "var(--c6)" },
  { tag: tags.atom, color: "var(--c4)" },
  { tag: [tags.standard(tags.variableName), tags.propertyName], color: "var(--c3)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

export const LOOK: Extension = [theme, syntaxHighlighting(colours)];
