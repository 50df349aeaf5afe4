import { READING } from "./asking.ts";
import { isFinal, serverOf, startRig, textOf, type Rig, type RigSetup } from "./rig.ts";

/** A bot that may read messages, in a server that wants flags. */
export async function startFlags(setup: RigSetup = {}) {
  const { discord, ...rest } = setup;
  const rig = await startRig({ ...READING, ...rest, discord: { ...READING.discord, ...discord } });
  await rig.core.settings.change(serverOf(rig), { flags: true });
  return rig;
}

/** What stands in the threads of a channel, Discord's own first line left out, once it is `count` final texts. */
export async function inThreads({ discord }: Rig, count: number, channel = "general"): Promise<string[]> {
  const messages = () =>
    discord.threads(channel).flatMap(({ id }) => discord.messages(id).filter((each) => textOf(each) !== ""));
  await discord.until(() => messages().length >= count && messages().every(isFinal), `${count} messages in threads`);
  return messages().map(textOf);
}

/** The message of somebody that has an article's link. */
export const article = (rig: Rig, place: object = {}) =>
  rig.discord.say({ content: `Look: ${rig.site.url("/article")}`, user: "ada", ...place });
