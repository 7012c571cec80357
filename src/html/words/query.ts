// The words of the pages of queries.

import type { Look } from "../query/look.ts";
import type { Catalogue, Message } from "./message.ts";

/** What the views are called. */
export const LOOKS: Readonly<Record<Look, Message>> = {
  table: { en: "Table", es: "Tabla", kk: "Кесте", ru: "Таблица" },
  bar: { en: "Bars", es: "Barras", kk: "Бағандар", ru: "Столбцы" },
  line: { en: "Line", es: "Línea", kk: "Сызық", ru: "Линия" },
  map: { en: "Map", es: "Mapa", kk: "Карта", ru: "Карта" },
  timeline: { en: "Timeline", es: "Cronología", kk: "Уақыт сызығы", ru: "Хронология" },
  graph: { en: "Graph", es: "Grafo", kk: "Граф", ru: "Граф" },
  number: { en: "Number", es: "Número", kk: "Сан", ru: "Число" },
  sentence: { en: "Sentence", es: "Frase", kk: "Сөйлем", ru: "Предложение" },
  raw: { en: "Raw", es: "En bruto", kk: "Өңделмеген", ru: "Без обработки" },
};

export const ANSWER = {
  heading: { en: "Answer", es: "Respuesta", kk: "Жауап", ru: "Ответ" },
  rows: {
    en: "{n, plural, one {# row} other {# rows}} in {ms} ms",
    es: "{n, plural, one {# fila} other {# filas}} en {ms} ms",
    kk: "{n, plural, other {# жол}}, {ms} мс",
    ru: "{n, plural, one {# строка} few {# строки} many {# строк} other {# строки}} за {ms} мс",
  },
  kept: {
    en: "{n, plural, one {# row} other {# rows}}, kept from before",
    es: "{n, plural, one {# fila guardada} other {# filas guardadas}} de antes",
    kk: "{n, plural, other {# жол}}, бұрынғы жауаптан",
    ru: "{n, plural, one {# строка} few {# строки} many {# строк} other {# строки}} из прежнего ответа",
  },
  part: {
    en: "The page shows the first {shown, number} of {n, plural, one {# row} other {# rows}}; the downloads have all of them.",
    es: "La página muestra las primeras {shown, number} de {n, plural, one {# fila} other {# filas}}; las descargas las tienen todas.",
    kk: "Бетте {n, number} жолдың алғашқы {shown, number} жолы көрсетілген; жүктелетін файлдарда бәрі бар.",
    ru: "На странице первые {shown, number} из {n, plural, one {# строки} other {# строк}}; в файлах для скачивания есть все.",
  },
  limits: {
    en: "At most {rows, number} rows and {seconds, number} s a query.",
    es: "Como máximo {rows, number} filas y {seconds, number} s por consulta.",
    kk: "Бір сұрауға ең көбі {rows, number} жол және {seconds, number} с.",
    ru: "Не более {rows, number} строк и {seconds, number} с на запрос.",
  },
  left: {
    en: "You have {left, number} of {whole, number} s of query time left for this minute.",
    es: "Le quedan {left, number} de {whole, number} s de consulta en este minuto.",
    kk: "Осы минутта сізде {whole, number} секундтың {left, number} секунды қалды.",
    ru: "У вас осталось {left, number} из {whole, number} с времени запросов на эту минуту.",
  },
  views: { en: "View", es: "Vista", kk: "Көрініс", ru: "Вид" },
  downloads: {
    en: "As data",
    es: "Como datos",
    kk: "Дерек түрінде",
    ru: "Как данные",
  },
  previous: {
    en: "Previous page",
    es: "Página anterior",
    kk: "Алдыңғы бет",
    ru: "Предыдущая страница",
  },
  next: { en: "Next page", es: "Página siguiente", kk: "Келесі бет", ru: "Следующая страница" },
  yes: { en: "Yes", es: "Sí", kk: "Иә", ru: "Да" },
  no: { en: "No", es: "No", kk: "Жоқ", ru: "Нет" },
  asksFor: {
    en: "The query asks to be shown as {view}.",
    es: "La consulta pide mostrarse como {view}.",
    kk: "Сұрау {view} түрінде көрсетуді сұрайды.",
    ru: "Запрос просит показать ответ как {view}.",
  },
} satisfies Catalogue;

