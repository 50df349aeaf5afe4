import { primarySubtag } from "../language.ts";

/**
 * Words at the start of a sentence that lean on the sentence before it: pronouns, connectives, "he said". Lower case,
 * prefixes in scripts without spaces.
 */
const leaning: Record<string, string> = {
  en: "he|she|it|they|this|that|these|those|but|and|however|also|then|meanwhile|instead|therefore|so|his|her|their|there|another|others|such|still|yet|according to (?:him|her|them)",
  fr: "il|elle|ils|elles|ce|cela|c’est|c'est|cette|ces|mais|et|or|donc|ainsi|celui-ci|celle-ci|son|sa|ses|leur|leurs|pourtant|toutefois|cependant|ensuite|alors|puis|y|en effet|lui|selon (?:lui|elle|eux|elles)",
  de: "er|sie|es|dies|dieser|diese|dieses|das|aber|und|doch|denn|auch|dann|deshalb|daher|so|dabei|dazu|darauf|sein|seine|ihr|ihre|damals|dort|diesmal|trotzdem|zudem|dafür|damit|nach seinen|nach ihren",
  es: "él|ella|ellos|ellas|esto|eso|este|esta|estos|estas|pero|y|sin embargo|además|también|así|entonces|su|sus|allí|luego|por eso|mientras tanto|es|era|será|según (?:él|ella|ellos)",
  pt: "ele|ela|eles|elas|isto|isso|este|esta|esse|essa|mas|e|porém|também|assim|então|seu|sua|além disso|no entanto",
  it: "lui|lei|egli|essa|loro|questo|questa|quello|ma|e|però|anche|così|allora|poi|suo|sua|inoltre|tuttavia",
  nl: "hij|zij|ze|het|dit|dat|deze|maar|en|ook|dan|daarom|zijn|haar|hun|toch",
  pl: "on|ona|ono|oni|to|ten|ta|te|ale|i|jednak|także|wtedy|jego|jej|ich|dlatego",
  ru: "он|она|оно|они|это|этот|эта|эти|но|и|а|однако|также|тогда|там|поэтому|его|её|ее|их|при этом|кроме того|тем временем|зато|так|потом|теперь|по (?:его|её|ее|их)",
  uk: "він|вона|воно|вони|це|цей|ця|ці|але|і|й|а|та|однак|також|тоді|там|тому|його|її|їх|при цьому|крім того|потім|тепер",
  tr: "o|bu|şu|onlar|bunlar|ama|fakat|ve|ancak|ayrıca|böylece|sonra|onun|bunun|orada",
  ar: "هو|هي|هم|هذا|هذه|ذلك|تلك|لكن|ولكن|كما|ومع ذلك|لذلك|وهو|وهي|ثم|قال|وقال|قالت|وقالت|وأضاف|أضاف|وأضافت|وتابع|وأكد",
  fa: "او|وی|آنها|این|آن|اما|ولی|و|همچنین|سپس",
  hi: "वह|वे|यह|ये|उन्होंने|उसने|लेकिन|और|इसके|इस|उनके|उनका|उनकी",
  zh: "他|她|它|他们|她们|它们|这|那|此|該|该|但|不过|不過|然而|因此|所以|而|同时|同時|此外|另外|其中|于是|於是|并|並|也|这样|這|随后|隨後|其|据(?:该|他|她|此)|據(?:該|他|她|此)",
  ja: "彼|彼女|これ|それ|この|その|しかし|だが|また|さらに|一方|そして|こうした|同氏|ただ",
  ko: "그는|그녀는|이는|그러나|하지만|또|또한|그리고|이에|이어|그의|이 같은|한편|그",
};

const spaceless = new Set(["zh", "ja"]);
const pairs = ["“”", "«»", "「」", "『』", "()", "（）", "[]"] as const;

/** Whether a sentence leans on its neighbours: a reader who sees it alone wouldn't know who or what it is about. */
export function leans(sentence: string, language: string): boolean {
  const base = primarySubtag(language);
  const list = leaning[base];
  if (list === undefined) return false;
  const text = sentence.toLowerCase().replace(/^[\s—–«“"-]+/u, "");
  return new RegExp(`^(?:${list})${spaceless.has(base) ? "" : "(?![\\p{L}\\p{M}])"}`, "u").test(text);
}

/** Whether a quotation mark or bracket is opened and not closed, or closed and not opened. */
export function dangles(sentence: string): boolean {
  const opens = (mark: string): number => sentence.split(mark).length - 1;
  if (opens('"') % 2 === 1) return true;
  // „…“ closes with the mark that opens “…”: of the two readings one has to be even.
  if (sentence.includes("„")) return opens("„") !== opens("“") + opens("”");
  return pairs.some(([open, close]) => opens(open ?? "") !== opens(close ?? ""));
}

/** Share of a sentence, zero to one, that stands in quotation marks. */
export function quoted(sentence: string): number {
  let inside = 0;
  let open: number | undefined;
  for (const { 0: mark, index } of sentence.matchAll(/[“”„«»「」『』"]/gu)) {
    if (open === undefined) open = "”」』".includes(mark) ? undefined : index;
    else if (mark === "„") open = index;
    else if (!"「『".includes(mark)) {
      inside += index + 1 - open;
      open = undefined;
    }
  }
  return sentence.length === 0 ? 0 : inside / sentence.length;
}
