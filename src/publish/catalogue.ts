// DCAT 3: the dataset with its downloads (size, digest, media type) and the SPARQL endpoint as a data service.

import type { Quad } from "@rdfjs/types";
import type { Release } from "../model/release.ts";
import { NAMESPACES } from "../model/vocabulary.ts";
import { factory } from "../rdf/term.ts";
import type { Dump } from "./dumps.ts";
import { describeNode, type Value } from "./statements.ts";
import { datasetOf } from "./void.ts";

const MEDIA_TYPE = "http://www.iana.org/assignments/media-types/";
const SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256";

/** What the catalogue says of a release; the dumps are those that are offered. */
export function describeCatalogue(release: Release, dumps: readonly Dump[]): Quad[] {
  const { base, about, id } = release;
  const dataset = datasetOf(release);
  const catalogue = `${base}data#catalogue`;
  const service = `${base}data#sparql`;
  const title = about.title.map(({ value, language }): Value => ({ text: value, language }));
  const description = about.description.map(
    ({ value, language }): Value => ({ text: value, language }),
  );
  const shared = {
    "dcterms:license": about.license === undefined ? undefined : { iri: about.license },
    "dcterms:publisher": about.publisher === undefined ? undefined : iriOrText(about.publisher),
  };
  return [
    ...describeNode(catalogue, ["dcat:Catalog"], {
      ...shared,
      "dcterms:title": title,
      "dcterms:description": description.length > 0 ? description : title,
      "dcat:dataset": { iri: dataset },
      "dcat:service": { iri: service },
    }),
    ...describeNode(dataset, ["dcat:Dataset"], {
      ...shared,
      "dcterms:title": title,
      "dcterms:description": description.length > 0 ? description : title,
      "dcterms:identifier": { text: dataset },
      "dcat:version": { text: about.version ?? id.slice(0, 12) },
      "dcat:landingPage": { iri: base },
      "dcat:distribution": dumps.map(({ name }) => ({ iri: distribution(release, name) })),
    }),
    ...dumps.flatMap((dump) => describeDistribution(release, dump, shared["dcterms:license"])),
    ...describeNode(service, ["dcat:DataService"], {
      ...shared,
      "dcterms:title": { text: "SPARQL endpoint", language: "en" },
      "dcat:endpointURL": { iri: `${base}sparql` },
      "dcat:endpointDescription": { iri: `${base}sparql` },
      "dcat:servesDataset": { iri: dataset },
    }),
  ];
}

function distribution({ base, id }: Release, name: string): string {
  return `${base}data/${id}/${name}`;
}

function describeDistribution(
  release: Release,
  { name, format, body, sha256 }: Dump,
  license: Value | undefined,
): Quad[] {
  const address = distribution(release, name);
  const checksum = `${address}#checksum`;
  return [
    ...describeNode(address, ["dcat:Distribution"], {
      "dcterms:title": { text: `${format.name} (${name})`, language: "en" },
      "dcterms:license": license,
      "dcat:accessURL": { iri: address },
      "dcat:downloadURL": { iri: address },
      "dcat:mediaType": { iri: MEDIA_TYPE + (format.mediaTypes[0].split(";")[0] ?? "") },
      "dcat:byteSize": factory.literal(
        String(body.length),
        factory.namedNode(`${NAMESPACES.xsd}nonNegativeInteger`),
      ),
      "spdx:checksum": { iri: checksum },
    }),
    ...describeNode(checksum, ["spdx:Checksum"], {
      "spdx:algorithm": { iri: SHA256 },
      "spdx:checksumValue": factory.literal(
        sha256,
        factory.namedNode(`${NAMESPACES.xsd}hexBinary`),
      ),
    }),
  ];
}

function iriOrText(value: string): Value {
  return /^[a-z][a-z0-9+.-]*:/i.test(value) ? { iri: value } : { text: value };
}
