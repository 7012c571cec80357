// The words of the report on the data.

import type { Severity } from "../../model/release.ts";
import type { Catalogue, Message } from "./message.ts";

export const QUALITY = {
  title: {
    en: "Quality of the data",
    es: "Calidad de los datos",
    kk: "Деректер сапасы",
    ru: "Качество данных",
  },
  lead: {
    en: "What the record leaves open, and what its rules find. Counted on this release; nothing here is an opinion on the world.",
    es: "Lo que el registro deja abierto y lo que encuentran sus reglas. Contado en esta edición; nada de esto es una opinión sobre el mundo.",
    kk: "Деректе не ашық қалғаны және оның ережелері не тапқаны. Осы шығарылым бойынша есептелген; мұнда әлем туралы пікір жоқ.",
    ru: "Что в записях остаётся открытым и что находят их правила. Подсчитано по этому выпуску; мнений о мире здесь нет.",
  },
  rules: { en: "Rules", es: "Reglas", kk: "Ережелер", ru: "Правила" },
  noShapes: {
    en: "This publication states no rules (SHACL shapes) for its data.",
    es: "Esta publicación no declara reglas (formas SHACL) para sus datos.",
    kk: "Бұл жарияланым өз деректеріне ереже (SHACL пішіндерін) қоймайды.",
    ru: "Эта публикация не задаёт правил (форм SHACL) для своих данных.",
  },
  conforms: {
    en: "{shapes, plural, one {The data keeps the one rule (SHACL shape) there is.} other {The data keeps all # rules (SHACL shapes).}}",
    es: "{shapes, plural, one {Los datos cumplen la única regla (forma SHACL) que hay.} other {Los datos cumplen las # reglas (formas SHACL).}}",
    kk: "{shapes, plural, other {Деректер # ереженің (SHACL пішінінің) бәрін сақтайды.}}",
    ru: "{shapes, plural, one {Данные соблюдают # правило (форму SHACL).} few {Данные соблюдают все # правила (формы SHACL).} many {Данные соблюдают все # правил (форм SHACL).} other {Данные соблюдают все # правила (формы SHACL).}}",
  },
  found: {
    en: "{n, plural, one {# finding} other {# findings}} of {shapes, plural, one {# rule} other {# rules}}.",
    es: "{n, plural, one {# hallazgo} other {# hallazgos}} de {shapes, plural, one {# regla} other {# reglas}}.",
    kk: "{shapes, plural, other {# ереже}} бойынша {n, plural, other {# ескерту}}.",
    ru: "{n, plural, one {# замечание} few {# замечания} many {# замечаний} other {# замечания}} по {shapes, plural, one {# правилу} other {# правилам}}.",
  },
  asked: {
    en: "The graph lies at an endpoint, which was asked how many values properties have and of which kind these are. {n, plural, =0 {No other constraint is in the rules.} one {# constraint was not checked.} other {# constraints were not checked.}}",
    es: "El grafo está en un punto de acceso, al que se preguntó cuántos valores tienen las propiedades y de qué clase son. {n, plural, =0 {Las reglas no tienen otras restricciones.} one {# restricción no se comprobó.} other {# restricciones no se comprobaron.}}",
    kk: "Граф SPARQL қызметінде жатыр; одан қасиеттерде неше мән бар екені және олардың түрі сұралды. {n, plural, =0 {Ережелерде басқа шектеу жоқ.} other {# шектеу тексерілмеді.}}",
    ru: "Граф лежит на сервере SPARQL; у него спросили, сколько значений у свойств и какого они вида. {n, plural, =0 {Других ограничений в правилах нет.} one {# ограничение не проверено.} few {# ограничения не проверены.} many {# ограничений не проверено.} other {# ограничения не проверены.}}",
  },
  noneFound: {
    en: "Nothing was found that breaks what could be checked of {shapes, plural, one {# rule (SHACL shape)} other {# rules (SHACL shapes)}}.",
    es: "No se encontró nada que incumpla lo que se pudo comprobar de {shapes, plural, one {# regla (forma SHACL)} other {# reglas (formas SHACL)}}.",
    kk: "{shapes, plural, other {# ереженің (SHACL пішінінің)}} тексеруге болған бөлігін бұзатын ештеңе табылмады.",
    ru: "Не найдено ничего, что нарушало бы то, что удалось проверить из {shapes, plural, one {# правила (формы SHACL)} other {# правил (форм SHACL)}}.",
  },
  untold: {
    en: "The endpoint did not tell this, or not all of it ({code}).",
    es: "El punto de acceso no respondió a esto, o no a todo ({code}).",
    kk: "SPARQL қызметі бұған жауап бермеді немесе толық жауап бермеді ({code}).",
    ru: "Сервер SPARQL на это не ответил или ответил не полностью ({code}).",
  },
  severity: { en: "Severity", es: "Gravedad", kk: "Ауырлығы", ru: "Серьёзность" },
  message: { en: "What is wrong", es: "Qué falla", kk: "Не дұрыс емес", ru: "Что не так" },
  thing: { en: "Thing", es: "Cosa", kk: "Нысан", ru: "Предмет" },
  property: { en: "Property", es: "Propiedad", kk: "Қасиет", ru: "Свойство" },
  rule: { en: "Rule", es: "Regla", kk: "Ереже", ru: "Правило" },
  rest: {
    en: "And {n, plural, one {# more} other {# more}}, in the files below.",
    es: "Y {n, plural, one {# más} other {# más}}, en los archivos de abajo.",
    kk: "Тағы {n, plural, other {#}}, төмендегі файлдарда.",
    ru: "И ещё {n, plural, one {#} other {#}}, в файлах ниже.",
  },
  files: { en: "As data", es: "Como datos", kk: "Дерек түрінде", ru: "В виде данных" },
  complete: { en: "How complete", es: "Cuán completos", kk: "Толықтығы", ru: "Полнота" },
  completeLead: {
    en: "Of the things of a kind, how many have a property. What some lack leads to the query that lists them.",
    es: "De las cosas de un tipo, cuántas tienen una propiedad. Lo que falta a algunas lleva a la consulta que las enumera.",
    kk: "Бір түрдегі нысандардың қаншасында қасиет бар. Кейбірінде жоғы оларды тізетін сұрауға апарады.",
    ru: "У скольких предметов одного вида есть свойство. То, чего у некоторых нет, ведёт к запросу, который их перечисляет.",
  },
  have: { en: "Have it", es: "La tienen", kk: "Бар", ru: "Есть" },
  lack: { en: "Lack it", es: "Les falta", kk: "Жоқ", ru: "Нет" },
  kind: { en: "Kind of thing", es: "Tipo de cosa", kk: "Нысан түрі", ru: "Вид" },
  things: {
    en: "{n, plural, one {# thing} other {# things}}",
    es: "{n, plural, one {# cosa} other {# cosas}}",
    kk: "{n, plural, other {# нысан}}",
    ru: "{n, plural, one {# предмет} few {# предмета} many {# предметов} other {# предмета}}",
  },
  languages: {
    en: "Names by language",
    es: "Nombres por idioma",
    kk: "Тілдер бойынша атаулар",
    ru: "Названия по языкам",
  },
  noLanguage: { en: "no language", es: "sin idioma", kk: "тілсіз", ru: "без языка" },
  support: {
    en: "On what statements rest",
    es: "En qué se apoyan las afirmaciones",
    kk: "Тұжырымдар неге сүйенеді",
    ru: "На что опираются утверждения",
  },
  statements: { en: "Statements", es: "Afirmaciones", kk: "Тұжырымдар", ru: "Утверждения" },
  several: {
    en: "several cited works",
    es: "varias obras citadas",
    kk: "бірнеше сілтеме",
    ru: "несколько цитируемых работ",
  },
  single: {
    en: "one cited work",
    es: "una sola obra citada",
    kk: "бір ғана сілтеме",
    ru: "одна цитируемая работа",
  },
  uncited: {
    en: "a named graph that cites nothing",
    es: "un grafo con nombre que no cita nada",
    kk: "ештеңеге сілтемейтін атаулы граф",
    ru: "именованный граф, который ничего не цитирует",
  },
  unsourced: {
    en: "no named graph",
    es: "ningún grafo con nombre",
    kk: "атаулы граф жоқ",
    ru: "именованного графа нет",
  },
  unused: {
    en: "Terms that are not used",
    es: "Términos que no se usan",
    kk: "Қолданылмаған терминдер",
    ru: "Неиспользуемые термины",
  },
} satisfies Catalogue;

export const SEVERITY_WORDS: Readonly<Record<Severity, Message>> = {
  violation: { en: "violation", es: "infracción", kk: "бұзу", ru: "нарушение" },
  warning: { en: "warning", es: "advertencia", kk: "ескерту", ru: "предупреждение" },
  info: { en: "note", es: "nota", kk: "ескертпе", ru: "заметка" },
};
