// Text of pages as people copy it.

import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export function textOf(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

function elements(node: Node): Element[] {
  const inside = "childNodes" in node ? node.childNodes.flatMap(elements) : [];
  return defaultTreeAdapter.isElementNode(node) ? [node, ...inside] : inside;
}

/** The text of the element with this id. */
export function codeOf(page: string, id: string): string {
  const found = elements(parse(page)).find(({ attrs }) =>
    attrs.some(({ name, value }) => name === "id" && value === id),
  );
  return found === undefined ? "" : textOf(found);
}

/** What stands in each `<details>` below its summary. */
export function programs(page: string): Map<string, string> {
  const details = elements(parse(page)).filter(({ tagName }) => tagName === "details");
  return new Map(
    details.map((element) => {
      const inside = elements(element);
      const named = (tag: string) => inside.find(({ tagName }) => tagName === tag);
      const [summary, pre] = [named("summary"), named("pre")];
      return [summary ? textOf(summary) : "", pre ? textOf(pre) : ""];
    }),
  );
}
