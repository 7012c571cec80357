// A release whose names come in another language first.

import type { Release, Text } from "../model/release.ts";
import type { StoredQuery } from "../model/stored-query.ts";

/** The language of the words that pages are made of. */
export const PAGE_LANGUAGE = "en";

const VIEWS = new WeakMap<Release, Map<string, Release>>();

/** The same release, naming things in this language where it can, else in that of the pages. */
export function inLanguage(release: Release, language: string): Release {
  if (language === PAGE_LANGUAGE) return release;
  const views = VIEWS.get(release) ?? new Map<string, Release>();
  VIEWS.set(release, views);
  const known = views.get(language);
  if (known !== undefined) return known;
  const { about, labels } = release;
  const languages = [language, PAGE_LANGUAGE];
  const view: Release = {
    ...release,
    about: {
      ...about,
      title: inFront(about.title, language),
      description: [
        ...about.description.filter((text) => text.language === language),
        ...about.description.filter((text) => text.language !== language),
      ],
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

/** The same query with its summary in this language, if it has one. */
export function queryInLanguage(query: StoredQuery, language: string): StoredQuery {
  return { ...query, summary: inFront(query.summary, language) };
}

function inFront(texts: readonly [Text, ...Text[]], language: string): readonly [Text, ...Text[]] {
  const found = texts.find((text) => text.language === language);
  return found === undefined ? texts : [found, ...texts.filter((text) => text !== found)];
}
