import { unmarked, wordsOf } from "../spelt.ts";

/** Hepburn's syllables. */
const JAPANESE =
  /^(?:(?:(?:kk?|gg?|ss?|zz?|tt?|dd?|n|h|bb?|pp?|m|r)?[aeou]|(?:kk?|g|n|h|b|pp?|m|r)y[auo]|(?:(?:ss?|t?c)h|j)[aeiou]|tsu|fu|[kgnhbpmr]i|y[auo]|w[ao]|i)(?:h(?![aeiouy]))?|[nm](?![aeiouy]))+$/u;
/** Pinyin's, Wade's, Korea's and Vietnam's; a name has three at most. */
const CONTINENTAL =
  /^(?:(?:ch|sh|zh|ts|hs|tr|th|ph|kh|ngh?|nh|kk|tt|pp|ss|jj|[bpmfdtnlgkhjqxrzcsyw]y?)?[aeiouü]{1,4}(?:ng|[nmlkpth])?){1,3}$/u;

/** Whether a person may be Japanese, Chinese, Korean or Vietnamese, as far as the last word shows, be it the surname or not. */
export function isEastAsian(name: string): boolean {
  const last = wordsOf(unmarked(name)).at(-1) ?? "";
  return JAPANESE.test(last) || CONTINENTAL.test(last);
}
