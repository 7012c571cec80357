// Why a query found nothing, in words.

import type { Catalogue } from "./message.ts";

export const DOCTOR = {
  heading: {
    en: "Nothing was found. Why?",
    es: "No se encontró nada. ¿Por qué?",
    kk: "Ештеңе табылмады. Неге?",
    ru: "Ничего не найдено. Почему?",
  },
  nothing: {
    en: "Nothing in the data matches this part by itself: {part}",
    es: "Nada en los datos coincide con esta parte por sí sola: {part}",
    kk: "Деректерде мына бөлікке жеке алғанда ештеңе сай келмейді: {part}",
    ru: "Этой части самой по себе ничего в данных не соответствует: {part}",
  },
  refuses: {
    en: "Without this part there are answers: {part}",
    es: "Sin esta parte hay respuestas: {part}",
    kk: "Мына бөліксіз жауаптар бар: {part}",
    ru: "Без этой части ответы есть: {part}",
  },
  cut: {
    en: "The pattern matches, but LIMIT, OFFSET or HAVING leave nothing of it.",
    es: "El patrón coincide, pero LIMIT, OFFSET o HAVING no dejan nada.",
    kk: "Үлгі сай келеді, бірақ LIMIT, OFFSET немесе HAVING ештеңе қалдырмайды.",
    ru: "Шаблон находит совпадения, но LIMIT, OFFSET или HAVING ничего не оставляют.",
  },
  together: {
    en: "Each part matches something by itself; together they match nothing, and dropping a single one does not help.",
    es: "Cada parte coincide con algo por sí sola; juntas no coinciden con nada, y quitar una sola no basta.",
    kk: "Әр бөлікке жеке алғанда бірдеңе сай келеді; бәріне бірге ештеңе сай келмейді, ал біреуін ғана алып тастау жеткіліксіз.",
    ru: "Каждой части по отдельности что-то соответствует, всем вместе — ничего, и убрать одну из них недостаточно.",
  },
  absent: {
    en: "{name} does not occur in the data.",
    es: "{name} no aparece en los datos.",
    kk: "Деректерде {name} кездеспейді.",
    ru: "{name} в данных не встречается.",
  },
  unused: {
    en: "{name} is declared, but nothing in the data uses it.",
    es: "{name} está declarado, pero nada en los datos lo usa.",
    kk: "{name} жарияланған, бірақ деректерде қолданылмайды.",
    ru: "{name} объявлено, но в данных не используется.",
  },
  meant: {
    en: "Did you mean {name}?",
    es: "¿Quería decir {name}?",
    kk: "{name} дегіңіз келді ме?",
    ru: "Может быть, {name}?",
  },
  unfinished: {
    en: "There was no time to look at all parts.",
    es: "No hubo tiempo de mirar todas las partes.",
    kk: "Барлық бөлікті қарауға уақыт жетпеді.",
    ru: "На все части не хватило времени.",
  },
} satisfies Catalogue;
