import { arabicNames, arabicSpeaker, persianSpeaker } from "./arabic.ts";
import { casedSpeaker, fullNames } from "./cased.ts";
import { chineseSpeaker } from "./chinese.ts";
import { hindiSpeaker } from "./hindi.ts";
import { japaneseSpeaker } from "./japanese.ts";
import { koreanSpeaker } from "./korean.ts";
import { nobody, type Setting, type Speaker } from "./speaker.ts";
import { primarySubtag } from "../language.ts";

const uncased: Record<string, (setting: Setting) => Speaker> = {
  ar: arabicSpeaker,
  fa: persianSpeaker,
  hi: hindiSpeaker,
  ja: japaneseSpeaker,
  ko: koreanSpeaker,
  zh: chineseSpeaker,
};

/** Scripts without capitals whose languages have no rules here: a name can't be told from other words. */
const unknown = /^(?:he|yi|ur|th|lo|km|my|bn|ta|te|ml|kn|gu|pa|mr|ne|si|am|ka|ps|ckb|ug)(?:-|$)/;

/** Full names in an article's paragraphs, for the surnames that follow them. */
export function knownNames(texts: readonly string[], language: string): string[] {
  return /^ar(?:-|$)/.test(language) ? arabicNames(texts) : fullNames(texts, language);
}

/** Who said a quote, by a verb of speech or a colon that joins it to a name. */
export function attribution(setting: Setting): Speaker {
  if (unknown.test(setting.language)) return nobody;
  const base = primarySubtag(setting.language);
  return (uncased[base] ?? casedSpeaker)(setting);
}
