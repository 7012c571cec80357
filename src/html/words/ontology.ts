// The words of pages of vocabularies and their terms.

import type { Catalogue } from "./message.ts";

export const ONTOLOGY = {
  classes: { en: "Classes", es: "Clases", kk: "Класстар", ru: "Классы" },
  properties: { en: "Properties", es: "Propiedades", kk: "Қасиеттер", ru: "Свойства" },
  others: { en: "Values", es: "Valores", kk: "Мәндер", ru: "Значения" },
  diagram: {
    en: "How classes are linked in the data",
    es: "Cómo se enlazan las clases en los datos",
    kk: "Деректегі класстардың байланысы",
    ru: "Как классы связаны в данных",
  },
  term: { en: "Term", es: "Término", kk: "Термин", ru: "Термин" },
  meaning: { en: "Meaning", es: "Significado", kk: "Мағынасы", ru: "Значение" },
  things: { en: "Things", es: "Cosas", kk: "Нысандар", ru: "Объекты" },
  uses: { en: "Statements", es: "Afirmaciones", kk: "Тұжырымдар", ru: "Утверждения" },
  used: {
    en: "Use in the data",
    es: "Uso en los datos",
    kk: "Деректегі қолданысы",
    ru: "Использование в данных",
  },
  unused: {
    en: "The data does not use it.",
    es: "Los datos no lo usan.",
    kk: "Деректер оны қолданбайды.",
    ru: "Данные его не используют.",
  },
  slow: {
    en: "Counting took too long.",
    es: "El recuento tardó demasiado.",
    kk: "Санау тым ұзаққа созылды.",
    ru: "Подсчёт занял слишком много времени.",
  },
  of: {
    en: "Of things that are",
    es: "De cosas que son",
    kk: "Мына нысандардыкі",
    ru: "У объектов вида",
  },
  values: {
    en: "With values that are",
    es: "Con valores que son",
    kk: "Мәндері мынадай",
    ru: "Со значениями вида",
  },
  has: {
    en: "What its things have",
    es: "Lo que tienen sus cosas",
    kk: "Нысандарында не бар",
    ru: "Что есть у его объектов",
  },
  rules: {
    en: "What shapes ask of it",
    es: "Lo que piden las formas",
    kk: "Пішіндер не талап етеді",
    ru: "Что требуют формы",
  },
  least: { en: "At least", es: "Mínimo", kk: "Кемінде", ru: "Не менее" },
  most: { en: "At most", es: "Máximo", kk: "Ең көбі", ru: "Не более" },
  kinds: { en: "Values are", es: "Los valores son", kk: "Мәндері", ru: "Значения" },
  why: { en: "Why", es: "Por qué", kk: "Неге", ru: "Почему" },
  mapped: {
    en: "In other vocabularies",
    es: "En otros vocabularios",
    kk: "Басқа сөздіктерде",
    ru: "В других словарях",
  },
  list: { en: "The list of them", es: "La lista", kk: "Олардың тізімі", ru: "Их список" },
  property: { en: "Property", es: "Propiedad", kk: "Қасиет", ru: "Свойство" },
  kind: { en: "Class", es: "Clase", kk: "Класс", ru: "Класс" },
} satisfies Catalogue;