export const FORM = {
  title: {
    en: "Ask in SPARQL",
    es: "Preguntar en SPARQL",
    kk: "SPARQL тілінде сұрау",
    ru: "Спросить на SPARQL",
  },
  lead: {
    en: "Prefixes of this publication need not be declared. Nothing you ask changes the data.",
    es: "No hace falta declarar los prefijos de esta publicación. Nada de lo que pregunte cambia los datos.",
    kk: "Бұл жарияланымның префикстерін жариялаудың қажеті жоқ. Сұрауларыңыз деректерді өзгертпейді.",
    ru: "Префиксы этой публикации объявлять не нужно. Запросы ничего в данных не меняют.",
  },
  query: { en: "Query", es: "Consulta", kk: "Сұрау", ru: "Запрос" },
  run: { en: "Run", es: "Ejecutar", kk: "Орындау", ru: "Выполнить" },
  fitting: {
    en: "As it fits",
    es: "La que convenga",
    kk: "Лайықты түрде",
    ru: "По содержанию",
  },
  keys: {
    en: "Ctrl+Enter runs the query, Ctrl+Space suggests words. Tab leaves the editor.",
    es: "Ctrl+Intro ejecuta la consulta, Ctrl+Espacio sugiere palabras. Tab sale del editor.",
    kk: "Ctrl+Enter сұрауды орындайды, Ctrl+Бос орын сөз ұсынады. Tab редактордан шығарады.",
    ru: "Ctrl+Enter выполняет запрос, Ctrl+Пробел подсказывает слова. Tab выводит из редактора.",
  },
  indent: {
    en: "Tab indents (Esc, then Tab, leaves the editor)",
    es: "Tab aplica sangría (Esc y después Tab salen del editor)",
    kk: "Tab шегініс қояды (редактордан шығу: Esc, сосын Tab)",
    ru: "Tab делает отступ (выйти из редактора: Esc, затем Tab)",
  },
  wikidata: {
    en: "This reads like a query for Wikidata: {link}.",
    es: "Esto parece una consulta para Wikidata: {link}.",
    kk: "Бұл Wikidata-ға арналған сұрауға ұқсайды: {link}.",
    ru: "Это похоже на запрос для Wikidata: {link}.",
  },
  askThere: {
    en: "ask it there",
    es: "hágala allí",
    kk: "сонда сұраңыз",
    ru: "задать его там",
  },
  wrong: {
    en: "The query could not be answered",
    es: "No se pudo responder a la consulta",
    kk: "Сұрауға жауап берілмеді",
    ru: "На запрос нет ответа",
  },
} satisfies Catalogue;

export const EXAMPLES = {
  more: { en: "See examples", es: "Ver ejemplos", kk: "Мысалдарды көру", ru: "Посмотреть примеры" },
  heading: { en: "Examples", es: "Ejemplos", kk: "Мысалдар", ru: "Примеры" },
  find: {
    en: "Words of a question",
    es: "Palabras de una pregunta",
    kk: "Сұрақтағы сөздер",
    ru: "Слова вопроса",
  },
  filter: { en: "Find", es: "Buscar", kk: "Табу", ru: "Найти" },
  none: {
    en: "No question has these words.",
    es: "Ninguna pregunta tiene esas palabras.",
    kk: "Бұл сөздер кездесетін сұрақ жоқ.",
    ru: "Нет вопроса с такими словами.",
  },
  open: {
    en: "Open in the editor",
    es: "Abrir en el editor",
    kk: "Редакторда ашу",
    ru: "Открыть в редакторе",
  },
  answer: {
    en: "See the answer",
    es: "Ver la respuesta",
    kk: "Жауабын көру",
    ru: "Посмотреть ответ",
  },
  all: {
    en: "{n, plural, one {The one question} other {All # questions}}",
    es: "{n, plural, one {La única pregunta} other {Las # preguntas}}",
    kk: "{n, plural, other {Барлық # сұрақ}}",
    ru: "{n, plural, one {Все вопросы (#)} other {Все вопросы (#)}}",
  },
  things: {
    en: "All things of a class",
    es: "Todo lo de una clase",
    kk: "Бір кластың барлық нысаны",
    ru: "Всё одного класса",
  },
  lacking: {
    en: "What is missing",
    es: "Lo que falta",
    kk: "Не жетіспейді",
    ru: "Чего не хватает",
  },
  without: {
    en: "{class} without “{property}”",
    es: "{class} sin «{property}»",
    kk: "{class}: «{property}» жоқ",
    ru: "{class} без «{property}»",
  },
} satisfies Catalogue;

export const SHARE = {
  make: {
    en: "Make a short link",
    es: "Crear un enlace corto",
    kk: "Қысқа сілтеме жасау",
    ru: "Сделать короткую ссылку",
  },
  long: {
    en: "The address of this page holds the whole query.",
    es: "La dirección de esta página contiene la consulta entera.",
    kk: "Бұл беттің мекенжайында сұрау толығымен бар.",
    ru: "Адрес этой страницы содержит весь запрос.",
  },
  tooLong: {
    en: "This query is too long for an address; a short link leads to it.",
    es: "Esta consulta es demasiado larga para una dirección; un enlace corto lleva a ella.",
    kk: "Бұл сұрау мекенжайға сыймайды; оған қысқа сілтеме апарады.",
    ru: "Этот запрос слишком длинен для адреса; к нему ведёт короткая ссылка.",
  },
  short: {
    en: "Short link: {link}",
    es: "Enlace corto: {link}",
    kk: "Қысқа сілтеме: {link}",
    ru: "Короткая ссылка: {link}",
  },
  older: {
    en: "It was shared on {date}, at release {former}; this answer is that of release {now}.",
    es: "Se compartió el {date}, en la edición {former}; esta respuesta es de la edición {now}.",
    kk: "Бөлісілген күні: {date}, {former} шығарылымы; бұл жауап {now} шығарылымынан.",
    ru: "Ссылкой поделились {date}, при выпуске {former}; этот ответ — из выпуска {now}.",
  },
} satisfies Catalogue;
