import { ChannelType } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { answersTo, answerTo, inThread, mentioning, press, withThread } from "./asking.ts";
import { buttonNamed, isFinal, textOf, type Rig } from "./rig.ts";

/** What the bot said in the channel that a thread is in. */
const inGeneral = ({ discord }: Rig) => discord.messages("general").map(textOf);

/** Does something to a thread while the answer to a typed question is made. */
async function meanwhile(act: (there: Awaited<ReturnType<typeof withThread>>, answering: string) => unknown) {
  const there = await withThread();
  const { rig, thread } = there;
  const answer = rig.model.answer;
  rig.model.answer = async (request) => {
    await act(there, answersTo(rig, question)[0]!.id);
    return answer(request);
  };
  const question = rig.discord.say({
    channel: thread.id,
    content: mentioning(rig, "Et pourquoi?"),
    user: "ana",
  });
  return { ...there, question };
}

const remove = ({ discord }: Rig, path: `/${string}`) =>
  fetch(`${discord.api}/v10${path}`, {
    method: "DELETE",
    headers: { authorization: `Bot ${discord.token}`, "user-agent": "DiscordBot (x, 1)" },
  });

describe("the thread of a typed question, meanwhile", () => {
  test("was locked: the channel it is in is told", async () => {
    const { rig, thread, question } = await meanwhile(({ rig, thread }) => rig.discord.archive(thread.id, true));
    const told = `I can't answer <@${question.author.id}> in <#${thread.id}>: the thread is locked.`;
    await rig.discord.until(() => inGeneral(rig).some((text) => text.includes(told)), "a word in the channel");
    expect(rig.discord.messages("general").at(-1)?.mentions).toEqual([]);
  });

  test("was deleted: the channel it was in is told, once, and it is asked for no more", async () => {
    const { rig, thread } = await meanwhile(({ rig, thread }) => {
      rig.discord.allow("general", 1n << 34n);
      return remove(rig, `/channels/${thread.id}`);
    });
    await rig.discord.until(() => inGeneral(rig).some((text) => text.includes("is gone")), "a word in the channel");
    expect(await rig.core.lastSeen.since(0, 10)).toEqual([]);
    const asked = rig.discord.requests.filter(({ path, status }) => path.includes(thread.id) && status === 404);
    expect(asked.length).toBeLessThanOrEqual(2);
  });
});

test("an answer whose begun reply was deleted comes as a new one", async () => {
  const { rig, question } = await meanwhile(({ rig, thread }, answering) => {
    rig.discord.erase(rig.discord.messages(thread.id).find(({ id }) => id === answering)!);
  });
  expect(textOf(await answerTo(rig, question))).toContain("**Et pourquoi?**");
  expect(answersTo(rig, question)).toHaveLength(1);
});

test("a question that was deleted is answered all the same, to nobody", async () => {
  const { rig, thread } = await meanwhile(({ rig, thread }) => {
    const question = rig.discord.messages(thread.id).find(({ author }) => author.username === "ana");
    if (question) rig.discord.erase(question);
  });
  const answers = () => inThread(rig, thread.id).filter((text) => text.includes("**Et pourquoi?**"));
  await rig.discord.until(() => answers().length > 0, "an answer");
  expect(answers()).toHaveLength(1);
});

describe("a locked thread", () => {
  test("gets no answer to a question under its result: that comes in place", async () => {
    const { rig, message, thread } = await withThread();
    rig.discord.archive(thread.id, true);
    const answer = await (await press(rig, message, "Et pourquoi?")).original(isFinal);
    expect(textOf(answer)).toContain("**Et pourquoi?**");
    expect(textOf(answer)).toContain("gone or closed, so I answer here");
  });

  test("where somebody presses a button is told of in its channel", async () => {
    const { rig, thread } = await withThread();
    const answer = rig.discord.messages(thread.id).at(-1)!;
    rig.discord.archive(thread.id, true);
    rig.discord.button({ customId: buttonNamed(answer, "Summary"), message: answer, user: "ana" });
    await rig.discord.until(() => inGeneral(rig).some((text) => text.includes("the thread is locked")), "a word");
    expect(inGeneral(rig).at(-1)).toContain(`<#${thread.id}>`);
  });

  test("where somebody presses what can't be done any more is told of, too", async () => {
    const { rig, thread } = await withThread();
    const answer = rig.discord.messages(thread.id).at(-1)!;
    const [, job] = buttonNamed(answer, "Show source").split("/");
    await rig.core.cache.shown.remove(job!);
    rig.discord.archive(thread.id, true);
    rig.discord.button({ customId: buttonNamed(answer, "Show source"), message: answer, user: "ana" });
    await rig.discord.until(() => inGeneral(rig).some((text) => text.includes("the thread is locked")), "a word");
    expect(inGeneral(rig).at(-1)).toContain(`<#${thread.id}>`);
  });

  test("in a forum can be told of nowhere, and that does no harm", async () => {
    const { rig } = await withThread({
      discord: { guilds: [{ channels: [{ name: "general" }, { name: "forum", type: ChannelType.GuildForum }] }] },
    });
    const post = rig.discord.startThread({ name: "Talk", user: "ana", channel: "forum" }).id;
    const options = { link: rig.site.url("/article") };
    const result = await rig.discord.command({ name: "summarize", channel: post, options }).original(isFinal);
    rig.discord.archive(post, true);
    rig.discord.button({ customId: buttonNamed(result, "Key quotes"), message: result });
    const forum = rig.discord.channel("forum").id;
    await rig.discord.until(() =>
      rig.discord.requests.some(({ path }) => path.includes(`/channels/${forum}/messages`)),
    );
    rig.discord.unarchive(post);
    const again = rig.discord.button({ customId: buttonNamed(result, "Key quotes"), message: result });
    expect(textOf(await again.original(isFinal))).toContain("Port-Ellec");
  });
});

test("a mention in the bot's thread about an article that is forgotten is told so", async () => {
  const { rig, thread } = await withThread();
  await rig.core.conversations.remove([thread.id], (await rig.core.conversations.find(thread.id))!.articleId);
  const question = rig.discord.say({ channel: thread.id, content: mentioning(rig, "Et pourquoi?") });
  expect(textOf(await answerTo(rig, question))).toContain("I don't have that article any more.");
});
