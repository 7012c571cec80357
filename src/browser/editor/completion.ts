// What the editor offers to write: words of the data with their names and counts, prefixes, variables and keywords.

import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import type { EditorTerm, EditorVocabulary } from "../../model/editor-vocabulary.ts";
import { classIn, type Position, positionAt } from "./position.ts";

const KEYWORDS =
  "SELECT DISTINCT WHERE FILTER OPTIONAL UNION MINUS GRAPH BIND VALUES ORDER BY GROUP BY HAVING LIMIT OFFSET COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT CONSTRUCT DESCRIBE ASK EXISTS NOT EXISTS LANG LANGMATCHES STR CONTAINS STRSTARTS REGEX YEAR COALESCE IF BOUND DATATYPE PREFIX"
    .split(/ (?!BY|EXISTS)/)
    .map((label): Completion => ({ label, type: "keyword" }));

/** What is being written: a prefixed name, a word or a variable. */
const WORD = /[?$]?[\p{L}\p{N}_:.-]*$/u;

/** Completes from the vocabulary once it has come; before, from the text alone. */
export function completionFrom(
  vocabulary: () => Promise<EditorVocabulary | undefined>,
  language: string,
): CompletionSource {
  return async (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const word = WORD.exec(line.text.slice(0, context.pos - line.from))?.[0] ?? "";
    if (word === "" && !context.explicit) return null;
    const from = context.pos - word.length;
    if (/^[?$]/.test(word)) return { from, options: variables(context) };
    const known = await vocabulary();
    if (known === undefined) return { from, options: KEYWORDS };
    const position = positionAt(context.state.sliceDoc(0, from));
    return resultFor(context, from, known, position, language);
  };
}

function resultFor(
  { state }: CompletionContext,
  from: number,
  known: EditorVocabulary,
  position: Position,
  language: string,
): CompletionResult {
  const offer = (terms: readonly EditorTerm[], type: string, boost: (at: number) => number) =>
    terms.map((term, at) => optionOf(term, { type, boost: boost(at), known, language }));
  if (position.of === "class") return { from, options: offer(known.classes, "class", falling) };
  if (position.of === "property") {
    const has = propertiesOfSubject(state.doc.toString(), position.subject, known);
    const properties = offer(known.properties, "property", (at) =>
      has === undefined || has.has(at) ? falling(at) : -50,
    );
    return { from, options: [{ label: "a", type: "keyword", boost: 99 }, ...properties] };
  }
  return { from, options: [...KEYWORDS, ...prefixes(known)] };
}

/** What is more frequent comes first, of what fits equally well. */
const falling = (at: number): number => Math.max(0, 40 - at);

function propertiesOfSubject(
  text: string,
  subject: string,
  { classes, prefixes: namespaces }: EditorVocabulary,
): ReadonlySet<number> | undefined {
  const written = classIn(text, subject) ?? "";
  const [, prefix = "", local = ""] = /^([^<:]*):(.*)$/.exec(written) ?? [];
  const iri = written.startsWith("<") ? written.slice(1, -1) : `${namespaces[prefix]}${local}`;
  const found = classes.find((known) => known.iri === iri || known.name === written);
  return found === undefined || found.has.length === 0 ? undefined : new Set(found.has);
}

interface OptionTraits {
  readonly type: string;
  readonly boost: number;
  readonly known: EditorVocabulary;
  readonly language: string;
}

/** Found by its name and by its label alike. */
function optionOf(
  { iri, name, label, count }: EditorTerm,
  { type, boost, known, language }: OptionTraits,
): Completion {
  const written = name ?? `<${iri}>`;
  const number = new Intl.NumberFormat(language).format(count);
  return {
    label: `${written} ${label}`,
    displayLabel: written,
    detail: `${label} · ${number}`,
    type,
    boost,
    apply: (view, _, from, to) => write(view, written, { from, to }, known.prefixes),
  };
}

function prefixes({ prefixes: namespaces }: EditorVocabulary): Completion[] {
  return Object.entries(namespaces).map(([prefix, namespace]) => ({
    label: `${prefix}:`,
    detail: namespace,
    type: "namespace",
    boost: -10,
    apply: (view, _, from, to) => write(view, `${prefix}:`, { from, to }, namespaces),
  }));
}

/** Writes a name, and the line that declares its prefix where there is none. */
function write(
  view: EditorView,
  name: string,
  place: { readonly from: number; readonly to: number },
  namespaces: EditorVocabulary["prefixes"],
): void {
  const text = view.state.doc.toString();
  const prefix = /^([^<:]*):/.exec(name)?.[1];
  const namespace = prefix === undefined ? undefined : namespaces[prefix];
  const isDeclared = new RegExp(`^\\s*PREFIX\\s+${prefix}:`, "im").test(text);
  const declaration =
    namespace === undefined || isDeclared ? "" : `PREFIX ${prefix}: <${namespace}>\n`;
  view.dispatch({
    changes: [
      { from: 0, insert: declaration },
      { ...place, insert: name },
    ],
    selection: { anchor: place.from + declaration.length + name.length },
    userEvent: "input.complete",
  });
}

function variables({ state, pos }: CompletionContext): Completion[] {
  const before = state.sliceDoc(0, pos).replace(/[?$][\p{L}\p{N}_]*$/u, "");
  const found = (before + state.sliceDoc(pos)).match(/[?$][\p{L}\p{N}_]+/gu) ?? [];
  return [...new Set(found)].map((label) => ({ label, type: "variable" }));
}
