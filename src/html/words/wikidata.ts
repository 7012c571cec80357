// The words of the desk for Wikidata, and of values as Wikibase has them.

import type { Catalogue } from "./message.ts";

export const WIKIDATA = {
  title: { en: "For Wikidata", es: "Para Wikidata", kk: "Wikidata үшін", ru: "Для Викиданных" },
  lead: {
    en: "{statements, plural, one {# statement} other {# statements}} with references on {items, plural, one {# item} other {# items}}, {fresh, plural, other {#}} of them new. Nothing is sent from here: download, look, and import.",
    es: "{statements, plural, one {# declaración} other {# declaraciones}} con referencias sobre {items, plural, one {# elemento} other {# elementos}}, de ellos {fresh, plural, one {# nuevo} other {# nuevos}}. Desde aquí no se envía nada: descargue, mire e importe.",
    kk: "{items, plural, other {# нысан}} туралы дереккөзі бар {statements, plural, other {# тұжырым}}, оның {fresh, plural, other {#}} жаңа нысан. Мұнда ештеңе жіберілмейді: жүктеп алып, қарап, импорттаңыз.",
    ru: "{statements, plural, one {# утверждение} few {# утверждения} many {# утверждений} other {# утверждения}} со ссылками об {items, plural, one {# элементе} other {# элементах}}, новых из них: {fresh, plural, other {#}}. Отсюда ничего не отправляется: скачайте, посмотрите и импортируйте.",
  },
  how: {
    en: "How this works",
    es: "Cómo funciona",
    kk: "Бұл қалай жұмыс істейді",
    ru: "Как это работает",
  },
  ready: { en: "Ready to go", es: "Listo para salir", kk: "Дайын", ru: "Готово к отправке" },
  none: {
    en: "Nothing is ticked: a download holds everything.",
    es: "No hay nada marcado: la descarga lo contiene todo.",
    kk: "Ештеңе белгіленбеген: жүктелетін файлда бәрі болады.",
    ru: "Ничего не отмечено: в файле будет всё.",
  },
  ticked: {
    en: "{n, plural, other {#}} of {all, plural, one {# item} other {# items}} are ticked: a download holds these alone.",
    es: "{n, plural, one {Está marcado #} other {Están marcados #}} de {all, plural, one {# elemento} other {# elementos}}: la descarga contiene solo esos.",
    kk: "{all, plural, other {# нысанның}} {n, plural, other {#}} белгіленген: жүктелетін файлда тек солар болады.",
    ru: "Отмечено {n, plural, other {#}} из {all, plural, one {# элемента} other {# элементов}}: в файле будут только они.",
  },
  untick: {
    en: "Untick all",
    es: "Desmarcar todo",
    kk: "Белгілерді алып тастау",
    ru: "Снять все отметки",
  },
  keep: {
    en: "Keep the ticks in the address",
    es: "Guardar las marcas en la dirección",
    kk: "Белгілерді мекенжайда сақтау",
    ru: "Сохранить отметки в адресе",
  },
  download: { en: "Download", es: "Descargar", kk: "Жүктеп алу", ru: "Скачать" },
  fresh: { en: "new item", es: "elemento nuevo", kk: "жаңа нысан", ru: "новый элемент" },
  alone: { en: "this alone", es: "solo este", kk: "тек осы", ru: "только это" },
  matching: {
    en: "Matched and unmatched things",
    es: "Cosas cotejadas y sin cotejar",
    kk: "Сәйкестенген және сәйкестенбеген нысандар",
    ru: "Сопоставленное и не сопоставленное",
  },
  matched: {
    en: "{n, plural, one {# thing is an item} other {# things are items}} of Wikidata",
    es: "{n, plural, one {# cosa es un elemento} other {# cosas son elementos}} de Wikidata",
    kk: "{n, plural, other {# нысан}} Wikidata-да бар",
    ru: "{n, plural, one {# предмет есть} few {# предмета есть} many {# предметов есть} other {# предмета есть}} в Викиданных",
  },
  unmatched: {
    en: "{n, plural, one {# thing has} other {# things have}} no item",
    es: "{n, plural, one {# cosa no tiene} other {# cosas no tienen}} elemento",
    kk: "{n, plural, other {# нысан}} Wikidata-да жоқ",
    ru: "{n, plural, one {у # предмета} other {у # предметов}} нет элемента",
  },
  say: {
    en: "When you find the item of one, say so in its data: {statement}. OpenRefine matches many at once.",
    es: "Cuando encuentre el elemento de una, dígalo en sus datos: {statement}. OpenRefine coteja muchas a la vez.",
    kk: "Бірінің элементін тапсаңыз, оны деректеріне жазыңыз: {statement}. OpenRefine бірден көбін сәйкестендіреді.",
    ru: "Найдя элемент предмета, укажите его в данных: {statement}. OpenRefine сопоставляет сразу многое.",
  },
  matchMany: {
    en: "Matching with OpenRefine",
    es: "Cotejar con OpenRefine",
    kk: "OpenRefine арқылы сәйкестендіру",
    ru: "Сопоставление в OpenRefine",
  },
  thing: { en: "Thing", es: "Cosa", kk: "Нысан", ru: "Предмет" },
  there: { en: "In Wikidata", es: "En Wikidata", kk: "Wikidata-да", ru: "В Викиданных" },
  look: { en: "look for it", es: "buscarla", kk: "іздеу", ru: "искать" },
  more: {
    en: "And {n, plural, other {#}} more.",
    es: "Y {n, plural, other {#}} más.",
    kk: "Тағы {n, plural, other {#}}.",
    ru: "И ещё {n, plural, other {#}}.",
  },
  leftOut: {
    en: "Left out for now",
    es: "Fuera por ahora",
    kk: "Әзірге қалдырылған",
    ru: "Пока не вошло",
  },
  nothing: { en: "Nothing.", es: "Nada.", kk: "Ештеңе.", ru: "Ничего." },
  noPlace: {
    en: "What Wikidata has no place for",
    es: "Lo que no tiene sitio en Wikidata",
    kk: "Wikidata-да орны жоқ нәрселер",
    ru: "Чему в Викиданных нет места",
  },
  terms: {
    en: "{n, plural, one {# property or class} other {# properties and classes}}",
    es: "{n, plural, one {# propiedad o clase} other {# propiedades y clases}}",
    kk: "{n, plural, other {# қасиет пен класс}}",
    ru: "{n, plural, one {# свойство или класс} few {# свойства и класса} many {# свойств и классов} other {# свойства и класса}}",
  },
  somevalue: {
    en: "some value",
    es: "algún valor",
    kk: "белгісіз мән",
    ru: "неизвестное значение",
  },
  novalue: { en: "no value", es: "sin valor", kk: "мәні жоқ", ru: "значения нет" },
} satisfies Catalogue;
