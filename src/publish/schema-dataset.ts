// The dataset in the words of schema.org, for search engines that read home pages.

import type { Release } from "../model/release.ts";
import { term } from "../model/vocabulary.ts";
import { dumpNames } from "./dumps.ts";
import { datasetOf } from "./void.ts";

/** JSON-LD of one Dataset. */
export function schemaDataset(release: Release): Readonly<Record<string, unknown>> {
  const { about, base, id, labels, modified } = release;
  const dataset = datasetOf(release);
  const [title, ...others] = about.title;
  const { publisher } = about;
  const keywords = release.quads
    .withSubject(dataset)
    .filter(({ predicate }) => predicate.value === term("dcat", "keyword"))
    .map(({ object }) => object.value);
  return {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    "@id": dataset,
    name: title.value,
    ...(others.length > 0 && { alternateName: others.map(({ value }) => value) }),
    description: about.description[0]?.value ?? title.value,
    url: base,
    identifier: dataset,
    version: about.version ?? id.slice(0, 12),
    dateModified: modified.toISOString(),
    isAccessibleForFree: true,
    ...(about.license !== undefined && { license: about.license }),
    ...(publisher !== undefined && {
      publisher: { "@type": "Organization", name: labels.label(publisher).value },
    }),
    ...(keywords.length > 0 && { keywords: [...new Set(keywords)] }),
    inLanguage: labels.languages.slice(0, LANGUAGES_MAX),
    distribution: dumpNames(release).map(({ name, format }) => ({
      "@type": "DataDownload",
      encodingFormat: format.mediaTypes[0],
      contentUrl: `${base}data/latest/${name}`,
    })),
  };
}

/** A few languages say enough of a graph that has hundreds. */
const LANGUAGES_MAX = 20;
