// A release whose names come in another language first.

import { DEFAULT_LANGUAGE, FALLBACKS } from "../model/languages.ts";
import type { Release, Text } from "../model/release.ts";
import type { StoredQuery } from "../model/stored-query.ts";

const VIEWS = new WeakMap<Release, Map<string, Release>>();

/** The same release, naming things in this language where it can, else in those that stand nearest to it. */
export function inLanguage(release: Release, language: string): Release {
  if (language === DEFAULT_LANGUAGE) return release;
  const views = VIEWS.get(release) ?? new Map<string, Release>();
  VIEWS.set(release, views);
  const known = views.get(language);
  if (known !== undefined) return known;
  const { about, labels } = release;
  const languages = [language, ...(FALLBACKS[language] ?? []), DEFAULT_LANGUAGE];
  const view: Release = {
    ...release,
    about: {
      ...about,
      title: inFront(about.title, language),
      description: first(about.description, language),
    },
    labels: {
      languages: labels.languages,
      labels: (iri) => labels.labels(iri),
      label: (iri, wanted = languages) => labels.label(iri, wanted),
      description: (iri, wanted = languages) => labels.description(iri, wanted),
    },
  };
  views.set(language, view);
  return view;
}

/** The same query with its texts in this language, as far as it has them. */
export function queryInLanguage(query: StoredQuery, language: string): StoredQuery {
  const tag = language.replace(/-.*/, "");
  return {
    ...query,
    summary: inFront(query.summary, tag),
    description: first(query.description, tag),
    sentence: first(query.sentence, tag),
    parameters: query.parameters.map((parameter) => ({
      ...parameter,
      label: inFront(parameter.label, tag),
    })),
  };
}

/** Those in this language before the others. */
function first(texts: readonly Text[], language: string): readonly Text[] {
  return [
    ...texts.filter((text) => text.language === language),
    ...texts.filter((text) => text.language !== language),
  ];
}

function inFront(texts: readonly [Text, ...Text[]], language: string): readonly [Text, ...Text[]] {
  const found = texts.find((text) => text.language === language);
  return found === undefined ? texts : [found, ...texts.filter((text) => text !== found)];
}
