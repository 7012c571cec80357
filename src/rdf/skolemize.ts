// Gives every blank node an address that depends on nothing but what is said of it.

import { createHash } from "node:crypto";
import type { BlankNode, Quad, Term } from "@rdfjs/types";
import { canonize } from "rdf-canonize";
import { factory, quadToLine } from "./term.ts";

/** Where skolem addresses stand below the base (RDF 1.1 Concepts §3.5). */
const PATH = ".well-known/genid/";

/** How often neighbours of blank nodes are looked at to tell apart those of one component. */
const ITERATIONS_MAX = 4096;

/** Whether an address stands for what was a blank node. */
export function isSkolem(iri: string, base: string): boolean {
  return iri.startsWith(`${base}${PATH}`);
}

/**
 * Replaces blank nodes by addresses. Nodes that share quads make a component; its canonical form
 * (RDFC-1.0) names them, so that the same content has the same addresses whatever else changes.
 * Of equal components each further one is numbered, so that no quad is lost.
 */
export async function skolemize(quads: readonly Quad[], base: string): Promise<Quad[]> {
  const components = componentsOf(quads);
  if (components.length === 0) return [...quads];
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  for (const component of components) {
    const { hash, order } = await canonicalOrder(component);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    const stem = `${base}${PATH}${hash}${count === 1 ? "" : `.${count}`}`;
    for (const [index, label] of order.entries()) names.set(label, `${stem}-${index}`);
  }
  return quads.map((quad) =>
    rename(quad, (node) => factory.namedNode(names.get(node.value) ?? "")),
  );
}

/** Quads with blank nodes, those that share a node together. */
function componentsOf(quads: readonly Quad[]): Quad[][] {
  const parents = new Map<string, string>();
  const find = (label: string): string => {
    let root = label;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root))
      root = up;
    parents.set(label, root);
    return root;
  };
  const blank = quads
    .map((quad) => ({ quad, labels: blankNodesOf(quad) }))
    .filter(({ labels }) => labels.length > 0);
  for (const { labels } of blank) {
    const [first = "", ...others] = labels.map(find);
    for (const other of others) parents.set(other, first);
  }
  const groups = new Map<string, Quad[]>();
  for (const { quad, labels } of blank) {
    const root = find(labels[0] ?? "");
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [quad]);
    else group.push(quad);
  }
  return [...groups.values()];
}

/** The hash of a component, and its blank nodes in the order that the hash is of. */
interface Ordered {
  readonly hash: string;
  readonly order: readonly string[];
}

/** Canonical where that can be found in time: for many nodes that look alike, it takes as long as one likes. */
async function canonicalOrder(component: readonly Quad[]): Promise<Ordered> {
  const labels = new Set(component.flatMap(blankNodesOf));
  if (labels.size === 1)
    return { hash: hashOf(component.map(withOneName).sort().join("\n")), order: [...labels] };
  const canonicalIdMap = new Map<string, string>();
  const maxDeepIterations = Math.max(ITERATIONS_MAX, labels.size);
  const canonical = await canonize(
    component.map((quad) => rename(quad, prefixed)),
    { algorithm: "RDFC-1.0", canonicalIdMap, maxDeepIterations },
  ).catch(() => undefined); // its one failure on quads of ours is that it gives up
  if (canonical === undefined) return orderOfAppearance(component, [...labels]);
  const numbered = [...canonicalIdMap].map(([label, id]) => ({
    label: label.replace(/^_:/, ""),
    number: Number(id.replace(/\D+/, "").replace(/^14n/, "")),
  }));
  numbered.sort((a, b) => a.number - b.number);
  return { hash: hashOf(canonical), order: numbered.map(({ label }) => label) };
}

/** As the file has them: the same file gives the same addresses, the same content in another order may not. */
function orderOfAppearance(component: readonly Quad[], labels: readonly string[]): Ordered {
  const names = new Map(labels.map((label, at) => [label, `a${at}`]));
  const name = ({ value }: BlankNode) => factory.blankNode(names.get(value) ?? "");
  const lines = component.map((quad) => quadToLine(rename(quad, name)));
  return { hash: hashOf(lines.sort().join("\n")), order: labels };
}

function withOneName(quad: Quad): string {
  return quadToLine(rename(quad, () => factory.blankNode("a")));
}

/** rdf-canonize wants blank nodes as `_:label`. */
function prefixed(node: BlankNode): Term {
  return { ...node, termType: "BlankNode", value: `_:${node.value}`, equals: node.equals };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 24);
}

function blankNodesOf({ subject, object, graph }: Quad): string[] {
  return [subject, object, graph]
    .filter(({ termType }) => termType === "BlankNode")
    .map(({ value }) => value);
}

function rename(quad: Quad, name: (node: BlankNode) => Term): Quad {
  const replace = <T extends Term>(term: T): T =>
    term.termType === "BlankNode" ? (name(term) as T) : term; // a node may stand where the blank node stood
  return factory.quad(
    replace(quad.subject),
    quad.predicate,
    replace(quad.object),
    replace(quad.graph),
  );
}
