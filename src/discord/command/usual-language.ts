import type { SettingsStore } from "../../store/settings.ts";
import { DEFAULT_LANGUAGE } from "./arguments.ts";

/** The language of results for which nobody names one: the server's most usual, else English. */
export type UsualLanguage = (place: { readonly guildId: string | null }) => Promise<string>;

export function createUsualLanguage(settings: Pick<SettingsStore, "get">): UsualLanguage {
  return async ({ guildId }) => {
    const { languages } = await settings.get(guildId ?? "");
    return languages[0] ?? DEFAULT_LANGUAGE;
  };
}
