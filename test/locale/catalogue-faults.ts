import en from "../../src/locale/catalogues/en.json" with { type: "json" };

/** A catalogue as it is read: texts in sections of any depth. */
export interface Texts {
  readonly [name: string]: string | Texts;
}

/** Texts by their keys, “results.page”. */
export function textsOf(texts: Texts, path = ""): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([name, text]) =>
      typeof text === "string" ? [[`${path}${name}`, text] as const] : [...textsOf(text, `${path}${name}.`)],
    ),
  );
}

export const ENGLISH = textsOf(en);

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** A text's key, whatever its plural form. */
export const keyOf = (name: string) => name.replace(PLURAL, "");

export const KEYS: ReadonlySet<string> = new Set([...ENGLISH.keys()].map(keyOf));

/** What is wrong with a catalogue of the language `code`, one line each; `same` may be as in English. */
export function faultsOf(code: string, catalogue: Texts, same: readonly string[] = []): string[] {
  const texts = textsOf(catalogue);
  return [
    ...misnamed(code, texts),
    ...[...texts].flatMap(([name, text]) => [
      ...misplaced(code, name, text),
      ...tooLong(name, text),
      ...misdirecting(name, text, texts),
      ...(text === text.trim() || name === "list.separator" ? [] : [`${name}: spaces at an end`]),
    ]),
    ...(code === "en" ? [] : untranslated(texts, same)),
  ];
}

/** A text has every plural form of the language where the English one has its own, and none else. */
function misnamed(code: string, texts: ReadonlyMap<string, string>): string[] {
  const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions();
  const wanted = new Set(
    [...KEYS].flatMap((key) => (ENGLISH.has(key) ? key : pluralCategories.map((form) => `${key}_${form}`))),
  );
  return [
    ...[...wanted].filter((name) => !texts.has(name)).map((name) => `${name}: missing`),
    ...[...texts.keys()].filter((name) => !wanted.has(name)).map((name) => `${name}: not wanted`),
  ];
}

const PLACE = /\{(\w+)\}/g;
const placesOf = (text: string) => new Set([...text.matchAll(PLACE)].map(([, name = ""]) => name));

function misplaced(code: string, name: string, text: string): string[] {
  const own = ENGLISH.get(keyOf(name)) ?? ENGLISH.get(`${keyOf(name)}_other`);
  if (own === undefined) return [];
  const [given, wanted] = [placesOf(text), placesOf(own)];
  if (saysCount(code, PLURAL.exec(name)?.[1])) wanted.delete("count");
  const missing = wanted.difference(given);
  const strange = given.difference(placesOf(own));
  return [
    ...[...missing].map((place) => `${name}: without {${place}}`),
    ...[...strange].map((place) => `${name}: {${place}} isn't filled`),
    ...(/[{}]/.test(text.replace(PLACE, "")) ? [`${name}: a brace too many`] : []),
  ];
}

/** Of a form that stands for a single number: “one paragraph”, the Arabic dual. */
function saysCount(code: string, form: string | undefined): boolean {
  const rules = new Intl.PluralRules(code);
  return Array.from({ length: 200 }, (_, count) => count).filter((count) => rules.select(count) === form).length === 1;
}

/** Discord's limits, by what a text is used for. */
const LIMITS: readonly [what: RegExp, most: number][] = [
  [/^(?:commands|options)\..+\.name$/, 32],
  [/^(?:commands|options)\..+\.description$/, 100],
  [/^choices\..+\.name$/, 100],
  [/^buttons\./, 80],
  [/^forms\.[^.]+\.(?:\w+Hint)$/, 100],
  [/^forms\.[^.]+\.(?!\w+Hint$)/, 45],
  [/^threads\.untitled$/, 100],
];

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const CHAT_INPUT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function tooLong(name: string, text: string): string[] {
  const place = name.replace(/\.name$/, "");
  const isTyped = name.endsWith(".name") && ENGLISH.has(`${place}.description`);
  return [
    ...LIMITS.filter(([what, most]) => what.test(name) && text.length > most).map(
      ([, most]) => `${name}: ${text.length} characters of ${most}`,
    ),
    ...(isTyped && (!CHAT_INPUT_NAME.test(text) || text !== text.toLowerCase())
      ? [`${name}: “${text}” can't be typed after a slash`]
      : []),
    ...(text === "" ? [`${name}: empty`] : []),
  ];
}

const NAMED_COMMAND = /(?<![\p{L}\p{N}:/}])\/([\p{L}][\p{L}_-]*)/gu;

/** A text sends people only to commands that bear that name in its own language. */
function misdirecting(name: string, text: string, texts: ReadonlyMap<string, string>): string[] {
  const commands = new Set([...texts].flatMap(([key, given]) => (/^commands\.\w+\.name$/.test(key) ? [given] : [])));
  return [...text.matchAll(NAMED_COMMAND)]
    .filter(([, command = ""]) => !commands.has(command))
    .map(([command]) => `${name}: there is no ${command}`);
}

function untranslated(texts: ReadonlyMap<string, string>, same: readonly string[]): string[] {
  const equal = [...texts].filter(
    ([name, text]) => ENGLISH.get(name) === text && /\p{L}/u.test(text.replace(PLACE, "")),
  );
  const unused = same.filter((text) => !equal.some(([, equalText]) => equalText === text));
  return [
    ...equal.filter(([, text]) => !same.includes(text)).map(([name, text]) => `${name}: still “${text}”`),
    ...unused.map((text) => `“${text}” is translated: take it off the list`),
  ];
}
