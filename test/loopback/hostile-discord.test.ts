import type { APIMessage } from "discord-api-types/v10";
import { expect, test } from "vitest";
import type { Message } from "../../src/discord/message/message.ts";
import {
  aliveInDiscord,
  brokenFence,
  maskedLinks,
  sizedLines,
  textsOf,
  unseen,
  withoutReferences,
} from "../fakes/harm.ts";
import { baseOf, HOSTILE, pageOf, type Hostile } from "../fakes/hostile.ts";
import { obeying } from "../fakes/obeying.ts";
import { press } from "./asking.ts";
import { isFinal, startRig, textOf, type Rig } from "./rig.ts";

/** What reaches Discord over the wire, from the stock client: one article of each class and every ping. */
const first = new Map(HOSTILE.toReversed().map((hostile) => [hostile.class, hostile]));
const chosen = HOSTILE.filter((hostile) => first.get(hostile.class) === hostile || hostile.class === "pings");

test.each(chosen.map((hostile) => [`${hostile.class}: ${hostile.name} (${hostile.language})`, hostile] as const))(
  "%s",
  async (_name, hostile) => {
    const rig = await startRig({ routes: { "/hostile": pageOf(hostile, "id") }, answer: obeying(hostile) });
    const link = rig.site.url("/hostile");
    const to = hostile.language === "en" ? "de" : "en";
    const translation = await rig.discord.command({ name: "translate", options: { link, to } }).original(isFinal);
    await rig.discord.command({ name: "summarize", options: { link, to } }).original(isFinal);
    const pointer = await ask(rig, translation, hostile);
    expect(textOf(pointer)).toMatch(/^Answered in <#\d+>\.$|couldn't use/);

    const sent = rig.discord.requests.filter(({ body }) => isMessage(body)).map(({ body }) => body as Message);
    // Two results, where the third is, and that; how far a job is may be told between.
    expect(sent.length).toBeGreaterThanOrEqual(4);
    expect(sent.flatMap((message) => harmOf(message, link))).toEqual([]);
    const [thread] = rig.discord.threads("general");
    expect(unseen(thread?.name?.replaceAll("@\u2060", "@") ?? "no thread")).toEqual([]);
    expect(
      rig.model.requests.flatMap((request) => [...textsOf(request).flatMap(unseen), ...brokenFence(request)]),
    ).toEqual([]);
  },
);

/** Asks what the article wants to be asked, under a result, where a thread is made for it. */
async function ask(rig: Rig, message: APIMessage, hostile: Hostile): Promise<APIMessage> {
  return (await press(rig, message, hostile.question ?? baseOf(hostile).question)).original(isFinal);
}

const isMessage = (body: unknown): boolean => typeof body === "object" && body !== null && "components" in body;

function harmOf(message: Message, link: string): string[] {
  const text = textOf(message);
  // The bot's own way to the thread.
  if (/^Answered in <#\d+>\.$/.test(text)) return message.allowed_mentions.parse;
  return [
    ...aliveInDiscord(message, link),
    ...maskedLinks(withoutReferences(text).replaceAll(`](<${link}>)`, "")),
    ...sizedLines(text).filter((line) => !/^(?:### |-# )/.test(line)),
  ];
}
