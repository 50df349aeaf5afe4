import { nobody, type Setting, type Speaker } from "./speaker.ts";

const title =
  "(?:प्रधानमंत्री|मुख्यमंत्री|राष्ट्रपति|राज्यपाल|मंत्री|अध्यक्ष|प्रवक्ता|निदेशक|प्रोफेसर|महापौर|मेयर|सचिव|आयुक्त|विधायक|सांसद|डॉ\\.|किसान|वकील)";
const word = "[\\p{Script=Devanagari}]{2,}";
const person = `(?:^|[।,\\s])(?:((?:${word}\\s){0,2}${title})\\s)(${word}\\s${word})|(?:^|।\\s?)(${word}\\s${word})`;

/** Words that open a sentence without naming anyone. */
const common = /(?:उन्होंने|इसके|एक|सरकार|पुलिस|अधिकारी|अधिकारियों|लोगों|मंत्रालय|विभाग|कंपनी|पार्टी|साथ|बाद)/u;

/** The speaker in Hindi: a name with a title, or two words that open the sentence, before ने कहा and the quote. */
export function hindiSpeaker({ before, after }: Setting): Speaker {
  const lead = new RegExp(`(?:${person})\\s(?:ने|का)\\s[^।“"]{0,40}(?:कहा|बताया|लिखा|कहना)[^।“"]{0,12}$`, "u").exec(
    before,
  );
  const tail = new RegExp(`^[\\s,]*(?:${person})\\s(?:ने|का)\\s[^।]{0,20}(?:कहा|बताया|लिखा|कहना)`, "u").exec(after);
  const match = lead ?? tail;
  const name = match?.[2] ?? match?.[3] ?? "";
  return name === "" || common.test(name) ? nobody : { speaker: name, role: match?.[1] ?? "" };
}
