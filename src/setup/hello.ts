import { ChannelType } from "discord-api-types/v10";
import { sampleRow } from "../discord/message/buttons.ts";
import { lookAtServer, type ChannelAccess, type Server } from "../discord/access/server-access.ts";
import { checkLine } from "../doctor/check.ts";
import { accessChecks } from "../doctor/permissions.ts";
import { setup as texts } from "../locale/setup.ts";
import { fill } from "../locale/fill.ts";
import { translator } from "../locale/translate.ts";
import type { Bot } from "./bot.ts";
import { MOST_CHOICES, type Dialogue } from "./dialogue.ts";

/** Says what the bot lacks in a server, and posts its first message in a channel that the person chooses. */
export async function sayHello(dialogue: Dialogue, { rest, application }: Bot, server: Server): Promise<void> {
  const access = await lookAtServer(rest, server, application.botId);
  const { name, locale } = access;
  for (const check of accessChecks(access, application.applicationId)) dialogue.say(checkLine(check));
  const open = access.channels.filter(isOpen);
  if (open.length === 0) return dialogue.say(fill(texts.noChannel, { server: name }));
  const id = await dialogue.choose<string>(fill(texts.channel, { server: name }), [
    ...open.slice(0, MOST_CHOICES).map((channel) => ({ value: channel.id, label: `#${channel.name}` })),
    { value: "none", label: texts.nowhere },
  ]);
  const channel = open.find((one) => one.id === id);
  if (!channel) return;
  const t = translator(locale);
  await rest.post(`/channels/${id}/messages`, {
    body: { content: t("hello"), components: sampleRow(t), allowed_mentions: { parse: [] } },
  });
  const detail = fill(texts.said, { channel: channel.name, server: name });
  dialogue.say(checkLine({ name: "hello", status: "ok", detail }));
}

function isOpen({ type, missing }: ChannelAccess): boolean {
  return type === ChannelType.GuildText && !missing.includes("ViewChannel") && !missing.includes("SendMessages");
}
