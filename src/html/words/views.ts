// The words of views: charts, maps, timelines, graphs.

import type { Catalogue } from "./message.ts";

export const VIEW = {
  yes: { en: "Yes", es: "Sí", kk: "Иә", ru: "Да" },
  no: { en: "No", es: "No", kk: "Жоқ", ru: "Нет" },
  data: { en: "As a table", es: "Como tabla", kk: "Кесте түрінде", ru: "В виде таблицы" },
  undated: { en: "Without a date", es: "Sin fecha", kk: "Күні жоқ", ru: "Без даты" },
  timeline: {
    en: "{n, plural, one {# mark} other {# marks}} from {from} to {to}. The list says the same.",
    es: "{n, plural, one {# marca} other {# marcas}}, de {from} a {to}. La lista dice lo mismo.",
    kk: "{from}–{to} аралығындағы {n, plural, other {# белгі}}. Тізімде де солар.",
    ru: "{n, plural, one {# отметка} few {# отметки} many {# отметок} other {# отметки}}, {from}–{to}. В списке то же самое.",
  },
  undrawn: {
    en: "{n, plural, one {# more is only in the list} other {# more are only in the list}}.",
    es: "{n, plural, one {# más está solo en la lista} other {# más están solo en la lista}}.",
    kk: "{n, plural, other {Тағы # тек тізімде}}.",
    ru: "{n, plural, one {Ещё # есть только в списке} few {Ещё # есть только в списке} many {Ещё # есть только в списке} other {Ещё # есть только в списке}}.",
  },
} satisfies Catalogue;
