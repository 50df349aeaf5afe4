import { InteractionContextType, type APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import type { BotOptions } from "../../src/discord/bot.ts";
import { answersTo, answerTo, lastAsked, mentioning, press, READING, shown, withThread } from "./asking.ts";
import { isFinal, startBot, startRig, textOf, type Rig } from "./rig.ts";

const DAY = 24 * 60 * 60 * 1000;

/** The next process of the bot, on the same store. */
const startAgain = (rig: Rig, own: Partial<BotOptions> = {}) => startBot(rig, { messageContent: true, ...own });

const say = ({ discord }: Rig, channel: string, content: string) => discord.say({ channel, content, user: "ana" });

/** Requests for what was said in a channel since. */
const looks = ({ discord }: Rig, channel: string) =>
  discord.requests.filter(({ method, path }) => method === "GET" && path.includes(`/channels/${channel}/messages`));

async function expectOneAnswerTo(rig: Rig, ...questions: readonly APIMessage[]): Promise<void> {
  for (const question of questions) {
    expect(textOf(await answerTo(rig, question))).toContain(`**${question.content}**`);
    expect(answersTo(rig, question)).toHaveLength(1);
  }
}

describe("what was asked while the bot was down", () => {
  test("is answered once, in order, and what was answered before is not answered again", async () => {
    const { rig, thread } = await withThread(READING);
    const before = say(rig, thread.id, "Qui parle?");
    await answerTo(rig, before);
    await rig.bot.close();
    const questions = ["Depuis quand?", "Et pourquoi?"].map((content) => say(rig, thread.id, content));
    await startAgain(rig);
    await expectOneAnswerTo(rig, ...questions);
    expect(lastAsked(rig)).toMatch(/Depuis quand\?.*Et pourquoi\?/);
    expect(answersTo(rig, before)).toHaveLength(1);
  });

  test("is answered once, however often the bot starts", async () => {
    const { rig, thread } = await withThread(READING);
    await rig.bot.close();
    const question = say(rig, thread.id, "Et pourquoi?");
    await startAgain(rig);
    await expectOneAnswerTo(rig, question);
    const { length } = rig.model.requests;
    await startAgain(rig);
    await expectOneAnswerTo(rig, question, say(rig, thread.id, "Et ensuite?"));
    expect(rig.model.requests).toHaveLength(length + 1);
  });

  test("comes before what is asked as soon as the bot is back", async () => {
    const { rig, thread } = await withThread(READING);
    await rig.bot.close();
    const first = say(rig, thread.id, "Qui parle?");
    rig.discord.faults.inject("GET", new RegExp(`${thread.id}/messages$`), { delayMs: 300 });
    await startAgain(rig);
    const second = say(rig, thread.id, "Depuis quand?");
    await expectOneAnswerTo(rig, first, second);
    expect(lastAsked(rig)).toMatch(/Qui parle\?.*Depuis quand\?/);
  });

  test("is found in direct messages, archived threads and threads of others", async () => {
    const rig = await startRig();
    const place = { context: InteractionContextType.BotDM };
    const direct = (await shown(rig, place)).channel_id;
    const message = await shown(rig);
    await (await press(rig, message, "Combien?")).original(isFinal);
    const talk = rig.discord.startThread({ name: "Talk", user: "ana", channel: "general" }).id;
    await shown(rig, { channel: talk });
    await rig.bot.close();
    const questions = [
      rig.discord.say({ content: "Qui parle?", ...place }),
      say(rig, message.id, mentioning(rig, "Et pourquoi?")),
      say(rig, talk, mentioning(rig, "Et ensuite?")),
    ];
    rig.discord.archive(message.id);
    await startAgain(rig, { messageContent: false });
    for (const question of questions) await answerTo(rig, question);
    expect(questions.map((question) => answersTo(rig, question).length)).toEqual([1, 1, 1]);
    expect(looks(rig, direct)).toHaveLength(1);
  });

  test("without the intent: only where it can be read", async () => {
    const { rig, thread } = await withThread();
    await rig.bot.close();
    const plain = say(rig, thread.id, "Qui parle?");
    const meant = say(rig, thread.id, mentioning(rig, "Et pourquoi?"));
    await startAgain(rig, { messageContent: false });
    await answerTo(rig, meant);
    expect(answersTo(rig, plain)).toEqual([]);
  });

  test("is found on the pages that Discord gives", async () => {
    const { rig, thread } = await withThread(READING);
    await rig.bot.close();
    for (let count = 0; count < 120; count++) {
      rig.discord.say({ channel: thread.id, content: `line ${count}`, user: "feeds", bot: true });
    }
    const question = say(rig, thread.id, "Et pourquoi?");
    await startAgain(rig);
    await expectOneAnswerTo(rig, question);
    expect(looks(rig, thread.id)).toHaveLength(2);
  });

  test("is found after a session that could not be resumed, too", async () => {
    const { rig, thread } = await withThread(READING);
    rig.discord.dropGateway({ forget: true });
    const question = say(rig, thread.id, "Et pourquoi?");
    await expectOneAnswerTo(rig, question);
    expect(rig.discord.sessions().map(({ resumes }) => resumes)).toEqual([0]);
  }, 20_000);
});

describe("the look for it is bounded", () => {
  test("nothing is read where nothing was said", async () => {
    const { rig, thread } = await withThread(READING);
    await rig.bot.close();
    await rig.core.lastSeen.note(thread.id, rig.discord.messages(thread.id).at(-1)!.id);
    await startAgain(rig);
    await shown(rig);
    expect(looks(rig, thread.id)).toEqual([]);
  });

  test("conversations that rest for more than a week are left alone", async () => {
    const { rig, thread } = await withThread(READING);
    await rig.bot.close();
    say(rig, thread.id, "Et pourquoi?");
    await startAgain(rig, { now: () => Date.now() + 8 * DAY });
    await shown(rig);
    expect(looks(rig, thread.id)).toEqual([]);
  });

  test("a thread that is gone is looked for once, and holds up no other", async () => {
    const { rig, thread } = await withThread(READING);
    await rig.core.lastSeen.note("123456789012345678", "123456789012345679");
    await rig.bot.close();
    const question = say(rig, thread.id, "Et pourquoi?");
    await startAgain(rig);
    await expectOneAnswerTo(rig, question);
    await rig.discord.until(() =>
      rig.discord.requests.some(({ path }) => path.endsWith("/channels/123456789012345678")),
    );
    expect((await rig.core.lastSeen.since(0, 10)).map(({ conversation }) => conversation)).toEqual([thread.id]);
  });
});
