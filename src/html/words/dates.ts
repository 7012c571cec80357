// Dates in words, in the precision in which they are written.

import { type Clock, type Edge, type Interval, type Moment, readDate } from "../../model/date.ts";
import type { InterfaceLanguage } from "../../model/languages.ts";
import { type Catalogue, type Message, say } from "./message.ts";

/** `date` is a date in the nominative, `of` the same as it stands after prepositions, where a language tells them apart. */
export const DATES = {
  about: { en: "about {date}", es: "hacia {of}", kk: "шамамен {date}", ru: "около {of}" },
  perhaps: {
    en: "perhaps {date}",
    es: "quizá {date}",
    kk: "мүмкін, {date}",
    ru: "возможно, {date}",
  },
  since: { en: "since {date}", es: "desde {of}", kk: "{date} – әлі де", ru: "с {of}" },
  until: { en: "until {date}", es: "hasta {of}", kk: "… – {date}", ru: "до {of}" },
  endUnknown: {
    en: "from {date}, end not known",
    es: "desde {of}, fin desconocido",
    kk: "басталуы: {date}, аяқталуы белгісіз",
    ru: "с {of}, конец неизвестен",
  },
  startUnknown: {
    en: "until {date}, start not known",
    es: "hasta {of}, inicio desconocido",
    kk: "басталуы белгісіз, аяқталуы: {date}",
    ru: "до {of}, начало неизвестно",
  },
  decade: {
    en: "{year}s",
    es: "década de {year}",
    kk: "{year}-жылдар",
    ru: "{form, select, of {{year}-х годов} other {{year}-е годы}}",
  },
  ofDay: { en: "{date}", es: "el {date}", kk: "{date}", ru: "{date}" },
  monthUnknown: {
    en: "{date} (month not known)",
    es: "{date} (mes desconocido)",
    kk: "{date} (айы белгісіз)",
    ru: "{date} (месяц неизвестен)",
  },
  dayUnknown: {
    en: "{date} (day not known)",
    es: "{date} (día desconocido)",
    kk: "{date} (күні белгісіз)",
    ru: "{date} (день неизвестен)",
  },
} satisfies Catalogue;

/** From spring to winter, as EDTF counts them. */
const SEASONS: readonly Message[] = [
  {
    en: "spring {year}",
    es: "primavera de {year}",
    kk: "{year} ж. көктем",
    ru: "{form, select, of {весны} other {весна}} {year}\u00a0г.",
  },
  {
    en: "summer {year}",
    es: "verano de {year}",
    kk: "{year} ж. жаз",
    ru: "{form, select, of {лета} other {лето}} {year}\u00a0г.",
  },
  {
    en: "autumn {year}",
    es: "otoño de {year}",
    kk: "{year} ж. күз",
    ru: "{form, select, of {осени} other {осень}} {year}\u00a0г.",
  },
  {
    en: "winter {year}",
    es: "invierno de {year}",
    kk: "{year} ж. қыс",
    ru: "{form, select, of {зимы} other {зима}} {year}\u00a0г.",
  },
];

/** The variety of English that writes days before months, as the other languages do. */
const LOCALES: Readonly<Record<InterfaceLanguage, string>> = {
  en: "en-GB",
  es: "es",
  kk: "kk",
  ru: "ru",
};

/** Languages whose months change after prepositions. */
const INFLECTED: ReadonlySet<InterfaceLanguage> = new Set(["ru"]);

/** `of` is the form after prepositions. */
type Form = "plain" | "of";

/** A literal of a datatype of dates, in words; what is not of its lexical form, or of another datatype, comes back as it is. */
export function dateText(language: InterfaceLanguage, lexical: string, datatype: string): string {
  const dated = readDate(lexical, datatype);
  if (dated === undefined) return lexical;
  switch (dated.kind) {
    case "moment":
      return momentText(language, dated);
    case "interval":
      return intervalText(language, dated);
    case "time":
      return clockText(dated.clock);
    case "recurring":
      return recurringText(language, dated.month, dated.day);
  }
}

/** A moment in words, with how sure it is. */
export function momentText(language: InterfaceLanguage, moment: Moment): string {
  const { isApproximate, isUncertain } = moment;
  const bare = (form: Form) => bareText(language, moment, form);
  const date = isApproximate
    ? say(language, DATES.about, { date: bare("plain"), of: bare("of") })
    : bare("plain");
  return isUncertain ? say(language, DATES.perhaps, { date }) : date;
}

