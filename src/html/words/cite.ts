// The words of citations.

import type { Catalogue } from "./message.ts";

export const CITE = {
  heading: { en: "Cite", es: "Citar", kk: "Дәйексөз", ru: "Цитировать" },
  within: {
    en: "In: {title}, release {version}.",
    es: "En: {title}, edición {version}.",
    kk: "Мына жинақта: {title}, {version} шығарылымы.",
    ru: "В: {title}, выпуск {version}.",
  },
} satisfies Catalogue;
