// The words of pages for requests that failed. What exactly went wrong is told in the words of the error, which are English.

import type { Catalogue, Message } from "./message.ts";

/** What happened, by the status of the answer: the heading, and a sentence on what can be done. */
export interface StatusWords {
  readonly title: Message;
  readonly advice: Message;
}

export const STATUS_WORDS = {
  400: {
    title: {
      en: "This request cannot be understood",
      es: "No se entiende esta petición",
      kk: "Бұл сұрау түсініксіз",
      ru: "Этот запрос нельзя понять",
    },
    advice: {
      en: "Something in the address or in the query is not as it must be. What and where stands below; change it and try again.",
      es: "Algo en la dirección o en la consulta no es como debe ser. Abajo se dice qué y dónde; corríjalo e inténtelo de nuevo.",
      kk: "Мекенжайда немесе сұрауда бірдеңе дұрыс емес. Ненің қай жерде екені төменде айтылған; түзетіп, қайталап көріңіз.",
      ru: "Что-то в адресе или в запросе не так, как должно быть. Что и где, сказано ниже; исправьте и попробуйте снова.",
    },
  },
  401: {
    title: {
      en: "This is for operators",
      es: "Esto es para los operadores",
      kk: "Бұл операторларға арналған",
      ru: "Это для операторов",
    },
    advice: {
      en: "The address asks for a token that the operators of the site have.",
      es: "La dirección pide una clave que tienen los operadores del sitio.",
      kk: "Бұл мекенжай сайт операторларында бар кілтті сұрайды.",
      ru: "Этот адрес требует ключа, который есть у операторов сайта.",
    },
  },
  404: {
    title: {
      en: "There is nothing at this address",
      es: "No hay nada en esta dirección",
      kk: "Бұл мекенжайда ештеңе жоқ",
      ru: "По этому адресу ничего нет",
    },
    advice: {
      en: "The address may be mistyped, or the link that led here may be wrong. What was published and withdrawn later says so at its address; here nothing of that kind is recorded.",
      es: "Puede que la dirección esté mal escrita o que el enlace que le trajo aquí sea erróneo. Lo que se publicó y se retiró después lo dice en su dirección; aquí no consta nada así.",
      kk: "Мекенжай қате терілген немесе осында әкелген сілтеме бұрыс болуы мүмкін. Жарияланып, кейін алынған нәрсе туралы оның мекенжайында айтылады; мұнда ондай жазба жоқ.",
      ru: "Возможно, в адресе опечатка или ведущая сюда ссылка неверна. О том, что было опубликовано и потом изъято, говорится по его адресу; здесь такой записи нет.",
    },
  },
  405: {
    title: {
      en: "This cannot be done here",
      es: "Esto no se puede hacer aquí",
      kk: "Мұнда бұлай істеуге болмайды",
      ru: "Здесь так нельзя",
    },
    advice: {
      en: "There is something at this address, but it does not take this method. A publication can be read, and not changed from outside.",
      es: "En esta dirección hay algo, pero no admite este método. Una publicación se puede leer, no cambiar desde fuera.",
      kk: "Бұл мекенжайда бірдеңе бар, бірақ ол мұндай әдісті қабылдамайды. Жарияланымды оқуға болады, ал сырттан өзгертуге болмайды.",
      ru: "По этому адресу что-то есть, но такого метода оно не принимает. Публикацию можно читать, но нельзя менять извне.",
    },
  },
  406: {
    title: {
      en: "Not in this format",
      es: "No en este formato",
      kk: "Бұл форматта жоқ",
      ru: "В таком формате этого нет",
    },
    advice: {
      en: "What you asked for is there, but not in a format that was asked for.",
      es: "Lo que pide existe, pero no en un formato de los pedidos.",
      kk: "Сұралған нәрсе бар, бірақ сұралған форматтардың ешқайсысында емес.",
      ru: "То, что вы запросили, есть, но ни в одном из запрошенных форматов.",
    },
  },
  410: {
    title: {
      en: "This was withdrawn",
      es: "Esto fue retirado",
      kk: "Бұл алынып тасталған",
      ru: "Это изъято",
    },
    advice: {
      en: "It was published at this address, and it is no longer part of the publication. Older releases may still have it.",
      es: "Se publicó en esta dirección y ya no forma parte de la publicación. Puede que ediciones anteriores aún lo tengan.",
      kk: "Ол осы мекенжайда жарияланған еді, енді жарияланымның құрамында жоқ. Бұрынғы шығарылымдарда қалған болуы мүмкін.",
      ru: "Оно было опубликовано по этому адресу и больше не входит в публикацию. В прежних выпусках оно могло остаться.",
    },
  },
  413: {
    title: {
      en: "This request is too large",
      es: "Esta petición es demasiado grande",
      kk: "Бұл сұрау тым үлкен",
      ru: "Этот запрос слишком велик",
    },
    advice: {
      en: "Ask for less at a time, or take the whole graph as one download and ask it on your own machine.",
      es: "Pida menos de una vez, o descargue el grafo entero y consúltelo en su propio equipo.",
      kk: "Бір жолы азырақ сұраңыз немесе бүкіл графты жүктеп алып, өз компьютеріңізде сұраңыз.",
      ru: "Запрашивайте меньше за раз или скачайте весь граф и обращайтесь к нему на своём компьютере.",
    },
  },
  415: {
    title: {
      en: "The request comes in an unknown format",
      es: "La petición viene en un formato desconocido",
      kk: "Сұрау белгісіз форматта келді",
      ru: "Запрос пришёл в неизвестном формате",
    },
    advice: {
      en: "The body of the request has a media type that is not read here.",
      es: "El cuerpo de la petición tiene un tipo de medio que aquí no se lee.",
      kk: "Сұрау денесінің медиа түрі мұнда оқылмайды.",
      ru: "Тело запроса имеет медиатип, который здесь не читают.",
    },
  },
  429: {
    title: {
      en: "Too much was asked in a short time",
      es: "Se ha pedido demasiado en poco tiempo",
      kk: "Қысқа уақытта тым көп сұралды",
      ru: "За короткое время запрошено слишком много",
    },
    advice: {
      en: "Everybody has the same share of the engine. For much work take the whole graph as one download, or run the publication on your own machine, where there is no such limit.",
      es: "Todos tienen la misma parte del motor. Para mucho trabajo, descargue el grafo entero o ejecute la publicación en su propio equipo, donde no hay tal límite.",
      kk: "Қозғалтқыштағы үлес бәріне бірдей. Көп жұмыс үшін бүкіл графты жүктеп алыңыз немесе жарияланымды мұндай шегі жоқ өз компьютеріңізде іске қосыңыз.",
      ru: "Доля движка у всех одинакова. Для большой работы скачайте весь граф или запустите публикацию на своём компьютере, где такого предела нет.",
    },
  },
  500: {
    title: {
      en: "Something went wrong here",
      es: "Algo ha fallado aquí",
      kk: "Мұнда бірдеңе дұрыс болмады",
      ru: "Здесь что-то пошло не так",
    },
    advice: {
      en: "This is not your fault. Try again; if it happens again, report it with the number of the request below.",
      es: "No es culpa suya. Inténtelo de nuevo; si se repite, avise indicando el número de la petición de abajo.",
      kk: "Бұл сіздің кінәңіз емес. Қайталап көріңіз; тағы болса, төмендегі сұрау нөмірімен хабарлаңыз.",
      ru: "Это не ваша вина. Попробуйте снова; если повторится, сообщите, указав номер запроса ниже.",
    },
  },
  501: {
    title: {
      en: "This publication cannot do that",
      es: "Esta publicación no puede hacerlo",
      kk: "Бұл жарияланым оны істей алмайды",
      ru: "Эта публикация так не умеет",
    },
    advice: {
      en: "Its graph lies at the endpoint of somebody else, and this needs the whole graph at hand.",
      es: "Su grafo está en el punto de acceso de otro, y esto necesita el grafo entero a mano.",
      kk: "Оның графы басқаның қызметінде жатыр, ал бұған бүкіл граф қолда болуы керек.",
      ru: "Её граф лежит на чужом сервере, а для этого весь граф должен быть под рукой.",
    },
  },
  502: {
    title: {
      en: "The endpoint behind this site failed",
      es: "Ha fallado el punto de acceso que hay detrás de este sitio",
      kk: "Осы сайттың артындағы қызмет жауап бере алмады",
      ru: "Сервер, стоящий за этим сайтом, не справился",
    },
    advice: {
      en: "The graph lies at another server, and its answer cannot be used. Try again in a while.",
      es: "El grafo está en otro servidor y su respuesta no sirve. Inténtelo dentro de un rato.",
      kk: "Граф басқа серверде жатыр, оның жауабын пайдалану мүмкін емес. Біраздан соң қайталап көріңіз.",
      ru: "Граф лежит на другом сервере, и его ответ нельзя использовать. Попробуйте немного позже.",
    },
  },
  503: {
    title: {
      en: "No answer in time",
      es: "Sin respuesta a tiempo",
      kk: "Уақытында жауап болмады",
      ru: "Ответа вовремя нет",
    },
    advice: {
      en: "The engine is busy, or the query asks too much of it. Try again in a few seconds, or ask for less.",
      es: "El motor está ocupado o la consulta le pide demasiado. Inténtelo en unos segundos o pida menos.",
      kk: "Қозғалтқыш бос емес немесе сұрау одан тым көп нәрсе талап етеді. Бірнеше секундтан соң қайталаңыз немесе азырақ сұраңыз.",
      ru: "Движок занят, или запрос требует слишком многого. Попробуйте через несколько секунд или спросите меньше.",
    },
  },
} satisfies Readonly<Record<number, StatusWords>>;

