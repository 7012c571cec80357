// The words around the pages of the help, whose own text is English.

import type { Catalogue } from "./message.ts";

export const DOCS = {
  pages: {
    en: "Pages of the help",
    es: "Páginas de la ayuda",
    kk: "Анықтама беттері",
    ru: "Страницы справки",
  },
  contents: {
    en: "On this page",
    es: "En esta página",
    kk: "Осы бетте",
    ru: "На этой странице",
  },
  english: {
    en: "",
    es: "Esta página está en inglés.",
    kk: "Бұл бет ағылшын тілінде.",
    ru: "Эта страница на английском языке.",
  },
} satisfies Catalogue;

/** The shelves of `docs/index.md`, by their headings there. */
export const SHELVES = {
  Tutorial: { en: "Tutorial", es: "Tutorial", kk: "Оқулық", ru: "Учебник" },
  "How-to guides": {
    en: "How-to guides",
    es: "Guías prácticas",
    kk: "Нұсқаулықтар",
    ru: "Руководства",
  },
  Reference: { en: "Reference", es: "Referencia", kk: "Анықтамалық", ru: "Справочник" },
  Explanation: { en: "Explanation", es: "Explicación", kk: "Түсіндірме", ru: "Объяснения" },
} satisfies Catalogue;
