// A collection with all that lists and pages of the whole are made of: names in two languages, dates, links, points, shapes.

import { once } from "node:events";
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BASE } from "./graph.mjs";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>";
const TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
const GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#";
const COLOURS =
  "amber blue cedar delta ember flint grove heron iron jade kelp linen maple north olive pearl";
const FARBEN =
  "Bernstein Blau Zeder Delta Glut Feuerstein Hain Reiher Eisen Jade Tang Leinen Ahorn Nord Olive Perle";
const [WORDS, WORTE] = [COLOURS.split(" "), FARBEN.split(" ")];
const MATERIALS = ["wood", "stone", "clay", "silver", "paper", "silk"];

/** Triples of one work, with its share of those of makers and places. */
const PER_WORK = 10;

const iri = (local) => `<${BASE}${local}>`;
const text = (value, language) => `"${value}"@${language}`;
const typed = (value, type) => `"${value}"^^<${XSD}${type}>`;
const name = (words, number) =>
  [0, 4, 8].map((shift) => words[(number >> shift) % words.length]).join(" ");

const ONTOLOGY = `@prefix : <${BASE}ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
<${BASE}ns> a owl:Ontology ; rdfs:label "Collection"@en .
:Work a owl:Class ; rdfs:label "work"@en , "Werk"@de .
:Painting a owl:Class ; rdfs:subClassOf :Work ; rdfs:label "painting"@en .
:Maker a owl:Class ; rdfs:label "maker"@en .
:Place a owl:Class ; rdfs:label "place"@en .
:maker a owl:ObjectProperty ; rdfs:label "maker"@en ; rdfs:domain :Work ; rdfs:range :Maker .
:madeIn a owl:ObjectProperty ; rdfs:label "made in"@en .
:related a owl:ObjectProperty ; rdfs:label "related to"@en .
:date a owl:DatatypeProperty ; rdfs:label "date"@en .
:material a owl:DatatypeProperty ; rdfs:label "material"@en .
:height a owl:DatatypeProperty ; rdfs:label "height"@en .
:WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:property
  [ sh:path :madeIn ; sh:order 1 ] ,
  [ sh:path :material ; sh:order 2 ] ,
  [ sh:path :date ; sh:order 3 ] ,
  [ sh:path :maker ; sh:order 4 ] .
`;

function workOf(number, works) {
  const work = iri(`work/${number}`);
  const month = String(1 + (number % 12)).padStart(2, "0");
  return [
    [TYPE, iri(number % 3 === 0 ? "ns#Painting" : "ns#Work")],
    [LABEL, text(`${name(WORDS, number)} ${number}`, "en")],
    ...(number % 2 === 0 ? [[LABEL, text(`${name(WORTE, number)} ${number}`, "de")]] : []),
    [iri("ns#maker"), iri(`maker/${Math.floor(number / 20)}`)],
    [iri("ns#madeIn"), iri(`place/${number % 500}`)],
    ...(number % 7 === 0
      ? []
      : [[iri("ns#date"), typed(`${1500 + (number % 500)}-${month}-01`, "date")]]),
    [iri("ns#material"), `"${MATERIALS[number % MATERIALS.length]}"`],
    [iri("ns#related"), iri(`work/${(number * 7 + 1) % works}`)],
    [iri("ns#height"), typed(10 + ((number * 7) % 290), "integer")],
    [iri("ns#note"), text(`Kept in room ${number % 40}, under the number ${number}.`, "en")],
    [iri("ns#number"), `"W-${number}"`],
  ].map(([property, value]) => `${work} ${property} ${value} .`);
}

function makerOf(number) {
  const maker = iri(`maker/${number}`);
  return [
    `${maker} ${TYPE} ${iri("ns#Maker")} .`,
    `${maker} ${LABEL} ${text(`Maker ${name(WORDS, number)} ${number}`, "en")} .`,
  ];
}

function placeOf(number) {
  const place = iri(`place/${number}`);
  const decimal = (value) => typed(value.toFixed(2), "decimal");
  return [
    `${place} ${TYPE} ${iri("ns#Place")} .`,
    `${place} ${LABEL} ${text(`Place ${name(WORDS, number)} ${number}`, "en")} .`,
    `${place} <${GEO}lat> ${decimal((number % 140) - 70)} .`,
    `${place} <${GEO}long> ${decimal(((number * 7) % 340) - 170)} .`,
  ];
}

/** Writes the folder of a publication with about so many triples. */
export async function writeCollection(folder, triples) {
  const works = Math.ceil(triples / PER_WORK);
  for (const room of ["data", "ontology"]) mkdirSync(join(folder, room), { recursive: true });
  writeFileSync(join(folder, "ontology/collection.ttl"), ONTOLOGY);
  const out = createWriteStream(join(folder, "data/collection.nt"));
  const put = async (lines) => {
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
  };
  for (let number = 0; number < 500; number += 1) await put(placeOf(number));
  for (let number = 0; number < works; number += 1) {
    if (number % 20 === 0) await put(makerOf(number / 20));
    await put(workOf(number, works));
  }
  out.end();
  await once(out, "close");
}