function intervalText(language: InterfaceLanguage, { start, end }: Interval): string {
  const edge = (at: Edge) => (typeof at === "string" ? "" : momentText(language, at));
  const oneSided = (message: Message, at: Edge) =>
    say(language, message, {
      date: edge(at),
      of: typeof at === "string" || at.isApproximate ? edge(at) : bareText(language, at, "of"),
    });
  if (end === "open") return oneSided(DATES.since, start);
  if (end === "unknown") return oneSided(DATES.endUnknown, start);
  if (start === "open") return oneSided(DATES.until, end);
  if (start === "unknown") return oneSided(DATES.startUnknown, end);
  const [from, to] = [edge(start), edge(end)];
  return /\s/.test(from + to) ? `${from} – ${to}` : `${from}–${to}`;
}

function bareText(language: InterfaceLanguage, moment: Moment, form: Form): string {
  const { year, openDigits, month, day, season, clock, unknown } = moment;
  if (openDigits === 1 && year > 0)
    return say(language, DATES.decade, { year: String(year), form });
  if (openDigits > 0) {
    const years = [year, lastYear(moment)].sort((a, b) => a - b);
    return years.map((each) => yearText(language, each)).join("–");
  }
  const name = season === undefined ? undefined : SEASONS[season - 1];
  if (name !== undefined) return say(language, name, { year: yearText(language, year), form });
  const date = calendarText(language, { year, month, day, form });
  if (unknown === "month") return say(language, DATES.monthUnknown, { date });
  if (unknown === "day") return say(language, DATES.dayUnknown, { date });
  if (form === "of" && day !== undefined) return say(language, DATES.ofDay, { date });
  return clock === undefined ? date : `${date}, ${clockText(clock)}`;
}

/** The last year that a year with digits left open may be. */
function lastYear({ year, openDigits }: Moment): number {
  return year + Math.sign(year || 1) * (10 ** openDigits - 1);
}

/** A year, never grouped like a number; years before the first by their era. */
export function yearText(language: InterfaceLanguage, year: number): string {
  return calendarText(language, { year });
}

/** The name of a month by itself, shortened where a language does so. */
export function monthText(language: InterfaceLanguage, month: number): string {
  return formatter(language, { month: "short" }).format(dayOf(2000, month));
}

interface CalendarDate {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly form?: Form;
}

function calendarText(
  language: InterfaceLanguage,
  { year, month, day, form = "plain" }: CalendarDate,
): string {
  // A month takes its form after prepositions where it stands behind a day, which is taken away again.
  const needsDay =
    form === "of" && INFLECTED.has(language) && month !== undefined && day === undefined;
  const format = formatter(language, {
    year: "numeric",
    ...(month !== undefined && { month: "long" }),
    ...((day !== undefined || needsDay) && { day: "numeric" }),
    ...(year <= 0 && { era: "short" }),
  });
  const date = dayOf(year, month, day);
  if (!needsDay) return format.format(date);
  const parts = format.formatToParts(date).filter(({ type }) => type !== "day");
  return parts
    .map(({ value }) => value)
    .join("")
    .replace(/ {2,}|^ /g, "")
    .trim();
}

/** `Date.UTC` takes the years 0 to 99 for those of the twentieth century. */
function dayOf(year: number, month = 1, day = 1): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

function recurringText(
  language: InterfaceLanguage,
  month: number | undefined,
  day: number | undefined,
): string {
  if (month === undefined) return String(day);
  return formatter(language, {
    month: "long",
    ...(day !== undefined && { day: "numeric" }),
  }).format(dayOf(2000, month, day));
}

/** The time as it is written, which all languages do alike, with its offset from UTC; seconds where there are any. */
function clockText({ hour, minute, second, zone }: Clock): string {
  const text = [hour, minute, ...(second > 0 ? [second] : [])]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
  return zone === undefined ? text : `${text} UTC${zone === "Z" ? "" : zone}`;
}

const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

/** Kept, for one takes longer to make than to use. */
function formatter(
  language: InterfaceLanguage,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const { year, month, day, era } = options;
  const key = `${language} ${year} ${month} ${day} ${era}`;
  const known = FORMATTERS.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: "UTC" });
  FORMATTERS.set(key, made);
  return made;
}
