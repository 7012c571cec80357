// Where in a triple the cursor stands, as far as the text before it tells.

/** What can stand at the cursor. */
export interface Position {
  readonly of: "subject" | "property" | "class" | "object";
  /** The subject of the triple, as it is written. */
  readonly subject: string;
}

const TOKENS =
  /<[^<>"{}|^`\\\s]*>|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#[^\n]*|[?$][\p{L}\p{N}_]+|(?:[\p{L}_][\p{L}\p{N}_.-]*)?:(?:[\p{L}\p{N}_.:%-]|\\.)*|@[A-Za-z-]+|[\p{L}_][\p{L}\p{N}_]*|\d[\d.eE]*|\S/gu;

const TYPE = /^(?:a|rdf:type|<http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#type>)$/;

/** What joins the parts of a property path; the cursor stays at the property. */
const PATH = /^[/|^()!*+?]$/;

/** Words after which a pattern begins anew. */
const ANEW = /^(?:optional|union|minus|graph|where|exists|not|service)$/i;

export function positionAt(before: string): Position {
  let terms: string[] = [];
  for (const [token] of before.matchAll(TOKENS)) {
    if (token.startsWith("#")) continue;
    if (token === ";") terms = terms.slice(0, 1);
    else if (token === ",") terms = terms.slice(0, 2);
    else if (/^[.{}]$/.test(token) || ANEW.test(token)) terms = [];
    else if (terms.length === 0 || !PATH.test(token)) terms.push(token);
    else terms = terms.slice(0, 1);
  }
  const [subject = "", property = ""] = terms;
  if (terms.length === 0) return { of: "subject", subject };
  if (terms.length === 1) return { of: "property", subject };
  return { of: TYPE.test(property) && terms.length === 2 ? "class" : "object", subject };
}

/** The class that the text gives to a subject, as it is written. */
export function classIn(text: string, subject: string): string | undefined {
  const tokens = [...text.matchAll(TOKENS)].map(([token]) => token);
  const at = tokens.findIndex(
    (token, index) => token === subject && TYPE.test(tokens[index + 1] ?? ""),
  );
  return at === -1 ? undefined : tokens[at + 2];
}
