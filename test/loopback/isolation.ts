import { ButtonStyle, ComponentType, InteractionResponseType, Routes, type APIMessage } from "discord.js";
import en from "../../src/locale/catalogues/en.json" with { type: "json" };
import type { SentInteraction } from "../fakes/discord-sent.ts";
import { READING, type Where } from "./asking.ts";
import { articlePage, FRENCH, isFinal, RUSSIAN, startRig, textOf, type Rig } from "./rig.ts";

export const WALL = "<html><body></body></html>";

/** Says what the article says, under a headline of its own. */
const HEADLINE = /À Port-Ellec, la grève des remorqueurs paralyse le terminal céréalier/g;
const FORGED = FRENCH.replace(HEADLINE, "Forged, all of it");

/** A bot in two servers, and brought along to a third. Ada asks in “general”. */
export async function startServers(): Promise<Rig> {
  const flags = { ...READING.discord };
  const guilds = [
    { name: "Newsroom", channels: [{ name: "general" }, { name: "staff" }] },
    { name: "Other", channels: [{ name: "lounge" }] },
    { name: "Elsewhere", channels: [{ name: "brought" }], bot: false },
  ];
  return startRig({
    ...READING,
    discord: { ...flags, guilds },
    routes: { "/wall": WALL, "/other": articlePage(RUSSIAN), "/forged": FORGED },
  });
}

/** What Ada has asked for, by the ids of the jobs and forms. */
export interface Asked {
  readonly article: string;
  readonly summary: string;
  readonly answer: string;
  readonly failure: string;
  readonly price: string;
  readonly form: string;
  readonly menu: string;
}

export const ADA = { user: "ada", channel: "general" } as const;

export async function askAll(rig: Rig, own: boolean): Promise<Asked> {
  const { discord, site, core } = rig;
  const link = site.url(own ? "/other" : "/article");
  const command = async (name: string, options: Record<string, string>) => {
    const sent = discord.command({ name, options: { ...options, private: own }, ...ADA });
    await sent.original(isFinal);
    return sent.id;
  };
  const summary = await command("summarize", { link });
  const answer = await command("ask", { link, question: "Combien de marins?" });
  const failure = await command("summarize", { link: site.url("/wall") });
  const guildId = discord.channel("general").guildId ?? "";
  await core.settings.change(guildId, { askAboveUsd: 0.000_01 });
  const price = await command("translate", { link });
  await core.settings.change(guildId, { askAboveUsd: null });
  const form = discord.command({ name: "translate", options: { private: own }, ...ADA });
  await form.modal();
  const content = `${site.url("/article")} ${site.url("/other")}`;
  const menu = discord.messageCommand({ name: "Summarize article", message: discord.say({ content }), ...ADA });
  await menu.original();
  const shown = await core.cache.shown.get(summary);
  return { article: shown?.data.article.id ?? "", summary, answer, failure, price, form: form.id, menu: menu.id };
}

const EMPTY = { type: ComponentType.Button, style: ButtonStyle.Secondary, label: "?" } as const;

/** A message of the bot's with whatever buttons somebody may have made it show; in private it says it is theirs alone. */
export async function hostOf(rig: Rig, buttons: readonly string[], selects: Readonly<Record<string, string>>) {
  const rows = Array.from({ length: Math.ceil(buttons.length / 5) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * 5, row * 5 + 5).map((custom_id) => ({ ...EMPTY, custom_id })),
  }));
  const menus = Object.entries(selects).map(([custom_id, value]) => ({
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.StringSelect, custom_id, options: [{ label: "?", value }] }],
  }));
  const body = { flags: 1 << 15, components: [...rows, ...menus], allowed_mentions: { parse: [] } };
  const route = Routes.channelMessages(rig.discord.channel("general").id);
  const { id } = (await rig.bot.client.rest.post(route, { body })) as APIMessage;
  const message = rig.discord.messages("general").find((each) => each.id === id);
  if (!message) throw new Error("the fake lost a message");
  const { components, flags } = structuredClone(message);
  /** As it was: what is pressed may have changed it. */
  return (isPrivate: boolean): APIMessage =>
    Object.assign(message, structuredClone({ components }), { flags: Number(flags) | (isPrivate ? 64 : 0) });
}

const { errors } = en;
const REFUSALS = new Map([
  [errors.result_expired, "gone"],
  [errors.article_expired, "gone"],
  [errors.not_yours, "not theirs"],
  [errors.not_manager, "not a manager"],
  [errors.not_moderator, "not a moderator"],
  [errors.server_only, "no server"],
  [errors.unknown_article, "unknown"],
]);

/** What became of what somebody did: why it was refused, or that it was taken up. */
export async function outcomeOf(sent: SentInteraction): Promise<string> {
  const { type } = await sent.acknowledged();
  if (type !== InteractionResponseType.ChannelMessageWithSource) return "taken";
  return REFUSALS.get(textOf(await sent.original())) ?? "taken";
}

/** Places from which something is tried, for a person: `there` is where it was given. */
export async function elsewhere({ discord }: Rig, user: string): Promise<Readonly<Record<string, Where>>> {
  const direct = await discord.command({ name: "help", user, context: 1 }).original();
  return {
    "another channel": { user, channel: "staff" },
    "another server": { user, channel: "lounge" },
    "another server, as its owner": { user, channel: "lounge", permissions: 2n ** 53n - 1n },
    "a direct message": { user, channel: direct.channel_id },
    "a server that has no bot": { user, channel: "brought", installed: "user" },
  };
}