export const ERRORS_WORDS = {
  exactly: {
    en: "What exactly is wrong",
    es: "Qué falla exactamente",
    kk: "Нақты не дұрыс емес",
    ru: "Что именно не так",
  },
  place: {
    en: "line {line}, column {column}",
    es: "línea {line}, columna {column}",
    kk: "{line}-жол, {column}-баған",
    ru: "строка {line}, столбец {column}",
  },
  near: {
    en: "Perhaps you meant",
    es: "Quizá quería decir",
    kk: "Мүмкін, мынаны іздедіңіз",
    ru: "Возможно, вы имели в виду",
  },
  find: {
    en: "Look for a name",
    es: "Buscar un nombre",
    kk: "Атау бойынша іздеу",
    ru: "Поиск по названию",
  },
  formats: { en: "What there is", es: "Lo que hay", kk: "Не бар", ru: "Что есть" },
  withdrawn: {
    en: "Withdrawn on {date}",
    es: "Retirado el {date}",
    kk: "Алынған күні: {date}",
    ru: "Изъято: {date}",
  },
  replaced: {
    en: "In its place: {thing}",
    es: "En su lugar: {thing}",
    kk: "Орнына: {thing}",
    ru: "Вместо этого: {thing}",
  },
  wait: {
    en: "{n, plural, one {Try again in # second.} other {Try again in # seconds.}}",
    es: "{n, plural, one {Inténtelo de nuevo dentro de # segundo.} other {Inténtelo de nuevo dentro de # segundos.}}",
    kk: "{n, plural, other {# секундтан кейін қайталаңыз.}}",
    ru: "{n, plural, one {Попробуйте снова через # секунду.} few {Попробуйте снова через # секунды.} many {Попробуйте снова через # секунд.} other {Попробуйте снова через # секунды.}}",
  },
  again: { en: "Try again", es: "Intentar de nuevo", kk: "Қайталау", ru: "Попробовать снова" },
  download: {
    en: "Download the whole graph",
    es: "Descargar el grafo entero",
    kk: "Бүкіл графты жүктеп алу",
    ru: "Скачать весь граф",
  },
  selfHost: {
    en: "Run it yourself",
    es: "Ejecutarlo por su cuenta",
    kk: "Өзіңіз іске қосу",
    ru: "Запустить самому",
  },
  request: {
    en: "Request {id}",
    es: "Petición {id}",
    kk: "{id} сұрауы",
    ru: "Запрос {id}",
  },
} satisfies Catalogue;
