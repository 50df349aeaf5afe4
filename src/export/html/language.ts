import { remembered } from "../../locale/remembered.ts";
import { html, type Markup } from "./markup.ts";

/** The attributes `lang` and `dir` of a text in this language (BCP 47); of an unknown one its first letter tells. */
export function inLanguage(code: string): Markup {
  const direction = directionOf(code);
  return direction === undefined ? html`lang="" dir="auto"` : html`lang="${code}" dir="${direction}"`;
}

/** Undefined where it can't be told. */
export const directionOf: (code: string) => "ltr" | "rtl" | undefined = remembered((code) => {
  if (code === "und") return undefined;
  try {
    return new Intl.Locale(code).getTextInfo().direction;
  } catch {
    return undefined;
  }
});
