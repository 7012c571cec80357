// Formats that are called by words; the others have names that are the same in every language.

import type { Catalogue } from "./message.ts";

export const FORMAT_WORDS: Catalogue = {
  spreadsheet: {
    en: "CSV for spreadsheets",
    es: "CSV para hojas de cálculo",
    kk: "Электрондық кестелерге арналған CSV",
    ru: "CSV для электронных таблиц",
  },
  "jsonld-expanded": {
    en: "JSON-LD (expanded)",
    es: "JSON-LD (expandido)",
    kk: "JSON-LD (жайылған)",
    ru: "JSON-LD (развёрнутый)",
  },
  quickstatements: {
    en: "QuickStatements commands",
    es: "Comandos de QuickStatements",
    kk: "QuickStatements командалары",
    ru: "Команды QuickStatements",
  },
  payloads: {
    en: "wbeditentity payloads",
    es: "Datos para wbeditentity",
    kk: "wbeditentity үшін деректер",
    ru: "Данные для wbeditentity",
  },
};
