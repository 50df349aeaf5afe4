import type { AutocompleteInteraction, ChatInputCommandInteraction } from "discord.js";
import { UserError } from "../../errors.ts";
import { languageName } from "../../locale/language.ts";
import { translator, type Translate } from "../../locale/translate.ts";
import type { FixedTerm, Terms } from "../../store/terms.ts";
import { givenLanguage } from "../command/arguments.ts";
import { CHOICES, CHOICE_TEXT, MESSAGE_TEXT } from "../limits.ts";
import { sentence } from "../message/message.ts";
import { neutraliseLine, plainLine } from "../message/neutralise.ts";
import { paginate, shorten } from "../message/pages.ts";
import { search } from "../command/search.ts";
import { isMember } from "../access/member.ts";
import type { UsualLanguage } from "../command/usual-language.ts";
import { managedServer } from "./place.ts";
import { replyPrivately } from "../delivery/reply.ts";

type Asking = ChatInputCommandInteraction | AutocompleteInteraction;

/** Spellings that a server, or outside servers a person, has fixed for translations. */
export function createTermCommands(terms: Terms, usualLanguage: UsualLanguage) {
  return { add, remove, list, offer };

  async function add(interaction: ChatInputCommandInteraction): Promise<void> {
    const place = placeOf(interaction);
    const [source, target] = ["source", "target"].map((name) => interaction.options.getString(name, true).trim());
    if (!source || !target) throw new UserError("empty_term");
    const term = { source, target, to: givenLanguage(interaction, await usualLanguage(interaction)) };
    if (!(await terms.add(place, term))) throw new UserError("terms_full");
    const t = translator(interaction.locale);
    await replyPrivately(interaction, sentence(t("terms.added", spoken(term, t))));
  }

  async function remove(interaction: ChatInputCommandInteraction): Promise<void> {
    const place = placeOf(interaction);
    const given = interaction.options.getString("term", true);
    const term = (await terms.list(place)).find((each) => [keyOf(each), each.source].includes(given));
    if (!term || !(await terms.remove(place, term))) throw new UserError("unknown_term", { given });
    const t = translator(interaction.locale);
    await replyPrivately(interaction, sentence(t("terms.removed", spoken(term, t))));
  }

  async function list(interaction: ChatInputCommandInteraction): Promise<void> {
    const t = translator(interaction.locale);
    const all = await terms.list(placeOf(interaction));
    const lines = all.map((term) => `- ${t("terms.line", spoken(term, t))}`);
    const [shown = t("terms.none")] = paginate([lines.join("\n")], MESSAGE_TEXT);
    await replyPrivately(interaction, sentence(shown));
  }

  async function offer(interaction: AutocompleteInteraction): Promise<void> {
    const all = await terms.list(placeOf(interaction));
    const named = all.map((term) => ({
      value: keyOf(term),
      name: shorten(plainLine(lineOf(term, interaction.locale)), CHOICE_TEXT),
    }));
    const found = search(named, ({ name }) => [name], interaction.options.getFocused());
    await interaction.respond(found.slice(0, CHOICES));
  }
}

/** Whose terms are meant: a server's are its managers' to see and change. Throws not_manager. */
function placeOf(interaction: Asking): string {
  const isOfServer = interaction.guildId !== null && isMember(interaction);
  return isOfServer ? managedServer(interaction) : interaction.user.id;
}

/** Fits in a choice's value: the longest source has 60 characters, a language code 35. */
const keyOf = ({ source, to }: FixedTerm) => `${to} ${source}`;

const lineOf = ({ source, target, to }: FixedTerm, locale: string) =>
  `${source} → ${target} (${languageName(to, locale)})`;

function spoken({ source, target, to }: FixedTerm, t: Translate) {
  return { source: neutraliseLine(source), target: neutraliseLine(target), language: languageName(to, t.locale) };
}
