// The words of the pages of things.

import type { Catalogue } from "./message.ts";

export const THING = {
  about: {
    en: "About this page",
    es: "Sobre esta página",
    kk: "Осы бет туралы",
    ru: "Об этой странице",
  },
  address: { en: "Address", es: "Dirección", kk: "Мекенжайы", ru: "Адрес" },
  copy: { en: "Copy", es: "Copiar", kk: "Көшіру", ru: "Копировать" },
  elsewhere: {
    en: "Elsewhere",
    es: "En otros sitios",
    kk: "Басқа жерлерде",
    ru: "На других сайтах",
  },
  asData: { en: "As data", es: "Como datos", kk: "Деректер түрінде", ru: "В виде данных" },
  sourceCount: {
    en: "{n, plural, one {# source} other {# sources}} on this page",
    es: "{n, plural, one {# fuente} other {# fuentes}} en esta página",
    kk: "Осы бетте {n, plural, other {# дереккөз}}",
    ru: "На этой странице {n, plural, one {# источник} few {# источника} many {# источников} other {# источника}}",
  },
  allStatements: {
    en: "All statements",
    es: "Todas las afirmaciones",
    kk: "Барлық тұжырымдар",
    ru: "Все утверждения",
  },
  statementsOf: {
    en: "All statements: {name}",
    es: "Todas las afirmaciones: {name}",
    kk: "Барлық тұжырымдар: {name}",
    ru: "Все утверждения: {name}",
  },
  named: {
    en: "Name in {language}",
    es: "Nombre en el idioma: {language}",
    kk: "Атау тілі: {language}",
    ru: "Язык названия: {language}",
  },
  otherNames: {
    en: "{n, plural, one {# more name} other {# more names}}",
    es: "{n, plural, one {# nombre más} other {# nombres más}}",
    kk: "Тағы {n, plural, other {# атау}}",
    ru: "Ещё {n, plural, one {# название} few {# названия} many {# названий} other {# названия}}",
  },
  facts: { en: "Facts", es: "Datos", kk: "Мәліметтер", ru: "Сведения" },
  says: { en: "What it says", es: "Lo que dice", kk: "Онда не айтылған", ru: "Что здесь сказано" },
  refers: {
    en: "What refers to it",
    es: "Lo que se refiere a esto",
    kk: "Бұған сілтейтіндер",
    ru: "Что на это ссылается",
  },
  refersTo: {
    en: "What refers to {name}",
    es: "Lo que se refiere a {name}",
    kk: "Мынаған сілтейтіндер: {name}",
    ru: "Что ссылается на: {name}",
  },
  inverse: {
    en: "“{property}” of",
    es: "«{property}» de",
    kk: "«{property}» ретінде аталған",
    ru: "«{property}» для",
  },
  instances: {
    en: "things of this kind",
    es: "cosas de este tipo",
    kk: "осы түрге жататындар",
    ru: "относится к этому виду",
  },
  count: { en: "{n, number}", es: "{n, number}", kk: "{n, number}", ru: "{n, number}" },
  moreThan: {
    en: "more than {n, number}",
    es: "más de {n, number}",
    kk: "{n, number}-нан астам",
    ru: "более {n, number}",
  },
  all: { en: "all of them", es: "todas", kk: "барлығы", ru: "все" },
  next: { en: "Next", es: "Siguientes", kk: "Келесі", ru: "Далее" },
  none: {
    en: "There are no more.",
    es: "No hay más.",
    kk: "Басқа ештеңе жоқ.",
    ru: "Больше ничего нет.",
  },
  back: { en: "Back to {name}", es: "Volver a {name}", kk: "Қайту: {name}", ru: "Назад: {name}" },
  more: {
    en: "{n, plural, one {# more value} other {# more values}}",
    es: "{n, plural, one {# valor más} other {# valores más}}",
    kk: "тағы {n, plural, other {# мән}}",
    ru: "ещё {n, plural, one {# значение} few {# значения} many {# значений} other {# значения}}",
  },
  moreStatements: {
    en: "{n, plural, one {# more statement} other {# more statements}}",
    es: "{n, plural, one {# afirmación más} other {# afirmaciones más}}",
    kk: "тағы {n, plural, other {# тұжырым}}",
    ru: "ещё {n, plural, one {# утверждение} few {# утверждения} many {# утверждений} other {# утверждения}}",
  },
  rests: {
    en: "Statements that rest on it",
    es: "Afirmaciones que se apoyan en esto",
    kk: "Осыған негізделген тұжырымдар",
    ru: "Утверждения, которые на этом основаны",
  },
  restsOn: {
    en: "Statements that rest on {name}",
    es: "Afirmaciones que se apoyan en {name}",
    kk: "Мынаған негізделген тұжырымдар: {name}",
    ru: "Утверждения, основанные на: {name}",
  },
  alone: {
    en: "on this alone",
    es: "solo en esto",
    kk: "тек осыған ғана",
    ru: "только на этом",
  },
  aloneHelp: {
    en: "Of those shown, {n, plural, one {# statement rests} other {# statements rest}} on this alone.",
    es: "De las que se muestran, {n, plural, one {# afirmación se apoya} other {# afirmaciones se apoyan}} solo en esto.",
    kk: "Көрсетілгендердің ішінде {n, plural, other {# тұжырым}} тек осыған негізделген.",
    ru: "Из показанных {n, plural, one {# утверждение основано} few {# утверждения основаны} many {# утверждений основаны} other {# утверждения основаны}} только на этом.",
  },
  thing: { en: "Thing", es: "Cosa", kk: "Нысан", ru: "Предмет" },
  property: { en: "Property", es: "Propiedad", kk: "Қасиет", ru: "Свойство" },
  value: { en: "Value", es: "Valor", kk: "Мәні", ru: "Значение" },
  kind: {
    en: "Datatype or language",
    es: "Tipo de dato o idioma",
    kk: "Дерек түрі не тілі",
    ru: "Тип данных или язык",
  },
  graph: { en: "Graph", es: "Grafo", kk: "Граф", ru: "Граф" },
} satisfies Catalogue;

export const SOURCES = {
  heading: { en: "Sources", es: "Fuentes", kk: "Дереккөздер", ru: "Источники" },
  source: { en: "Source {n}", es: "Fuente {n}", kk: "{n}-дереккөз", ru: "Источник {n}" },
  back: {
    en: "Back to mark {k} of source {n}",
    es: "Volver a la marca {k} de la fuente {n}",
    kk: "{n}-дереккөздің {k}-белгісіне қайту",
    ru: "Назад к отметке {k} источника {n}",
  },
} satisfies Catalogue;
