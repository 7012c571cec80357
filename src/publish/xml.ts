// Text in XML.

/** XML 1.0 §2.2 has no other control characters. */
const NO_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** A text as content of an element or an attribute; what XML cannot hold is left out. */
export function xmlText(text: string): string {
  return text.replace(NO_XML, "").replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}
