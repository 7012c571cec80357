// A release whose names come in another language first.

import type { Release } from "../model/release.ts";

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
  const { labels } = release;
  const languages = [language, PAGE_LANGUAGE];
  const view: Release = {
    ...release,
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
