import { InteractionContextType, PermissionFlagsBits, type ChatInputCommandInteraction } from "discord.js";
import { languageName } from "../../locale/language.ts";
import { sizeName } from "../../locale/size.ts";
import { translator, type Translate } from "../../locale/translate.ts";
import type { Settings, SettingsStore } from "../../store/settings.ts";
import type { Admission } from "../job/admission.ts";
import { SIGNS } from "../unasked/flags.ts";
import { message, textDisplay, type Message } from "../message/message.ts";
import { isMember } from "../access/member.ts";
import { planThread } from "../thread/thread-plan.ts";
import { mentions } from "./mentions.ts";
import { isManager } from "./place.ts";
import { replyPrivately } from "../delivery/reply.ts";

export interface HelpOptions {
  readonly settings: Pick<SettingsStore, "get">;
  readonly admission: Pick<Admission, "refusal">;
  readonly messageContent: boolean;
  /** A model is set up. */
  readonly hasModel: boolean;
}

/** What the bot can do in one place, for one person. */
export interface Here {
  readonly place: "server" | "direct" | "elsewhere";
  /** The server's settings keep the bot, or the person, out. */
  readonly refused: Awaited<ReturnType<Admission["refusal"]>>;
  readonly settings: Settings;
  /** Questions about a result open a thread; or the permission that the bot lacks for it. */
  readonly threads: "yes" | "no" | "CreatePublicThreads" | "SendMessagesInThreads";
  /** What is typed without a mention is read. */
  readonly typed: boolean;
  /** The bot may attach files. */
  readonly files: boolean;
  /** Bytes of a file that is given to it. */
  readonly fileLimit: number;
  readonly hasModel: boolean;
  readonly manager: boolean;
}

export function createHelp({ settings, admission, messageContent, hasModel }: HelpOptions) {
  return async (interaction: ChatInputCommandInteraction): Promise<void> => {
    const ofServer = await settings.get(interaction.guildId ?? "");
    const member = isMember(interaction);
    const isDirect = interaction.context === InteractionContextType.BotDM;
    const plan = planThread(interaction, undefined, { member, private: false, threads: ofServer.threads });
    const here: Here = {
      place: isDirect ? "direct" : member ? "server" : "elsewhere",
      refused: await admission.refusal(interaction),
      settings: ofServer,
      threads: plan.kind === "none" ? (plan.missing ?? "no") : "yes",
      typed: isDirect || messageContent,
      files: interaction.appPermissions.has(PermissionFlagsBits.AttachFiles),
      fileLimit: interaction.attachmentSizeLimit,
      hasModel,
      manager: interaction.guildId !== null && isManager(interaction),
    };
    await replyPrivately(interaction, helpMessage(here, translator(interaction.locale)));
  };
}

const EXAMPLES = ["translate", "summarize", "quotes", "ask"] as const;

/** What works where it was asked, and how. */
export function helpMessage(here: Here, t: Translate): Message {
  const commands = EXAMPLES.map((task) => `- ${t(`help.${task}`)}`);
  return message([
    textDisplay([`### ${t("help.title")}`, ...refused(here, t), ...commands, `- ${t("help.menu")}`].join("\n")),
    textDisplay([`**${t("help.here")}**`, ...facts(here, t).map((line) => `- ${line}`)].join("\n")),
    textDisplay(
      more(here, t)
        .map((line) => `-# ${line}`)
        .join("\n"),
    ),
  ]);
}

/** The commands about the bot itself. A server's spellings are its managers' alone to fix. */
function more({ place, manager }: Here, t: Translate): string[] {
  const everybody = t("help.everybody");
  return [
    place === "server" && !manager ? everybody : `${everybody} · ${t("help.terms")}`,
    ...(manager ? [t("help.managers")] : []),
  ];
}

function refused({ refused, settings }: Here, t: Translate): string[] {
  if (refused === undefined) return [];
  if (refused === "place_not_served") return [`⚠ ${t("errors.place_not_served")}`];
  const served =
    refused === "channel_not_served"
      ? settings.channels.map((id) => `<#${id}>`)
      : settings.roles.map((id) => `<@&${id}>`);
  return [`⚠ ${t(`help.refused.${refused}`, { served: mentions(served, t) })}`];
}

function facts(here: Here, t: Translate): string[] {
  const { place, settings, files, fileLimit, hasModel } = here;
  const usual = settings.languages.map((code) => languageName(code, t.locale)).join(t("list.separator"));
  return [
    talking(here, t),
    t("help.files", { limit: sizeName(fileLimit, t.locale) }),
    ...(files ? [] : [t("help.noAttachments")]),
    usual === "" ? t("help.languages") : t("help.usualLanguages", { languages: usual }),
    ...(place === "server" ? overheard(here, t) : []),
    ...(hasModel ? [] : [t("help.noModel")]),
    ...(place === "elsewhere" ? [t("help.elsewhere")] : []),
  ];
}

/** What happens there without a command, where messages can be read. */
function overheard({ settings: { flags, summarised }, typed }: Here, t: Translate): string[] {
  if (!typed) return [];
  const signs = [...SIGNS].map(([sign, { task }]) => `${sign} ${t(`buttons.${task}`)}`);
  const channels = summarised.map((id) => `<#${id}>`).join(t("list.separator"));
  return [
    ...(flags ? [`${t("settings.about.flags")} ${signs.join(" · ")}`] : []),
    ...(channels === "" ? [] : [`${t("settings.names.summarised")}: ${channels}`]),
  ];
}

/** How one asks on about an article. */
function talking({ place, threads, typed }: Here, t: Translate): string {
  if (place === "direct") return t("help.direct");
  if (place === "elsewhere" || threads === "no") return t("help.noThreads");
  if (threads !== "yes") return t("threads.missing", { permission: t(`permissions.${threads}`) });
  return t(typed ? "help.threadsTyped" : "help.threads");
}
