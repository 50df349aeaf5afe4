import type { APIApplicationCommandOptionChoice, APISelectMenuOption } from "discord-api-types/v10";
import { LANGUAGES, languageName, writtenIn } from "../../locale/language.ts";
import { CHOICES, CHOICE_TEXT, SELECT_OPTIONS, SELECT_TEXT } from "../limits.ts";
import { shorten } from "../message/pages.ts";
import { search } from "./search.ts";

/** Offered after a server's own: the most read languages. */
const COMMON =
  "en es fr de pt-BR ru uk zh-Hans zh-Hant ja ko ar fa hi bn ur id tr vi it pl nl ro el he th sv cs hu fi".split(" ");

/** Languages to choose a result's from, the server's usual ones first, but for the one it is in. */
export function languageOptions(usual: readonly string[], but: string, locale: string): APISelectMenuOption[] {
  const codes = [...new Set([...usual, ...COMMON])].filter((code) => code !== but);
  return codes.slice(0, SELECT_OPTIONS).map((value) => {
    const [label = value, native = value] = [locale, value].map((of) => shorten(languageName(value, of), SELECT_TEXT));
    return { label, value, ...(native === label ? {} : { description: native }) };
  });
}

/** The language of Discord's interface, as it is offered: `en` for `en-US`, `zh-Hans` for `zh-CN`. */
export function languageOf(locale: string): string {
  return COMMON.find((code) => writtenIn(code) === writtenIn(locale)) ?? locale;
}

/**
 * What may be meant by the part of a language's name or code that somebody typed, in the reader's language, the
 * language's own, or English; those of `first` before others.
 */
export function languageChoices(
  typed: string,
  { first, locale }: { readonly first: readonly string[]; readonly locale: string },
): APIApplicationCommandOptionChoice<string>[] {
  const codes = [...new Set([...first, ...COMMON, ...LANGUAGES])];
  const namesOf = (code: string) => [code, languageName(code, locale), languageName(code, code), languageName(code)];
  return search(codes, namesOf, typed)
    .slice(0, CHOICES)
    .map((value) => {
      const [, name = value, native = value] = namesOf(value);
      return { name: shorten(name === native ? name : `${name} · ${native}`, CHOICE_TEXT), value };
    });
}
