// The words of the page of downloads.

import type { Condition } from "../../publish/licence.ts";
import type { Catalogue, Message } from "./message.ts";

export const DATA = {
  pending: {
    en: "is being written; look again in a while",
    es: "se está escribiendo; vuelva a mirar en un rato",
    kk: "жазылып жатыр; біраздан кейін қайта қараңыз",
    ru: "записывается; загляните немного позже",
  },
  impossible: {
    en: "this syntax cannot hold the graph, or needs too much memory",
    es: "esta sintaxis no puede contener el grafo o necesita demasiada memoria",
    kk: "бұл синтаксис графты сыйдыра алмайды немесе тым көп жад керек етеді",
    ru: "этот синтаксис не может вместить граф или требует слишком много памяти",
  },
  lead: {
    en: "The whole graph of this release in every syntax. The addresses of these files never change; {latest} leads to the newest.",
    es: "El grafo entero de esta edición en todas las sintaxis. Las direcciones de estos archivos no cambian nunca; {latest} lleva a la más reciente.",
    kk: "Осы шығарылымның бүкіл графы әр синтаксисте. Бұл файлдардың мекенжайлары ешқашан өзгермейді; {latest} ең жаңасына апарады.",
    ru: "Весь граф этого выпуска во всех синтаксисах. Адреса этих файлов никогда не меняются; {latest} ведёт к новейшему.",
  },
  remote: {
    en: "The graph of this publication lies at a SPARQL endpoint and is no download. Ask it questions, in every format, or take one graph at a time.",
    es: "El grafo de esta publicación está en un punto de acceso SPARQL y no se descarga. Hágale preguntas, en todos los formatos, o tome un grafo cada vez.",
    kk: "Бұл жарияланымның графы SPARQL қызметінде жатыр, оны жүктеп алу мүмкін емес. Оған кез келген форматта сұрақ қойыңыз немесе бір-бір графтан алыңыз.",
    ru: "Граф этой публикации лежит на сервере SPARQL и не скачивается. Задавайте ему вопросы в любом формате или берите по одному графу.",
  },
  facts: { en: "What it is", es: "Qué es", kk: "Бұл не", ru: "Что это" },
  publisher: { en: "Publisher", es: "Editor", kk: "Жариялаушы", ru: "Издатель" },
  version: { en: "Version", es: "Versión", kk: "Нұсқа", ru: "Версия" },
  changed: {
    en: "Last change",
    es: "Último cambio",
    kk: "Соңғы өзгеріс",
    ru: "Последнее изменение",
  },
  size: { en: "Size", es: "Tamaño", kk: "Көлемі", ru: "Объём" },
  sizes: {
    en: "{triples, plural, one {# statement} other {# statements}} about {things, plural, one {# thing} other {# things}}, in {graphs, plural, one {# graph} other {# graphs}}",
    es: "{triples, plural, one {# afirmación} other {# afirmaciones}} sobre {things, plural, one {# cosa} other {# cosas}}, en {graphs, plural, one {# grafo} other {# grafos}}",
    kk: "{things, plural, other {# нысан}} туралы {triples, plural, other {# тұжырым}}, {graphs, plural, other {# графта}}",
    ru: "{triples, plural, one {# утверждение} few {# утверждения} many {# утверждений} other {# утверждения}} о {things, plural, one {# предмете} other {# предметах}}, в {graphs, plural, one {# графе} other {# графах}}",
  },
  licence: { en: "Licence", es: "Licencia", kk: "Лицензия", ru: "Лицензия" },
  free: {
    en: "use it for anything, without asking",
    es: "úselos para lo que quiera, sin pedir permiso",
    kk: "рұқсат сұрамай, кез келген мақсатта пайдаланыңыз",
    ru: "пользуйтесь для чего угодно, не спрашивая",
  },
  under: {
    en: "use it, and {conditions}",
    es: "úselos, y {conditions}",
    kk: "пайдаланыңыз, бірақ {conditions}",
    ru: "пользуйтесь, но {conditions}",
  },
  files: { en: "Files", es: "Archivos", kk: "Файлдар", ru: "Файлы" },
  file: { en: "File", es: "Archivo", kk: "Файл", ru: "Файл" },
  syntax: { en: "Syntax", es: "Sintaxis", kk: "Синтаксис", ru: "Синтаксис" },
  sources: { en: "With sources", es: "Con fuentes", kk: "Дереккөздерімен", ru: "С источниками" },
  bytes: { en: "Size", es: "Tamaño", kk: "Көлемі", ru: "Размер" },
  yes: { en: "yes", es: "sí", kk: "иә", ru: "да" },
  no: { en: "no", es: "no", kk: "жоқ", ru: "нет" },
  copy: { en: "Copy", es: "Copiar", kk: "Көшіру", ru: "Копировать" },
  copySum: {
    en: "Copy the SHA-256 of {file}",
    es: "Copiar el SHA-256 de {file}",
    kk: "{file} файлының SHA-256 сомасын көшіру",
    ru: "Копировать SHA-256 файла {file}",
  },
  formats: {
    en: "What each syntax keeps or loses",
    es: "Qué conserva o pierde cada sintaxis",
    kk: "Әр синтаксис нені сақтайды, нені жоғалтады",
    ru: "Что сохраняет и теряет каждый синтаксис",
  },
  packed: {
    en: "On the way they are packed with gzip or brotli when your client can unpack.",
    es: "Por el camino van comprimidos con gzip o brotli si su cliente sabe descomprimir.",
    kk: "Клиентіңіз аша алса, олар жолда gzip немесе brotli арқылы қысылады.",
    ru: "В пути они сжимаются gzip или brotli, если ваш клиент умеет распаковывать.",
  },
  release: { en: "The release", es: "La edición", kk: "Шығарылым", ru: "Выпуск" },
  verify: {
    en: "The id of a release is the SHA-256 of its graph as sorted N-Quads. So anybody can check that a copy is whole:",
    es: "El identificador de una edición es el SHA-256 de su grafo como N-Quads ordenados. Así cualquiera puede comprobar que una copia está completa:",
    kk: "Шығарылымның идентификаторы – реттелген N-Quads түріндегі графының SHA-256 сомасы. Сондықтан көшірменің бүтін екенін кез келген адам тексере алады:",
    ru: "Идентификатор выпуска — SHA-256 его графа в виде упорядоченных N-Quads. Поэтому всякий может проверить, что копия цела:",
  },
  loading: {
    en: "Into your tool",
    es: "En su herramienta",
    kk: "Өз құралыңызға",
    ru: "В ваш инструмент",
  },
  openRefine: {
    en: "OpenRefine: choose Reconcile, Start reconciling, Add standard service, and give the address {address}.",
    es: "OpenRefine: elija Reconcile, Start reconciling, Add standard service, e indique la dirección {address}.",
    kk: "OpenRefine: Reconcile, Start reconciling, Add standard service тармақтарын таңдап, {address} мекенжайын беріңіз.",
    ru: "OpenRefine: выберите Reconcile, Start reconciling, Add standard service и укажите адрес {address}.",
  },
  services: {
    en: "For programs",
    es: "Para programas",
    kk: "Бағдарламалар үшін",
    ru: "Для программ",
  },
  service: { en: "Service", es: "Servicio", kk: "Қызмет", ru: "Сервис" },
  address: { en: "Address", es: "Dirección", kk: "Мекенжай", ru: "Адрес" },
  sparql: {
    en: "Questions in SPARQL",
    es: "Preguntas en SPARQL",
    kk: "SPARQL тіліндегі сұраулар",
    ru: "Вопросы на SPARQL",
  },
  fragments: {
    en: "Triple patterns, page by page",
    es: "Patrones de tripletas, página a página",
    kk: "Үштік үлгілері, бет-бетімен",
    ru: "Шаблоны триплетов, постранично",
  },
  graphStore: {
    en: "One graph at a time",
    es: "Un grafo cada vez",
    kk: "Бір-бір граф",
    ru: "По одному графу",
  },
  reconcile: {
    en: "Matching names of a table",
    es: "Cotejo de nombres de una tabla",
    kk: "Кестедегі атауларды сәйкестендіру",
    ru: "Сопоставление названий из таблицы",
  },
  void: {
    en: "Description of the dataset (VoID)",
    es: "Descripción del conjunto de datos (VoID)",
    kk: "Деректер жиынының сипаттамасы (VoID)",
    ru: "Описание набора данных (VoID)",
  },
  catalogue: {
    en: "Catalogue (DCAT): this page as {turtle} or {jsonld}, by Accept",
    es: "Catálogo (DCAT): esta página como {turtle} o {jsonld}, por Accept",
    kk: "Каталог (DCAT): осы бет {turtle} немесе {jsonld} түрінде, Accept арқылы",
    ru: "Каталог (DCAT): эта страница как {turtle} или {jsonld}, через Accept",
  },
  sitemap: {
    en: "Every address (sitemap)",
    es: "Todas las direcciones (sitemap)",
    kk: "Барлық мекенжайлар (sitemap)",
    ru: "Все адреса (sitemap)",
  },
  wikidata: {
    en: "Statements for Wikidata",
    es: "Afirmaciones para Wikidata",
    kk: "Wikidata үшін тұжырымдар",
    ru: "Утверждения для Викиданных",
  },
} satisfies Catalogue;

export const CONDITION_WORDS: Readonly<Record<Condition, Message>> = {
  attribution: {
    en: "name where it comes from",
    es: "diga de dónde proceden",
    kk: "қайдан алынғанын айтыңыз",
    ru: "называйте источник",
  },
  shareAlike: {
    en: "share what you make of it under the same terms",
    es: "comparta lo que haga con ellos en las mismas condiciones",
    kk: "содан жасағаныңызды дәл сол шарттармен бөлісіңіз",
    ru: "делитесь сделанным из них на тех же условиях",
  },
  nonCommercial: {
    en: "do not sell it",
    es: "no los venda",
    kk: "саудаға салмаңыз",
    ru: "не продавайте",
  },
  noDerivatives: {
    en: "do not change it",
    es: "no los modifique",
    kk: "өзгертпеңіз",
    ru: "не изменяйте",
  },
};
