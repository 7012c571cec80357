// The languages that the interface speaks.

/** Language tags (BCP 47); the first is the one that is spoken where nobody asks for another. */
export const INTERFACE_LANGUAGES = ["en", "es", "kk", "ru"] as const;

export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

export const DEFAULT_LANGUAGE = INTERFACE_LANGUAGES[0];

/** In which other languages a name is looked for where the wanted one has none, before the default. */
export const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  kk: ["ru"],
};

/** Each language in its own words, as menus name it. */
export const LANGUAGE_NAMES: Readonly<Record<InterfaceLanguage, string>> = {
  en: "English",
  es: "Español",
  kk: "Қазақша",
  ru: "Русский",
};

export function isInterfaceLanguage(tag: string): tag is InterfaceLanguage {
  return INTERFACE_LANGUAGES.some((language) => language === tag);
}
