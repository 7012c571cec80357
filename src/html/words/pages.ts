// The words of the pages of time, space and links.

import type { Catalogue } from "./message.ts";

export const TIME = {
  lead: {
    en: "What is dated, in the precision of its source.",
    es: "Lo que tiene fecha, con la precisión de su fuente.",
    kk: "Күні бар деректер, дереккөздегі дәлдікпен.",
    ru: "Всё, что имеет дату, с точностью источника.",
  },
  from: { en: "From the year", es: "Desde el año", kk: "Басталған жылы", ru: "С года" },
  to: { en: "To the year", es: "Hasta el año", kk: "Аяқталған жылы", ru: "По год" },
  year: { en: "Year", es: "Año", kk: "Жыл", ru: "Год" },
  show: { en: "Show", es: "Mostrar", kk: "Көрсету", ru: "Показать" },
  all: { en: "All years", es: "Todos los años", kk: "Барлық жылдар", ru: "Все годы" },
  earlier: { en: "Earlier", es: "Antes", kk: "Ертерек", ru: "Раньше" },
  later: { en: "Later", es: "Después", kk: "Кейінірек", ru: "Позже" },
  wider: { en: "Wider", es: "Más amplio", kk: "Кеңірек", ru: "Шире" },
  zoom: { en: "Years", es: "Años", kk: "Жылдар", ru: "Годы" },
  lanes: { en: "Kinds", es: "Tipos", kk: "Түрлері", ru: "Виды" },
  everything: { en: "Everything", es: "Todo", kk: "Барлығы", ru: "Всё" },
  empty: {
    en: "The record has nothing that is dated here.",
    es: "El registro no tiene aquí nada con fecha.",
    kk: "Деректе мұнда күні бар ештеңе жоқ.",
    ru: "В записях здесь нет ничего с датой.",
  },
  calendar: {
    en: "Calendar (iCalendar)",
    es: "Calendario (iCalendar)",
    kk: "Күнтізбе (iCalendar)",
    ru: "Календарь (iCalendar)",
  },
} satisfies Catalogue;

export const SPACE = {
  lead: {
    en: "What has a point on the globe.",
    es: "Lo que tiene un punto en el globo.",
    kk: "Жер шарында нүктесі бар деректер.",
    ru: "Всё, что имеет точку на земном шаре.",
  },
  empty: {
    en: "The record has nothing with a point here.",
    es: "El registro no tiene aquí nada con un punto.",
    kk: "Деректе мұнда нүктесі бар ештеңе жоқ.",
    ru: "В записях здесь нет ничего с точкой.",
  },
  points: {
    en: "Points (GeoJSON)",
    es: "Puntos (GeoJSON)",
    kk: "Нүктелер (GeoJSON)",
    ru: "Точки (GeoJSON)",
  },
  part: { en: "Part of the map", es: "Parte del mapa", kk: "Картаның бөлігі", ru: "Часть карты" },
  larger: { en: "Zoom in", es: "Acercar", kk: "Жақындату", ru: "Приблизить" },
  smaller: { en: "Zoom out", es: "Alejar", kk: "Алыстату", ru: "Отдалить" },
  fitting: { en: "All points", es: "Todos los puntos", kk: "Барлық нүкте", ru: "Все точки" },
  north: { en: "North", es: "Norte", kk: "Солтүстік", ru: "Север" },
  south: { en: "South", es: "Sur", kk: "Оңтүстік", ru: "Юг" },
  west: { en: "West", es: "Oeste", kk: "Батыс", ru: "Запад" },
  east: { en: "East", es: "Este", kk: "Шығыс", ru: "Восток" },
} satisfies Catalogue;

export const ON = {
  lead: {
    en: "What the record says of this time.",
    es: "Lo que el registro dice de este tiempo.",
    kk: "Деректе осы уақыт туралы айтылғандар.",
    ru: "Что говорят записи об этом времени.",
  },
  dated: {
    en: "What is dated so",
    es: "Lo que lleva esta fecha",
    kk: "Осы күнмен белгіленгендер",
    ru: "Что датировано так",
  },
  nothing: {
    en: "Nothing in the record is dated so.",
    es: "Nada en el registro lleva esta fecha.",
    kk: "Деректе осы күнмен белгіленген ештеңе жоқ.",
    ru: "В записях ничто не датировано так.",
  },
  choose: {
    en: "A day, month or year",
    es: "Un día, mes o año",
    kk: "Күн, ай немесе жыл",
    ru: "День, месяц или год",
  },
  go: { en: "Go", es: "Ir", kk: "Өту", ru: "Перейти" },
  near: { en: "Other dates", es: "Otras fechas", kk: "Басқа күндер", ru: "Другие даты" },
  coarse: {
    en: "Questions about one day, such as who was in office, are answered for days.",
    es: "Las preguntas sobre un día, como quién estaba en el cargo, se responden para días.",
    kk: "Белгілі бір күнге қатысты сұрақтарға, мысалы қызметте кім болғанына, күн бойынша жауап беріледі.",
    ru: "На вопросы об одном дне, например кто занимал должность, отвечают страницы дней.",
  },
} satisfies Catalogue;

export const LINKS = {
  lead: {
    en: "A thing, and what it is linked to.",
    es: "Una cosa y aquello con lo que está enlazada.",
    kk: "Нәрсе және оның байланыстары.",
    ru: "Вещь и то, с чем она связана.",
  },
  around: {
    en: "Around {name}",
    es: "Alrededor de {name}",
    kk: "{name}: айналасы",
    ru: "Вокруг: {name}",
  },
  focus: { en: "Thing (IRI)", es: "Cosa (IRI)", kk: "Нәрсе (IRI)", ru: "Вещь (IRI)" },
  to: {
    en: "Linked to (IRI)",
    es: "Enlazada con (IRI)",
    kk: "Байланысы (IRI)",
    ru: "Связь с (IRI)",
  },
  depth: { en: "Steps", es: "Pasos", kk: "Қадам", ru: "Шагов" },
  how: {
    en: "How {from} is linked to {to}",
    es: "Cómo se enlaza {from} con {to}",
    kk: "{from} мен {to} қалай байланысқан",
    ru: "Как связаны {from} и {to}",
  },
  noPath: {
    en: "No path was found in {n, plural, one {# step} other {# steps}}.",
    es: "No se encontró ningún camino en {n, plural, one {# paso} other {# pasos}}.",
    kk: "{n, plural, other {# қадамда}} жол табылмады.",
    ru: "За {n, plural, one {# шаг} few {# шага} many {# шагов} other {# шага}} пути не найдено.",
  },
  expand: { en: "Go on from", es: "Seguir desde", kk: "Жалғастыру", ru: "Продолжить от" },
  nothing: {
    en: "The record links it to nothing.",
    es: "El registro no lo enlaza con nada.",
    kk: "Деректе оның байланысы жоқ.",
    ru: "В записях нет его связей.",
  },
  classes: {
    en: "How kinds of things are linked",
    es: "Cómo se enlazan los tipos de cosas",
    kk: "Нәрсе түрлерінің байланысы",
    ru: "Как связаны виды вещей",
  },
} satisfies Catalogue;
