import { InteractionContextType } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { answersTo, answerTo, fillIn, mentioning, press, READING, shown, withThread } from "./asking.ts";
import { buttonNamed, isFinal, serverOf, startRig, textOf, type Rig } from "./rig.ts";

/** Requests that change something, but for those that show how far a job is. */
const writes = ({ discord }: Rig) => discord.requests.filter(({ method }) => method !== "GET" && method !== "PATCH");

/** What is done when the gateway tells the latest events again: requests to Discord and to the model, messages. */
async function doneAgain(rig: Rig): Promise<readonly number[]> {
  const { discord, model } = rig;
  const done = () => [writes(rig).length, model.requests.length, discord.messages("general").length];
  const before = done();
  discord.dropGateway({ repeat: 4 });
  await discord.until(() => discord.sessions()[0]?.connected, "the session again", 10_000);
  await new Promise((resolve) => setTimeout(resolve, 200));
  if (discord.sessions()[0]?.resumes !== 1) throw new Error("the session was not gone on with");
  return done().map((count, index) => count - (before[index] ?? 0));
}

const NOTHING = [0, 0, 0];

describe("what the gateway tells again is taken once:", () => {
  test("a command", async () => {
    const rig = await startRig();
    await shown(rig);
    expect(await doneAgain(rig)).toEqual(NOTHING);
  });

  test("a press that turns a page", async () => {
    const rig = await startRig();
    const bytes = "Снег лежит на дороге к посёлку, и люди ждут весны. ".repeat(9).concat("\n\n").repeat(20);
    const file = { name: "long.txt", bytes, contentType: "text/plain" };
    const first = await rig.discord.command({ name: "translate", attachments: { file } }).original(isFinal);
    await rig.discord.button({ customId: buttonNamed(first, "Next ▶"), message: first }).acknowledged();
    expect(await doneAgain(rig)).toEqual(NOTHING);
    expect(textOf(rig.discord.messages("general")[0]!)).toContain("page 2 of");
  });

  test("a press that begins a job, and a form", async () => {
    const rig = await startRig();
    const message = await shown(rig);
    await (await press(rig, message, "Combien de marins?")).original(isFinal);
    const customId = buttonNamed(message, "Translate");
    await rig.discord.button({ customId, message }).original(isFinal);
    expect(await doneAgain(rig)).toEqual(NOTHING);
  });

  test("a press that takes a message away", async () => {
    const rig = await startRig();
    const message = await shown(rig);
    await rig.discord.button({ customId: buttonNamed(message, "Delete"), message }).acknowledged();
    await rig.discord.until(() => rig.discord.messages("general").length === 0, "the message gone");
    expect(await doneAgain(rig)).toEqual(NOTHING);
  });

  test("a command that opens a form, a form that brings a text, and what is offered while somebody types", async () => {
    const rig = await startRig();
    await rig.discord.autocomplete({ name: "translate", options: { to: "ger" }, focused: "to" }).choices();
    const gone = await rig.discord
      .command({ name: "summarize", options: { link: rig.site.url("/gone") } })
      .original(isFinal);
    const pasted = await fillIn(rig, gone, "Paste text", { text1: "Un texte. ".repeat(40) });
    await pasted.original(isFinal);
    expect(await doneAgain(rig)).toEqual(NOTHING);
  });

  test("a change of the settings", async () => {
    const rig = await startRig();
    const panel = await rig.discord.command({ name: "settings", user: "owner" }).original();
    const customId = buttonNamed(panel, "Switch on");
    await rig.discord.button({ customId, message: panel, user: "owner" }).acknowledged();
    expect(await doneAgain(rig)).toEqual(NOTHING);
    expect(await rig.core.settings.get(serverOf(rig))).toMatchObject({ flags: true });
  });

  test("a typed question, and a word said to nobody's article", async () => {
    const { rig, thread } = await withThread(READING);
    const question = rig.discord.say({ channel: thread.id, content: mentioning(rig, "Qui parle?") });
    await answerTo(rig, question);
    const hello = rig.discord.say({ content: "bonjour", context: InteractionContextType.BotDM });
    await rig.discord.until(() => rig.discord.messages(hello.channel_id).length > 1, "an answer to a greeting");
    expect(await doneAgain(rig)).toEqual(NOTHING);
    expect(answersTo(rig, question)).toHaveLength(1);
    expect(rig.discord.messages(hello.channel_id)).toHaveLength(2);
  });
});
