import { nobody, type Setting, type Speaker } from "./speaker.ts";
import { speechVerbs } from "./speechverbs.ts";

const surnames =
  "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도석선설마길연위표명기반왕금옥육인맹제모";

/** A surname, one or two more syllables, a title if any, and the particle that marks the topic or subject. */
const subject = new RegExp(
  `(?:^|[\\s.])([^"“”.]{0,20}\\s)?([${surnames}][가-힣]{1,2})(?:\\s([가-힣]{1,6}(?:장|관|사|원|자|리|령|표|수|위|감|독|인|씨)|씨))?(?:\\([^)]{1,8}\\)\\s?)?(?:은|는|이|가)\\s[^"“”]{0,60}$`,
  "u",
);

/** The speaker in Korean: the topic of the sentence whose verb takes the quote with -라고 or -고. */
export function koreanSpeaker({ before, after }: Setting): Speaker {
  if (!new RegExp(`^(?:이?라고|라며|이라며|고|면서|라면서)[^.]{0,30}?${speechVerbs("ko")}`, "u").test(after))
    return nobody;
  const sentence = before.slice(before.lastIndexOf(". ") + 1);
  const match = subject.exec(sentence);
  if (!match) return nobody;
  const title = match[3] ?? "";
  return { speaker: match[2] ?? "", role: title === "씨" ? "" : title };
}
