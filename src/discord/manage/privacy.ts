import type { ChatInputCommandInteraction } from "discord.js";
import type { Config } from "../../config.ts";
import { translator, type Translate } from "../../locale/translate.ts";
import { message, textDisplay, type Message } from "../message/message.ts";
import { neutraliseLine } from "../message/neutralise.ts";
import { replyPrivately } from "../delivery/reply.ts";

/** What is true of this installation. */
export interface PrivacyFacts extends Pick<Config, "model" | "http" | "retentionDays"> {
  readonly messageContent: boolean;
}

export function createPrivacy(facts: PrivacyFacts) {
  return (interaction: ChatInputCommandInteraction): Promise<void> =>
    replyPrivately(interaction, privacyNotice(facts, translator(interaction.locale)));
}

/** What is kept, how long, who gets what, and how it is removed. */
export function privacyNotice({ model, http, retentionDays, messageContent }: PrivacyFacts, t: Translate): Message {
  const pages = http?.publicUrl;
  const kept = [
    t("privacy.articles", { count: retentionDays }),
    t("privacy.questions", { count: retentionDays }),
    t("privacy.references", { count: retentionDays + 1 }),
    t("privacy.usage"),
    t("privacy.settings"),
    t("privacy.jobs"),
  ];
  const given = [
    model ? t("privacy.model", { model: neutraliseLine(model.name), host: endpoint(model) }) : t("privacy.noModel"),
    t("privacy.sites"),
    ...(pages === undefined ? [] : [t("privacy.pages", { address: neutraliseLine(pages), count: retentionDays })]),
  ];
  const read = [t("privacy.commands"), t(messageContent ? "privacy.threads" : "privacy.noThreads")];
  return message([
    textDisplay(
      [
        `### ${t("privacy.title")}`,
        ...list(t("privacy.kept"), kept),
        ...list(t("privacy.given"), given),
        ...list(t("privacy.read"), read),
        ...list(t("privacy.removed"), [t("privacy.forgetMine"), t("privacy.forgetArticle"), t("privacy.messages")]),
      ].join("\n"),
    ),
  ]);
}

const list = (heading: string, lines: readonly string[]) => [`**${heading}**`, ...lines.map((line) => `- ${line}`)];

/** Whose machine works on the articles. */
function endpoint({ baseUrl }: NonNullable<PrivacyFacts["model"]>): string {
  return neutraliseLine(baseUrl === undefined ? "api.anthropic.com" : new URL(baseUrl).host);
}
