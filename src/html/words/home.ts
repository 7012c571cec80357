// The words of the home page.

import type { Catalogue } from "./message.ts";

export const HOME = {
  about: {
    en: "Linked data to read, to ask and to take away: every statement has an address.",
    es: "Datos enlazados para leer, consultar y llevarse: cada afirmación tiene una dirección.",
    kk: "Оқуға, сұрау салуға және алып кетуге арналған байланысқан деректер: әр тұжырымның өз мекенжайы бар.",
    ru: "Связанные данные, которые можно читать, запрашивать и забирать: у каждого утверждения есть адрес.",
  },
  remote: {
    en: "The statements lie at a remote endpoint, which is asked for every page.",
    es: "Las afirmaciones están en un servidor remoto, al que se pregunta por cada página.",
    kk: "Тұжырымдар қашықтағы серверде сақталған, әр бет үшін сұрау соған жіберіледі.",
    ru: "Утверждения хранятся на удалённом сервере, к нему обращается каждая страница.",
  },
  statements: {
    en: "{n, plural, one {statement} other {statements}}",
    es: "{n, plural, one {afirmación} other {afirmaciones}}",
    kk: "{n, plural, other {тұжырым}}",
    ru: "{n, plural, one {утверждение} few {утверждения} many {утверждений} other {утверждения}}",
  },
  things: {
    en: "{n, plural, one {thing} other {things}}",
    es: "{n, plural, one {cosa descrita} other {cosas descritas}}",
    kk: "{n, plural, other {нысан}}",
    ru: "{n, plural, one {объект} few {объекта} many {объектов} other {объекта}}",
  },
  graphs: {
    en: "{n, plural, one {graph by source} other {graphs by source}}",
    es: "{n, plural, one {grafo por fuente} other {grafos por fuente}}",
    kk: "{n, plural, other {дереккөз бойынша граф}}",
    ru: "{n, plural, one {граф по источникам} few {графа по источникам} many {графов по источникам} other {графа по источникам}}",
  },
  questions: {
    en: "Questions it answers",
    es: "Preguntas que responde",
    kk: "Мұнда жауабы бар сұрақтар",
    ru: "Вопросы, на которые здесь есть ответ",
  },
  allQuestions: {
    en: "All questions ({n})",
    es: "Todas las preguntas ({n})",
    kk: "Барлық сұрақтар ({n})",
    ru: "Все вопросы ({n})",
  },
  kinds: {
    en: "What there is",
    es: "Qué contiene",
    kk: "Мұнда не бар",
    ru: "Что здесь есть",
  },
  allKinds: {
    en: "All kinds ({n})",
    es: "Todas las clases ({n})",
    kk: "Барлық түрлері ({n})",
    ru: "Все виды ({n})",
  },
  kind: { en: "Kind", es: "Clase", kk: "Түрі", ru: "Вид" },
  count: { en: "Number", es: "Número", kk: "Саны", ru: "Число" },
  ways: {
    en: "Other ways to look",
    es: "Otras formas de mirar",
    kk: "Басқаша қарау",
    ru: "Другие способы смотреть",
  },
  timeline: {
    en: "What happened, in order",
    es: "Lo que ocurrió, en orden",
    kk: "Не болды, ретімен",
    ru: "Что произошло, по порядку",
  },
  map: {
    en: "Where it happened",
    es: "Dónde ocurrió",
    kk: "Қай жерде болды",
    ru: "Где это произошло",
  },
  reuse: {
    en: "Use the data",
    es: "Usar los datos",
    kk: "Деректерді пайдалану",
    ru: "Использовать данные",
  },
  download: {
    en: "Download everything",
    es: "Descargar todo",
    kk: "Бәрін жүктеп алу",
    ru: "Скачать всё",
  },
  downloadNote: {
    en: "as Turtle, JSON-LD and more, with checksums",
    es: "en Turtle, JSON-LD y otros, con sumas de verificación",
    kk: "Turtle, JSON-LD және басқа пішімдерде, бақылау сомаларымен",
    ru: "в Turtle, JSON-LD и других форматах, с контрольными суммами",
  },
  sparqlNote: {
    en: "a question of your own, the answer as a table, CSV or JSON",
    es: "una pregunta propia, la respuesta como tabla, CSV o JSON",
    kk: "өз сұрағыңыз; жауабы кесте, CSV немесе JSON түрінде",
    ru: "свой вопрос, ответ таблицей, в CSV или JSON",
  },
  wikidata: {
    en: "For Wikidata",
    es: "Para Wikidata",
    kk: "Wikidata үшін",
    ru: "Для Викиданных",
  },
  wikidataNote: {
    en: "statements with references, ready to import",
    es: "afirmaciones con referencias, listas para importar",
    kk: "сілтемелері бар, импорттауға дайын тұжырымдар",
    ru: "утверждения со ссылками, готовые к импорту",
  },
  match: {
    en: "Match a table",
    es: "Cotejar una tabla",
    kk: "Кестені сәйкестендіру",
    ru: "Сопоставить таблицу",
  },
  matchNote: {
    en: "names to addresses, in OpenRefine",
    es: "nombres con direcciones, en OpenRefine",
    kk: "атауларды мекенжайлармен, OpenRefine арқылы",
    ru: "названия с адресами, в OpenRefine",
  },
} satisfies Catalogue;

/** How an answer is shown, by the name of its view. */
export const VIEW_NAMES = {
  table: { en: "table", es: "tabla", kk: "кесте", ru: "таблица" },
  timeline: { en: "timeline", es: "cronología", kk: "уақыт сызығы", ru: "хронология" },
  map: { en: "map", es: "mapa", kk: "карта", ru: "карта" },
  bar: {
    en: "bar chart",
    es: "gráfico de barras",
    kk: "бағанды диаграмма",
    ru: "столбчатая диаграмма",
  },
  line: { en: "line chart", es: "gráfico de líneas", kk: "сызықтық диаграмма", ru: "график" },
  graph: { en: "graph", es: "grafo", kk: "граф", ru: "граф" },
  number: { en: "numbers", es: "cifras", kk: "сандар", ru: "числа" },
  sentence: { en: "in words", es: "en palabras", kk: "сөзбен", ru: "словами" },
} satisfies Catalogue;
