import { nobody, type Setting, type Speaker } from "./speaker.ts";
import { speechVerbs } from "./speechverbs.ts";

const honorific =
  "さん|氏|首相|大統領|知事|市長|町長|村長|会長|社長|教授|大臣|外相|官房長官|議員|選手|監督|所長|院長|校長|組合長|理事長|代表";

/** A person's name ends in an honorific or title in Japanese reports: 田中太郎市長は. */
const subject = new RegExp(
  `(?:^|[、。」』\\s])([^、。「」『』\\s]{0,20}の)?([\\p{Script=Han}\\p{Script=Katakana}ー・]{2,14}?)(${honorific})(?:（[^）]{1,8}）)?(?:は|が|も)[^。]{0,60}$`,
  "u",
);
const named = new RegExp(
  `^[^。「」]{0,6}(?:と)?([\\p{Script=Han}\\p{Script=Katakana}ー・]{2,14}?)(${honorific})は?[^。「」]{0,4}。?`,
  "u",
);

/** The speaker in Japanese: the topic of the sentence whose verb takes the quote with と. */
export function japaneseSpeaker({ before, after }: Setting): Speaker {
  const spoken = new RegExp(`^(?:と|など|、と)[^。「」]{0,20}${speechVerbs("ja")}`, "u").test(after);
  const match = spoken ? subject.exec(before.slice(before.lastIndexOf("。") + 1)) : null;
  if (match) return titled(match[2] ?? "", match[3] ?? "");
  const inverted = new RegExp(`^と${speechVerbs("ja")}?(?:のは|た)`, "u").test(after)
    ? named.exec(after.replace(/^と[^の。]{0,8}のは/u, ""))
    : null;
  return inverted ? titled(inverted[1] ?? "", inverted[2] ?? "") : nobody;
}

function titled(name: string, suffix: string): Speaker {
  return { speaker: name, role: suffix === "さん" || suffix === "氏" ? "" : suffix };
}
