// The words of the pages of stored queries.

import type { Catalogue } from "./message.ts";

export const QUESTIONS = {
  title: { en: "Questions", es: "Preguntas", kk: "Сұрақтар", ru: "Вопросы" },
  lead: {
    en: "{n, plural, one {# question} other {# questions}} with answers from the data, each with its query and as data.",
    es: "{n, plural, one {# pregunta} other {# preguntas}} con respuestas sacadas de los datos, cada una con su consulta y como datos.",
    kk: "{n, plural, other {# сұрақ}}: жауаптары деректерден алынады, әрқайсысының сұрауы және дерек түрі бар.",
    ru: "{n, plural, one {# вопрос} few {# вопроса} many {# вопросов} other {# вопроса}} с ответами из данных, к каждому есть запрос и данные.",
  },
  none: {
    en: "This publication has no stored queries. Put {files} files into {folder}.",
    es: "Esta publicación no tiene consultas guardadas. Ponga archivos {files} en {folder}.",
    kk: "Бұл жарияланымда сақталған сұрау жоқ. {folder} ішіне {files} файлдарын салыңыз.",
    ru: "В этой публикации нет сохранённых запросов. Положите файлы {files} в {folder}.",
  },
  tag: { en: "On", es: "Sobre", kk: "Тақырып", ru: "О чём" },
  every: { en: "Everything", es: "Todo", kk: "Барлығы", ru: "Обо всём" },
  others: {
    en: "Other questions",
    es: "Otras preguntas",
    kk: "Басқа сұрақтар",
    ru: "Другие вопросы",
  },
  parts: {
    en: "Parts of pages",
    es: "Partes de páginas",
    kk: "Беттердің бөліктері",
    ru: "Части страниц",
  },
} satisfies Catalogue;

export const QUESTION = {
  ask: { en: "Ask", es: "Preguntar", kk: "Сұрау", ru: "Спросить" },
  choose: {
    en: "Fill in the form to see the answer.",
    es: "Rellene el formulario para ver la respuesta.",
    kk: "Жауабын көру үшін форманы толтырыңыз.",
    ru: "Заполните форму, чтобы увидеть ответ.",
  },
  nothing: { en: "(choose)", es: "(elija)", kk: "(таңдаңыз)", ru: "(выберите)" },
  yes: { en: "yes", es: "sí", kk: "иә", ru: "да" },
  no: { en: "no", es: "no", kk: "жоқ", ru: "нет" },
  programs: {
    en: "For programs",
    es: "Para programas",
    kk: "Бағдарламалар үшін",
    ru: "Для программ",
  },
  copy: { en: "Copy", es: "Copiar", kk: "Көшіру", ru: "Копировать" },
  described: {
    en: "All of them are described by {link}.",
    es: "Todas se describen en {link}.",
    kk: "Барлығының сипаттамасы: {link}.",
    ru: "Все они описаны в {link}.",
  },
  query: { en: "The query", es: "La consulta", kk: "Сұрау", ru: "Запрос" },
  used: {
    en: "The answer is a part of the pages of: {list}",
    es: "La respuesta forma parte de las páginas de: {list}",
    kk: "Жауап мына беттердің бөлігі: {list}",
    ru: "Ответ входит в страницы: {list}",
  },
  code: { en: "In your language", es: "En su lenguaje", kk: "Өз тіліңізде", ru: "На вашем языке" },
} satisfies Catalogue;
