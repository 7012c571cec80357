// DCAT 3 after DCAT-AP 3: the catalogue, the dataset with its downloads, and the SPARQL endpoint as a data service.

import type { Quad } from "@rdfjs/types";
import type { RdfFormatId } from "../model/format.ts";
import type { Release, Text } from "../model/release.ts";
import { term } from "../model/vocabulary.ts";
import { factory } from "../rdf/term.ts";
import type { ListedDump } from "./dumps.ts";
import { describeEntry } from "./entry.ts";
import { describeNode, type Value } from "./statements.ts";
import { datasetOf } from "./void.ts";

const MEDIA_TYPE = "http://www.iana.org/assignments/media-types/";
const SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256";
const PROTOCOL = "https://www.w3.org/TR/sparql11-protocol/";
const STABLE = "http://publications.europa.eu/resource/authority/planned-availability/STABLE";
/** SHACL takes for a resource only what is said to be one, and the shapes of DCAT-AP want that of addresses. */
const ADDRESS = "rdfs:Resource";
const FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/";

/** Syntaxes in the list of file types of the European Union, which DCAT-AP asks for. */
const FILE_TYPES: Readonly<Record<RdfFormatId, string>> = {
  turtle: "RDF_TURTLE",
  trig: "RDF_TRIG",
  ntriples: "RDF_N_TRIPLES",
  nquads: "RDF_N_QUADS",
  jsonld: "JSON_LD",
  "jsonld-expanded": "JSON_LD",
  rdfxml: "RDF_XML",
  json: "JSON",
};

/** What the catalogue says of a release. A dump that is still being written has no size yet, one that cannot be is left out. */
export function describeCatalogue(release: Release, listed: readonly ListedDump[]): Quad[] {
  const dumps = listed.filter(({ facts }) => facts !== "impossible");
  const { base, about, id } = release;
  const dataset = datasetOf(release);
  const service = `${base}data#sparql`;
  const title = about.title.map(textValue);
  const description = about.description.length > 0 ? about.description.map(textValue) : title;
  const license = licenseOf(release);
  const modified = typed(canonicalTime(release.modified), "dateTime");
  const shared = { "dcterms:license": license, "dcterms:publisher": { iri: publisherOf(release) } };
  const named = { "dcterms:title": title, "dcterms:description": description };
  return [
    ...describeNode(`${base}data#catalogue`, ["dcat:Catalog"], {
      ...shared,
      ...named,
      "dcterms:modified": modified,
      "foaf:homepage": { iri: base },
      "dcat:dataset": { iri: dataset },
      "dcat:service": { iri: service },
    }),
    ...describeNode(base, ["foaf:Document"], {}),
    ...describeNode(dataset, ["dcat:Dataset"], {
      ...shared,
      ...named,
      "dcterms:identifier": { text: dataset },
      "dcterms:modified": modified,
      "dcat:version": { text: about.version ?? id.slice(0, 12) },
      "dcat:landingPage": { iri: base },
      "dcat:distribution": dumps.map(({ name }) => ({ iri: distribution(release, name) })),
    }),
    ...describeEntry(release, dataset),
    ...dumps.flatMap((dump) => describeDistribution(release, dump)),
    ...describeService(service, release, shared),
    ...describePublisher(release),
    ...describeNode(STABLE, ["skos:Concept"], {
      "skos:prefLabel": { text: "stable", language: "en" },
    }),
    ...(license === undefined ? [] : describeNode(license.iri, ["dcterms:LicenseDocument"], {})),
  ];
}

function textValue({ value, language }: Text): Value {
  return { text: value, language };
}

function typed(value: string, type: string): Value {
  return factory.literal(value, factory.namedNode(term("xsd", type)));
}

/** As engines write it, so that a time is the same text wherever it is read (XML Schema 1.1, §3.3.7: no zeros at the end). */
function canonicalTime(time: Date): string {
  return time.toISOString().replace(/\.?0+Z$/, "Z");
}

function licenseOf({ about: { license } }: Release): { iri: string } | undefined {
  return license !== undefined && isAddress(license) ? { iri: license } : undefined;
}

function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(text);
}

/** The address of the publisher; one of ours when the catalogue entry gives a name alone, or nothing. */
function publisherOf({ about: { publisher }, base }: Release): string {
  return publisher !== undefined && isAddress(publisher) ? publisher : `${base}data#publisher`;
}

/** DCAT-AP wants an agent with a name; when nobody is named it is whoever runs the host. */
function describePublisher(release: Release): Quad[] {
  const { about, labels, base } = release;
  const publisher = publisherOf(release);
  const labelled = labels.labels(publisher);
  const names =
    labelled.length > 0
      ? labelled
      : [{ value: about.publisher ?? new URL(base).host, language: "" }];
  return describeNode(publisher, ["foaf:Agent"], { "foaf:name": names.map(textValue) });
}

function describeService(service: string, release: Release, shared: object): Quad[] {
  const { base } = release;
  return [
    ...describeNode(`${base}sparql`, [ADDRESS], {}),
    ...describeNode(service, ["dcat:DataService"], {
      ...shared,
      "dcterms:title": { text: "SPARQL endpoint", language: "en" },
      "dcterms:description": { text: "Answers queries on the whole graph.", language: "en" },
      "dcterms:conformsTo": { iri: PROTOCOL },
      "dcat:endpointURL": { iri: `${base}sparql` },
      "dcat:endpointDescription": { iri: `${base}sparql` },
      "dcat:servesDataset": { iri: datasetOf(release) },
    }),
    ...describeNode(PROTOCOL, ["dcterms:Standard"], {
      "dcterms:title": { text: "SPARQL 1.1 Protocol", language: "en" },
    }),
  ];
}

function distribution({ base, id }: Release, name: string): string {
  return `${base}data/${id}/${name}`;
}

function describeDistribution(
  release: Release,
  { name, format, profile, facts }: ListedDump,
): Quad[] {
  const address = distribution(release, name);
  const checksum = `${address}#checksum`;
  const mediaType = MEDIA_TYPE + (format.mediaTypes[0].split(";")[0] ?? "");
  const fileType = FILE_TYPE + FILE_TYPES[format.id];
  const sources = format.quads || profile !== "plain" ? "with" : "without";
  return [
    ...describeNode(address, ["dcat:Distribution", ADDRESS], {
      "dcterms:title": { text: `${format.name} (${name})`, language: "en" },
      "dcterms:description": {
        text: `The whole graph as ${format.name}, ${sources} the sources of statements.`,
        language: "en",
      },
      "dcterms:license": licenseOf(release),
      "dcterms:format": { iri: fileType },
      "dcatap:availability": { iri: STABLE },
      "dcat:accessURL": { iri: address },
      "dcat:downloadURL": { iri: address },
      "dcat:mediaType": { iri: mediaType },
      ...(typeof facts === "object" && {
        "dcat:byteSize": typed(String(facts.size), "nonNegativeInteger"),
        "spdx:checksum": { iri: checksum },
      }),
    }),
    ...describeNode(mediaType, ["dcterms:MediaType"], {}),
    ...describeNode(fileType, ["dcterms:MediaTypeOrExtent"], {}),
    ...(typeof facts === "object" ? describeChecksum(checksum, facts.sha256) : []),
  ];
}

function describeChecksum(checksum: string, sha256: string): Quad[] {
  return [
    ...describeNode(checksum, ["spdx:Checksum"], {
      "spdx:algorithm": { iri: SHA256 },
      "spdx:checksumValue": typed(sha256, "hexBinary"),
    }),
    ...describeNode(SHA256, ["spdx:ChecksumAlgorithm"], {}),
  ];
}
