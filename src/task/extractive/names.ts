/** A person's name in a text, as scripts with capitals show it. */
export interface Name {
  /** Where the title, or else the name, begins. */
  readonly index: number;
  readonly end: number;
  /** `Prime Minister`; empty where none stands before the name. */
  readonly title: string;
  readonly name: string;
}

export const word = String.raw`\p{Lu}[\p{L}\p{M}]*(?:[’'-]\p{L}[\p{L}\p{M}]*)*`;

/** German and Dutch particles follow the given name (Ursula von der Leyen); elsewhere they say where a person is from. */
const germanic = "(?:van(?: de[rn]?)?|von(?: de[rm]?)?|ten|ter)";
const romance = "(?:de|del|de la|da|do|dos|das|di|du|bin|ibn|bint|al|el|la|le)";
const initial = String.raw`\p{Lu}\.`;
const run = new RegExp(
  String.raw`(?<![\p{L}\p{M}-])(?:(?:${initial}\s?){1,2}${word}|${word}(?:\s(?:${germanic}|${romance})(?=\s${word}))?)(?:\s(?:${initial}|${word})|\s${romance}\s${word}){0,6}(?:\sJr\.?)?`,
  "gu",
);

/** Words that a sentence or clause may open with and a name doesn't, lower case. */
const openers = new Set(
  (
    "the a an he she it they we i you this that these those his her their our but and or so as at in on of for from to by with after before when while if not no one two what who how why where there here then now yet also some many most all each both another other meanwhile however according speaking monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
    "der die das den dem des ein eine einer er sie es wir ich ihr aber doch und oder auch nach vor bei mit von vom zu zum zur im am in an auf aus für über unter gegen ohne wie wo wer was warum wovor wann dann denn da so nun jetzt heute gestern morgen anfang mitte ende seit während laut sein seine seiner ihre ihrer unser unsere montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli oktober dezember " +
    "le la les l’ un une des du de ce cet cette ces il elle ils elles on nous je tu vous mais et ou donc or car pour par sur dans avec sans selon après avant quand si comme à au aux en lundi mardi mercredi jeudi vendredi samedi dimanche " +
    "el los las una uno unos unas lo al del desde hasta según ante bajo con contra entre hacia para por sin sobre tras pero y e o u ni que si cuando como donde él ella ellos ellas yo esto ese esa este esta lunes martes miércoles jueves viernes sábado domingo " +
    "os as um uma no na nos nas ao à às mas em com ele ela eles elas eu isto esse essa segundo depois il gli i uno ma con per tra fra lui lei loro io questo questa dopo secondo " +
    "он она оно они мы я вы ты это этот эта эти но а и или на в во с со из от до по для при о об за под над как когда если что где так также тоже однако после по-моему " +
    "він вона воно вони ми ви це цей ця ці але та й або з із від для при про за під над як коли якщо що де так також проте після bu şu o ve ama ancak bir"
  ).split(" "),
);

const titles = new Set(
  "president minister premier mayor governor senator chancellor secretary general judge justice leader captain professor detective inspector chief bishop pope king queen prince princess sheikh councillor cllr adv ambassador commissioner colonel sergeant major lieutenant deputy director chairman chairwoman chair spokesman spokeswoman spokesperson coach superintendent congressman congresswoman representative rep sen gov gen mp ceo cfo dr mr mrs ms".split(
    " ",
  ),
);

/** German nouns for offices and trades, which carry a capital like the name after them. */
const germanTitle =
  /(?:meister|minister|führer|präsident|sprecher|leiter|chef|vize|vorsitzende|forscher|anwalt|anwält|sekretär|kanzler|trainer|coach|ingenieur|direktor|rat|rät|richter|lehrer|schüler|wirt|arzt|ärzt|professor|expert|händler|bauer|fahrer|beauftragte|autor|historiker|ökonom|volkswirt|analyst|pfleger|hebamme|promoter|diplomat|korrespondent|gründer|banker|berater|politiker|wissenschaftler|virologe|manager|inhaber|betreiber|bischof|papst|general|oberst|kommissar|intendant|dirigent|könig|sänger|schauspieler|kandidat|dissident|sieger)(?:in|r|n|e|en)?$/iu;

/** Persons named with at least two words, or one after a title. */
export function namesIn(text: string, language: string): Name[] {
  return [...text.matchAll(run)].flatMap((match) => read(match[0], match.index, text, language) ?? []);
}

function read(matched: string, at: number, text: string, language: string): Name | undefined {
  const words = matched.split(" ");
  let index = at;
  while (words.length > 0 && openers.has((words[0] ?? "").toLowerCase())) index += `${words.shift()} `.length;
  if (words.length === 0 || openers.has((words.at(-1) ?? "").toLowerCase())) return undefined;
  const count = titleWords(words, text.slice(0, index), language);
  const name = words.slice(count);
  if (name.length > 5 || (name.length === 1 && count === 0 && !/^\p{Lu}\.\p{Lu}/u.test(name[0] ?? "")))
    return undefined;
  return { index, end: at + matched.length, title: words.slice(0, count).join(" "), name: name.join(" ") };
}

/** Whether a word stands before a name without being one. */
export function isTitle(word: string): boolean {
  return titles.has(word.toLowerCase());
}

/** Titles that also name organisations (General Electric, Justice Alliance): two words have to follow. */
const ambiguous = new Set(["general", "justice", "major", "king", "leader", "chair"]);

/** How many of the first words are a title rather than the name. */
function titleWords(words: readonly string[], before: string, language: string): number {
  const german = language.startsWith("de");
  const last = words.slice(0, -1).findLastIndex((candidate, at) => {
    if (german) return germanTitle.test(candidate);
    const title = candidate.toLowerCase().replace(/^.*-|\.$/gu, "");
    return titles.has(title) && (!ambiguous.has(title) || words.length - at > 2);
  });
  if (last !== -1) return last + 1;
  // Three words that open a Russian sentence: a trade, a given name and a surname, unless one is a patronymic.
  const slavic = /^(?:ru|uk|be)(?:-|$)/.test(language) && /(?:^|[.!?…»]\s)$/u.test(before);
  return slavic && words.length === 3 && !/(?:вич|вна|ич|чна)(?:\s|$)/u.test(words.join(" ")) ? 1 : 0;
}

/** A surname alone, in full where one person in `names` bears it; else it could be any capitalised word. */
export function bearer(surname: string, names: readonly string[]): string | undefined {
  const bearers = names.filter((full) => full.endsWith(` ${surname}`)).toSorted((a, b) => a.length - b.length);
  // "Anna Berg" and "Finally Anna Berg" are the same person.
  const [shortest] = bearers;
  return bearers.every((full) => full === shortest || full.endsWith(` ${shortest}`)) ? shortest : undefined;
}
