// The words around every page.

import type { Catalogue } from "./message.ts";

export const FRAME = {
  skip: {
    en: "Skip to the content",
    es: "Saltar al contenido",
    kk: "Мазмұнға өту",
    ru: "Перейти к содержанию",
  },
  site: { en: "Site", es: "Sitio", kk: "Сайт", ru: "Сайт" },
  home: { en: "Home", es: "Inicio", kk: "Басты бет", ru: "Главная" },
  browse: { en: "Browse", es: "Explorar", kk: "Шолу", ru: "Обзор" },
  timeline: { en: "Timeline", es: "Cronología", kk: "Уақыт сызығы", ru: "Хронология" },
  map: { en: "Map", es: "Mapa", kk: "Карта", ru: "Карта" },
  graph: { en: "Graph", es: "Grafo", kk: "Граф", ru: "Граф" },
  questions: { en: "Questions", es: "Preguntas", kk: "Сұрақтар", ru: "Вопросы" },
  sparql: { en: "SPARQL", es: "SPARQL", kk: "SPARQL", ru: "SPARQL" },
  data: { en: "Data", es: "Datos", kk: "Деректер", ru: "Данные" },
  quality: { en: "Quality", es: "Calidad", kk: "Сапа", ru: "Качество" },
  help: { en: "Help", es: "Ayuda", kk: "Анықтама", ru: "Справка" },
  trail: { en: "Path", es: "Ruta", kk: "Жол", ru: "Путь" },
  language: { en: "Language", es: "Idioma", kk: "Тіл", ru: "Язык" },
  search: { en: "Search", es: "Buscar", kk: "Іздеу", ru: "Поиск" },
  searchFor: {
    en: "Search by name",
    es: "Buscar por nombre",
    kk: "Атауы бойынша іздеу",
    ru: "Поиск по названию",
  },
  accessibility: {
    en: "Accessibility",
    es: "Accesibilidad",
    kk: "Қолжетімділік",
    ru: "Доступность",
  },
  report: {
    en: "Report a mistake",
    es: "Avisar de un error",
    kk: "Қате туралы хабарлау",
    ru: "Сообщить об ошибке",
  },
  asOf: {
    en: "facts as of {date}",
    es: "datos al {date}",
    kk: "деректер күні: {date}",
    ru: "данные по состоянию на {date}",
  },
  release: { en: "Release {id}", es: "Edición {id}", kk: "{id} шығарылымы", ru: "Выпуск {id}" },
  triples: {
    en: "{n, plural, one {# triple} other {# triples}}",
    es: "{n, plural, one {# tripleta} other {# tripletas}}",
    kk: "{n, plural, other {# үштік}}",
    ru: "{n, plural, one {# триплет} few {# триплета} many {# триплетов} other {# триплета}}",
  },
  licence: { en: "licence", es: "licencia", kk: "лицензия", ru: "лицензия" },
  licenceOf: {
    en: "licence: {licence}",
    es: "licencia: {licence}",
    kk: "лицензия: {licence}",
    ru: "лицензия: {licence}",
  },
} satisfies Catalogue;
