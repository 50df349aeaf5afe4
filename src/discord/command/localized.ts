import { Locale, type LocalizationMap } from "discord-api-types/v10";
import type { TextKey } from "../../locale/catalogues.ts";
import { english, translator } from "../../locale/translate.ts";

/** Discord's locales that the bot speaks. */
export const LOCALES: readonly string[] = Object.values<string>(Locale).filter(
  (code) => translator(code).locale === code,
);

type Named = { [Key in TextKey]: Key extends `${infer Place}.name` ? Place : never }[TextKey];
type Described = { [Key in TextKey]: Key extends `${infer Place}.description` ? Place : never }[TextKey];

/** The name of a command, an option or a choice in every locale. */
export function named(place: Named): { name: string; name_localizations: LocalizationMap } {
  return { name: english(`${place}.name`), name_localizations: inAll(`${place}.name`) };
}

/** Name and description of a command or an option in every locale. */
export function described(place: Described & Named) {
  return {
    ...named(place),
    description: english(`${place}.description`),
    description_localizations: inAll(`${place}.description`),
  };
}

function inAll(key: TextKey): LocalizationMap {
  return Object.fromEntries(LOCALES.map((locale) => [locale, translator(locale)(key)]));
}
