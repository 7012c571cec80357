// The words of search.

import type { Catalogue } from "./message.ts";

export const SEARCH_WORDS = {
  title: { en: "Search", es: "Búsqueda", kk: "Іздеу", ru: "Поиск" },
  titleFor: {
    en: "Search: {text}",
    es: "Búsqueda: {text}",
    kk: "Іздеу: {text}",
    ru: "Поиск: {text}",
  },
  lead: {
    en: "Type a name in any language or script, the address of a thing, or the number of a Wikidata item.",
    es: "Escriba un nombre en cualquier idioma o alfabeto, la dirección de una cosa o el número de un elemento de Wikidata.",
    kk: "Кез келген тілде не жазуда атауды, нысанның мекенжайын немесе Wikidata элементінің нөмірін жазыңыз.",
    ru: "Введите название на любом языке и любым письмом, адрес объекта или номер элемента Викиданных.",
  },
  label: { en: "Name", es: "Nombre", kk: "Атауы", ru: "Название" },
  count: {
    en: "{n, plural, one {# thing} other {# things}} found.",
    es: "{n, plural, one {# cosa encontrada.} other {# cosas encontradas.}}",
    kk: "{n, plural, other {# нысан табылды.}}",
    ru: "{n, plural, one {Найден # объект.} few {Найдено # объекта.} many {Найдено # объектов.} other {Найдено # объекта.}}",
  },
  more: {
    en: "There are more than the {n} shown here: add a word, or choose a class.",
    es: "Hay más que los {n} que se muestran: añada una palabra o elija una clase.",
    kk: "Мұнда көрсетілген {n} нысаннан басқалары да бар: сөз қосыңыз немесе класс таңдаңыз.",
    ru: "Есть и другие, кроме показанных {n}: добавьте слово или выберите класс.",
  },
  near: {
    en: "No name has these words. Did you mean {name}?",
    es: "Ningún nombre tiene estas palabras. ¿Quiso decir {name}?",
    kk: "Бұл сөздер ешбір атауда жоқ. Мүмкін, {name} іздеген боларсыз?",
    ru: "Этих слов нет ни в одном названии. Возможно, вы имели в виду {name}?",
  },
  none: {
    en: "Nothing here has a name like that.",
    es: "Aquí nada tiene un nombre así.",
    kk: "Мұнда ондай атауы бар ештеңе жоқ.",
    ru: "Здесь ничто так не называется.",
  },
  noneOf: {
    en: "Search in all classes",
    es: "Buscar en todas las clases",
    kk: "Барлық кластан іздеу",
    ru: "Искать во всех классах",
  },
  browse: {
    en: "Browse everything, class by class",
    es: "Explorar todo, clase por clase",
    kk: "Бәрін класс бойынша шолу",
    ru: "Посмотреть всё, класс за классом",
  },
  ask: {
    en: "Ask in SPARQL",
    es: "Preguntar en SPARQL",
    kk: "SPARQL арқылы сұрау",
    ru: "Спросить на SPARQL",
  },
  only: {
    en: "only these",
    es: "solo estos",
    kk: "тек осылар",
    ru: "только эти",
  },
  onlyOf: {
    en: "Only this class: {kind}",
    es: "Solo esta clase: {kind}",
    kk: "Тек осы класс: {kind}",
    ru: "Только этот класс: {kind}",
  },
  others: {
    en: "Without a class",
    es: "Sin clase",
    kk: "Классы жоқ",
    ru: "Без класса",
  },
  found: {
    en: "found as {name}",
    es: "encontrado como {name}",
    kk: "{name} атауымен табылды",
    ru: "найдено как {name}",
  },
  suggestions: { en: "Suggestions", es: "Sugerencias", kk: "Ұсыныстар", ru: "Подсказки" },
} satisfies Catalogue;
