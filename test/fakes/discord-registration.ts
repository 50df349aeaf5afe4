import { ApplicationCommandOptionType, Locale } from "discord-api-types/v10";
import { badLength, invalidForm } from "./discord-errors.ts";

/** What Discord refuses of commands that are registered (docs: interactions/application-commands). */
export interface CommandBody {
  readonly name?: string;
  readonly type?: number;
  readonly description?: string;
  readonly name_localizations?: Localizations;
  readonly description_localizations?: Localizations;
  readonly options?: readonly OptionBody[];
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[] | null;
}

interface OptionBody extends Omit<CommandBody, "contexts" | "integration_types"> {
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { name: string; value: string | number; name_localizations?: Localizations }[];
}

type Localizations = Readonly<Record<string, string | null>> | null;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const CHAT_INPUT = 1;
/** Commands of each type, in one scope. */
const MOST: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15, 4: 1 };
const LOCALES = new Set<string>(Object.values(Locale));
const T = ApplicationCommandOptionType;

/** @throws ApiError 50035 */
export function checkCommands(commands: readonly CommandBody[], isGlobal: boolean): void {
  const seen = new Set<string>();
  const counted = new Map<number, number>();
  for (const [index, command] of commands.entries()) {
    const type = command.type ?? 1;
    checkCommand(command, `${index}`, type === CHAT_INPUT);
    if (!isGlobal && (command.contexts ?? command.integration_types) != null) {
      throw invalidForm(`${index}.contexts`, "BASE_TYPE_FORBIDDEN", "Only global commands have contexts");
    }
    if (seen.has(`${type} ${command.name}`)) {
      throw invalidForm(
        `${index}.name`,
        "APPLICATION_COMMANDS_DUPLICATE_NAME",
        "Application command names must be unique",
      );
    }
    seen.add(`${type} ${command.name}`);
    counted.set(type, (counted.get(type) ?? 0) + 1);
    if ((counted.get(type) ?? 0) > (MOST[type] ?? 0)) throw badLength(`${index}.type`, 0, MOST[type] ?? 0);
  }
}

function checkCommand(command: CommandBody, path: string, isChatInput: boolean): void {
  checkTexts(command, path, isChatInput);
  if (!isChatInput && ((command.options ?? []).length > 0 || (command.description ?? "") !== "")) {
    throw invalidForm(
      `${path}.options`,
      "BASE_TYPE_FORBIDDEN",
      "Only chat-input commands are described and take options",
    );
  }
  checkOptions(command.options ?? [], `${path}.options`);
  if (sizeOf(command) > 8000)
    throw invalidForm(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds 8000 characters");
}

function checkOptions(options: readonly OptionBody[], path: string): void {
  if (options.length > 25) throw badLength(path, 0, 25);
  if (new Set(options.map((option) => option.name)).size < options.length) {
    throw invalidForm(path, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
  }
  let isOptional = false;
  for (const [index, option] of options.entries()) {
    const at = `${path}.${index}`;
    checkTexts(option, at, true);
    const isGroup = option.type === T.Subcommand || option.type === T.SubcommandGroup;
    if (!isGroup && option.required && isOptional) {
      throw invalidForm(
        at,
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "Required options must be placed before non-required options",
      );
    }
    isOptional ||= !isGroup && !option.required;
    const { choices = [] } = option;
    if (choices.length > 25) throw badLength(`${at}.choices`, 0, 25);
    if (option.autocomplete && choices.length > 0) {
      throw invalidForm(
        `${at}.choices`,
        "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
        "Autocomplete and choices exclude each other",
      );
    }
    for (const [number, choice] of choices.entries()) {
      const texts = [choice.name, ...localized(choice.name_localizations, `${at}.choices.${number}`)];
      if (typeof choice.value === "string") texts.push(choice.value);
      if (texts.some((text) => outside(text, 1, 100))) throw badLength(`${at}.choices.${number}`, 1, 100);
    }
    checkOptions(option.options ?? [], `${at}.options`);
  }
}

/** Names and descriptions, in every language. */
function checkTexts(body: CommandBody | OptionBody, path: string, isChatInput: boolean): void {
  for (const name of [body.name ?? "", ...localized(body.name_localizations, `${path}.name_localizations`)]) {
    const isValid = isChatInput ? NAME.test(name) && name === name.toLowerCase() : !outside(name, 1, 32);
    if (!isValid) throw invalidForm(`${path}.name`, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
  }
  if (!isChatInput) return;
  const descriptions = localized(body.description_localizations, `${path}.description_localizations`);
  if ([body.description ?? "", ...descriptions].some((text) => outside(text, 1, 100)))
    throw badLength(`${path}.description`, 1, 100);
}

function localized(texts: Localizations | undefined, path: string): string[] {
  const alien = Object.keys(texts ?? {}).find((locale) => !LOCALES.has(locale));
  if (alien !== undefined) throw invalidForm(`${path}.${alien}`, "BASE_TYPE_CHOICES", `${alien} is not a locale`);
  return Object.values(texts ?? {}).filter((text) => text !== null);
}

function outside(text: string, least: number, most: number): boolean {
  const { length } = [...text];
  return length < least || length > most;
}

/** Characters of names, descriptions and choices; of a text in many languages the longest counts. */
function sizeOf({ name = "", description = "", ...body }: CommandBody & OptionBody): number {
  const longest = (text: string, others: Localizations | undefined): number =>
    Math.max(...[text, ...Object.values(others ?? {})].map((each) => [...(each ?? "")].length));
  const choices = (body.choices ?? []).map(
    (choice) => longest(choice.name, choice.name_localizations) + [...String(choice.value)].length,
  );
  const nested = (body.options ?? []).map(sizeOf);
  const own = longest(name, body.name_localizations) + longest(description, body.description_localizations);
  return [...choices, ...nested].reduce((sum, size) => sum + size, own);
}
