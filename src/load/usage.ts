// How classes and properties are used, and where links lead, counted in one pass over the quads.

import type { Linkset, QuadTable, Usage } from "../model/release.ts";
import { NAMESPACES, RDF_TYPE, term } from "../model/vocabulary.ts";
import { linesOf, splitLine } from "../rdf/quad-lines.ts";

type Counts = Map<string, number>;

/** What is counted of a subject as a whole. */
interface Thing {
  readonly subject: string;
  readonly classes: Set<string>;
  readonly properties: Set<string>;
}

const SAME_AS = term("owl", "sameAs");

/** Namespaces of vocabularies and shapes: what their properties point at are terms, not things. */
const MACHINERY = [NAMESPACES.rdf, NAMESPACES.rdfs, NAMESPACES.owl, NAMESPACES.sh];

/** Counts each triple once, in however many graphs it stands. */
export function countUsage(quads: QuadTable, base: string): Usage {
  const properties: Counts = new Map();
  const ofClasses = new Map<string, Counts>();
  const examples = new Map<string, string>();
  const links: Counts = new Map();
  let before = "";
  let thing = newThing("");
  for (const line of linesOf(quads.bytes)) {
    const { triple } = splitLine(line);
    if (triple === before) continue;
    before = triple;
    const [subject = "", predicate = ""] = triple.split(" ", 2);
    if (subject !== thing.subject) {
      countThing(ofClasses, thing);
      thing = newThing(subject);
    }
    const property = predicate.slice(1, -1);
    add(properties, property);
    thing.properties.add(property);
    const object = triple.slice(subject.length + predicate.length + 2);
    if (!object.startsWith("<")) continue;
    const isOurs = subject.startsWith(base, 1);
    if (property === RDF_TYPE) {
      const kind = object.slice(1, -1);
      thing.classes.add(kind);
      if (isOurs && !subject.includes("#") && !examples.has(kind))
        examples.set(kind, subject.slice(1, -1));
    } else if (isOurs) countLink(links, property, object, base);
  }
  countThing(ofClasses, thing);
  return {
    properties: mostFirst(properties),
    ofClasses: new Map([...ofClasses].map(([kind, of]) => [kind, new Map(mostFirst(of))])),
    examples,
    links: mostFirst(links).map(([key, count]) => toLinkset(key, count)),
  };
}

function newThing(subject: string): Thing {
  return { subject, classes: new Set(), properties: new Set() };
}

function countThing(ofClasses: Map<string, Counts>, { classes, properties }: Thing): void {
  for (const kind of classes) {
    const of = ofClasses.get(kind) ?? new Map<string, number>();
    ofClasses.set(kind, of);
    for (const property of properties) add(of, property);
  }
}

/** Counts a link that leads elsewhere on the web. */
function countLink(links: Counts, property: string, object: string, base: string): void {
  const [, space] = /^<(https?:\/\/[^>]*[/#])[^/#>]*>$/.exec(object) ?? [];
  if (space === undefined || space.startsWith(base)) return;
  if (property !== SAME_AS && MACHINERY.some((namespace) => property.startsWith(namespace))) return;
  add(links, `${property} ${space}`);
}

function toLinkset(key: string, count: number): Linkset {
  const [property = "", space = ""] = key.split(" ");
  return { property, space, count };
}

function add(counts: Counts, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFirst(counts: Counts): [string, number][] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
