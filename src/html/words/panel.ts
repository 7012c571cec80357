// The words around panels.

import type { Catalogue } from "./message.ts";

export const PANEL = {
  query: { en: "The query", es: "La consulta", kk: "Сұрау", ru: "Запрос" },
  open: { en: "Open", es: "Abrir", kk: "Ашу", ru: "Открыть" },
  failed: {
    en: "This part could not be answered now ({code}).",
    es: "Esta parte no se pudo responder ahora ({code}).",
    kk: "Бұл бөлікке қазір жауап берілмеді ({code}).",
    ru: "На эту часть сейчас нет ответа ({code}).",
  },
  silent: {
    en: "The record says nothing here on: {list}.",
    es: "El registro no dice nada aquí sobre: {list}.",
    kk: "Деректе бұл туралы ештеңе айтылмаған: {list}.",
    ru: "В записях здесь ничего не сказано о следующем: {list}.",
  },
} satisfies Catalogue;
