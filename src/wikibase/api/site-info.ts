// What a client is told of the wiki before it begins: siteinfo of MediaWiki, and the manifest for OpenRefine.

import type { Release } from "../../model/release.ts";
import { WIKIDATA } from "../rdf/namespaces.ts";
import type { WikibaseSite } from "../site.ts";
import type { ApiParameters } from "./parameters.ts";

type Json = Readonly<Record<string, unknown>>;

/** Where a publication stands as a wiki, all below its base. */
export function siteInfo({ base, about }: Release, { yes }: ApiParameters): Json {
  const { protocol, host } = new URL(base);
  return {
    query: {
      general: {
        mainpage: about.title[0].value,
        base: `${base}wiki/`,
        sitename: about.title[0].value,
        generator: "Chancery",
        case: "first-letter",
        lang: "en",
        readonly: yes,
        server: `${protocol}//${host}`,
        servername: host,
        articlepath: `${new URL(base).pathname}wiki/$1`,
        script: `${new URL(base).pathname}w/index.php`,
        scriptpath: `${new URL(base).pathname}w`,
        wikiid: host,
        "wikibase-conceptbaseuri": `${base}entity/`,
        "wikibase-sparql": `${base}wikidata/sparql`,
      },
      namespaces: {
        0: {
          id: 0,
          case: "first-letter",
          content: yes,
          "*": "",
          defaultcontentmodel: "wikibase-item",
        },
        120: {
          id: 120,
          case: "first-letter",
          canonical: "Property",
          content: yes,
          "*": "Property",
          defaultcontentmodel: "wikibase-property",
        },
      },
    },
  };
}

/** The languages in which the publication names things, for texts of one language. */
export function contentLanguages({ documents }: WikibaseSite): Json {
  const codes = new Set(documents.flatMap(({ labels }) => Object.keys(labels)));
  const languages = [...codes].sort().map((code) => [code, { code }]);
  return { query: { wbcontentlanguages: Object.fromEntries(languages) } };
}

/**
 * The manifest by which OpenRefine knows a Wikibase (its version 2). Properties are those of Wikidata; items have
 * addresses here too, which lead on.
 */
export function openRefineManifest({ base, about }: Release): Json {
  const api = `${base}w/api.php`;
  return {
    version: "2.0",
    mediawiki: {
      name: about.title[0].value,
      root: `${base}wiki/`,
      main_page: base,
      api,
    },
    wikibase: {
      site_iri: `${base}entity/`,
      maxlag: 5,
      properties: { instance_of: "P31", subclass_of: "P279" },
    },
    entity_types: {
      item: {
        site_iri: `${base}entity/`,
        reconciliation_endpoint: `${base}reconcile?lang=\${lang}`,
        mediawiki_api: api,
      },
      property: { site_iri: `${WIKIDATA}entity/`, mediawiki_api: api },
    },
  };
}
