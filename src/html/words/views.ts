// The words of views: charts, maps, timelines, graphs.

import type { Catalogue } from "./message.ts";

export const VIEW = {
  yes: { en: "Yes", es: "Sí", kk: "Иә", ru: "Да" },
  no: { en: "No", es: "No", kk: "Жоқ", ru: "Нет" },
  data: { en: "As a table", es: "Como tabla", kk: "Кесте түрінде", ru: "В виде таблицы" },
  from: { en: "From", es: "Desde", kk: "Неден", ru: "От чего" },
  to: { en: "To", es: "Hasta", kk: "Неге", ru: "К чему" },
  undated: { en: "Without a date", es: "Sin fecha", kk: "Күні жоқ", ru: "Без даты" },
  timeline: {
    en: "{n, plural, one {# mark} other {# marks}} from {from} to {to}. The list says the same.",
    es: "{n, plural, one {# marca} other {# marcas}}, de {from} a {to}. La lista dice lo mismo.",
    kk: "{from}–{to} аралығындағы {n, plural, other {# белгі}}. Тізімде де солар.",
    ru: "{n, plural, one {# отметка} few {# отметки} many {# отметок} other {# отметки}}, {from}–{to}. В списке то же самое.",
  },
  undrawn: {
    en: "{n, plural, one {# more is not drawn} other {# more are not drawn}}.",
    es: "{n, plural, one {# más no está dibujado} other {# más no están dibujados}}.",
    kk: "{n, plural, other {Тағы # сызылмаған}}.",
    ru: "{n, plural, one {Ещё # не нарисована} few {Ещё # не нарисовано} many {Ещё # не нарисовано} other {Ещё # не нарисовано}}.",
  },
  unplaced: {
    en: "Without a point on the map:",
    es: "Sin un punto en el mapa:",
    kk: "Картада нүктесі жоқ:",
    ru: "Без точки на карте:",
  },
  map: {
    en: "A map of the world, or a part of it, with {places, plural, one {# place} other {# places}}{ways, plural, =0 {} one { and # way between them} other { and # ways between them}}. The table says the same.",
    es: "Un mapa del mundo, o de una parte, con {places, plural, one {# lugar} other {# lugares}}{ways, plural, =0 {} one { y # recorrido entre ellos} other { y # recorridos entre ellos}}. La tabla dice lo mismo.",
    kk: "Әлемнің немесе оның бөлігінің картасы: {places, plural, other {# жер}}{ways, plural, =0 {} other {, олардың арасында # жол}}. Кестеде де солар.",
    ru: "Карта мира или его части: {places, plural, one {# место} few {# места} many {# мест} other {# места}}{ways, plural, =0 {} one {, между ними # путь} few {, между ними # пути} many {, между ними # путей} other {, между ними # пути}}. В таблице то же самое.",
  },
  chart: {
    en: "{n, plural, one {# value} other {# values}} of {values} by {x}. The table says the same.",
    es: "{n, plural, one {# valor} other {# valores}} de {values} por {x}. La tabla dice lo mismo.",
    kk: "{x} бойынша {values}: {n, plural, other {# мән}}. Кестеде де солар.",
    ru: "{n, plural, one {# значение} few {# значения} many {# значений} other {# значения}}: {values} ({x}). В таблице то же самое.",
  },
  graph: {
    en: "{links, plural, one {# link} other {# links}} between {n, plural, one {# thing} other {# things}}. The table says the same.",
    es: "{links, plural, one {# enlace} other {# enlaces}} entre {n, plural, one {# cosa} other {# cosas}}. La tabla dice lo mismo.",
    kk: "{n, plural, other {# нәрсе}} арасындағы {links, plural, other {# байланыс}}. Кестеде де солар.",
    ru: "{links, plural, one {# связь} few {# связи} many {# связей} other {# связи}}, вещей: {n, number}. В таблице то же самое.",
  },
  mostLinked: {
    en: "Only the {n, number} most linked of {size, number} things are drawn.",
    es: "Solo se dibujan las {n, number} cosas con más enlaces, de {size, number}.",
    kk: "{size, number} нәрсенің ең көп байланысқан {n, number} ғана сызылған.",
    ru: "Нарисованы только {n, number} из {size, number} вещей, у которых больше всего связей.",
  },
  unlisted: {
    en: "{n, plural, one {# more row is not listed} other {# more rows are not listed}}.",
    es: "{n, plural, one {# fila más no se muestra} other {# filas más no se muestran}}.",
    kk: "{n, plural, other {Тағы # жол көрсетілмеген}}.",
    ru: "{n, plural, one {Ещё # строка не показана} few {Ещё # строки не показаны} many {Ещё # строк не показано} other {Ещё # строки не показано}}.",
  },
} satisfies Catalogue;
