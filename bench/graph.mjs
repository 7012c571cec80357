// The graph that the benches ask: works of a collection with makers and places, the same at each run.

import { once } from "node:events";
import { createWriteStream } from "node:fs";

export const BASE = "http://bench.example/";

const SCHEMA = "http://schema.org/";
const LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>";
const TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const WORDS =
  "amber blue cedar delta ember flint grove heron iron jade kelp linen maple north olive pearl".split(
    " ",
  );

/** Triples of one work, its makers' and its places' among them when it is the first that names them. */
const PER_WORK = 10;

/** How many works a graph of so many triples describes. */
export const worksOf = (triples) => Math.ceil(triples / PER_WORK);

const iri = (kind, number) => `<${BASE}${kind}/${number}>`;
const word = (number) => WORDS[number % WORDS.length];
const title = (number) => `${word(number)} ${word(number >> 4)} ${word(number >> 8)} ${number}`;

/** The triples of the work of that number. */
function linesOf(number, works) {
  const work = iri("work", number);
  const maker = Math.floor(number / 20);
  const place = number % Math.max(1, Math.floor(works / 200));
  return [
    `${work} ${TYPE} <${SCHEMA}VisualArtwork> .`,
    `${work} ${LABEL} "${title(number)}"@en .`,
    `${work} <${SCHEMA}creator> ${iri("maker", maker)} .`,
    `${work} <${SCHEMA}locationCreated> ${iri("place", place)} .`,
    `${work} <${SCHEMA}dateCreated> "${1500 + (number % 500)}"^^<${XSD}gYear> .`,
    `${work} <${SCHEMA}height> "${10 + ((number * 7) % 290)}"^^<${XSD}integer> .`,
    `${work} <${SCHEMA}isRelatedTo> ${iri("work", (number * 7 + 1) % works)} .`,
    `${work} <${SCHEMA}description> "A work in ${word(number >> 2)} and ${word(number >> 6)}, kept in room ${number % 40} of the house."@en .`,
    number % 20 === 0
      ? `${iri("maker", maker)} ${LABEL} "Maker ${title(maker)}"@en .`
      : `${work} <${SCHEMA}identifier> "W-${number}" .`,
    number < works / 200
      ? `${iri("place", number)} ${LABEL} "Place ${title(number)}"@en .`
      : `${work} <${SCHEMA}keywords> "${word(number)}" .`,
  ];
}

/** Writes exactly so many triples as N-Triples. */
export async function writeGraph(file, triples) {
  const works = worksOf(triples);
  const out = createWriteStream(file);
  for (let number = 0, left = triples; left > 0; number += 1) {
    const lines = linesOf(number, works).slice(0, left);
    left -= lines.length;
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}

/** Paths of things, spread over the whole graph. */
export function pathsOf(triples, count) {
  const works = worksOf(triples);
  return Array.from({ length: count }, (_, at) => `/work/${(at * 7919) % works}`);
}
