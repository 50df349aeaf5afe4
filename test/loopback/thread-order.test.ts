import { PermissionFlagsBits } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import type { Answer } from "../fakes/anthropic.ts";
import { serverError } from "../fakes/discord-faults.ts";
import { failing } from "../fakes/model-faults.ts";
import { scriptedModel } from "../fakes/model.ts";
import { answersTo, answerTo, press, READING, shown, withThread } from "./asking.ts";
import { isFinal, startRig, textOf, type Rig } from "./rig.ts";

const say = ({ discord }: Rig, channel: string, content: string, user = "ana") =>
  discord.say({ channel, content, user });

/** The model's requests that end in a question, as text. */
function askedWith({ model }: Rig, question: string): string[] {
  return model.requests
    .map(({ messages }) => JSON.stringify(messages))
    .filter((messages) => messages.slice(messages.lastIndexOf('"role":"user"')).includes(question));
}

/** Holds every answer back until it is let go. */
function gate() {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const model: Answer = async (request) => (await opened, scriptedModel(request));
  return { model, open };
}

describe("several people ask at once in a thread", () => {
  test("each question waits for the one before it and knows its answer", async () => {
    const { rig, thread } = await withThread(READING);
    const people = ["ana", "ben", "eva"];
    const questions = people.map((user) => say(rig, thread.id, `Question de ${user}?`, user));
    for (const question of questions) await answerTo(rig, question);
    const turnsOf = (user: string) => askedWith(rig, `Question de ${user}?`)[0] ?? "";
    expect(turnsOf("ana")).toContain("Combien de marins?");
    expect(turnsOf("ben")).toContain("Question de ana?");
    expect(turnsOf("eva")).toMatch(/Question de ana\?.*Question de ben\?/);
    expect(rig.model.concurrent.peak).toBe(1);
  });

  test("a question that fails doesn't hold up the next", async () => {
    const { rig, thread } = await withThread(READING);
    rig.model.answer = (request) =>
      JSON.stringify(request.messages.at(-1)).includes("Rien?") ? failing(400)(request) : scriptedModel(request);
    const [bad, good] = ["Rien?", "Et pourquoi?"].map((content) => say(rig, thread.id, content));
    expect(textOf(await answerTo(rig, good!))).toContain("**Et pourquoi?**");
    expect(textOf(await answerTo(rig, bad!))).not.toContain("**Rien?**");
    expect(askedWith(rig, "Et pourquoi?")[0]).not.toContain("Rien?");
  });

  test("under a result, too, where the first question opens the thread", async () => {
    const rig = await startRig();
    const message = await shown(rig);
    const first = await press(rig, message, "Combien de marins?", { user: "ana" });
    const second = await press(rig, message, "Et pourquoi?", { user: "ben" });
    await Promise.all([first, second].map((sent) => sent.original(isFinal)));
    expect(rig.discord.threads("general")).toHaveLength(1);
    expect(askedWith(rig, "Et pourquoi?")[0]).toContain("Combien de marins?");
  });

  test("different threads don't wait for each other", async () => {
    const { rig, thread } = await withThread(READING);
    const other = await shown(rig);
    await (await press(rig, other, "Et ici?")).original(isFinal);
    const { model, open } = gate();
    rig.model.answer = model;
    say(rig, thread.id, "Qui?");
    say(rig, other.id, "Quand?");
    await rig.discord.until(() => rig.model.concurrent.now === 2, "two model calls");
    open();
    expect(rig.model.concurrent.peak).toBe(2);
  });
});

describe("a typed question is answered by one message", () => {
  test("that says at once that it is looked for, and is edited", async () => {
    const { rig, thread } = await withThread(READING);
    const { model, open } = gate();
    rig.model.answer = model;
    const question = say(rig, thread.id, "Et pourquoi?");
    const begun = await rig.discord.until(() => answersTo(rig, question)[0], "a begun answer");
    expect(textOf(begun)).toContain("Looking for the answer…");
    open();
    expect((await answerTo(rig, question)).id).toBe(begun.id);
    expect(answersTo(rig, question)).toHaveLength(1);
  });

  test("also where Discord tells of it twice after a resume", async () => {
    const { rig, thread } = await withThread(READING);
    const question = say(rig, thread.id, "Et pourquoi?");
    await answerTo(rig, question);
    const { length } = rig.model.requests;
    rig.discord.dropGateway({ repeat: 3 });
    const after = say(rig, thread.id, "Et ensuite?");
    await answerTo(rig, after);
    expect(answersTo(rig, question)).toHaveLength(1);
    expect(askedWith(rig, "Et pourquoi?").slice(length)).toEqual([]);
  });

  test("that is no reply where the bot may not read what was said before", async () => {
    const { rig, thread } = await withThread(READING);
    rig.discord.deny("general", PermissionFlagsBits.ReadMessageHistory);
    say(rig, thread.id, "Et pourquoi?");
    const answers = () => rig.discord.messages(thread.id).filter((each) => textOf(each).includes("**Et pourquoi?**"));
    await rig.discord.until(() => answers().length > 0, "an answer");
    expect(answers().map(({ message_reference: answered }) => answered)).toEqual([undefined]);
  });

  test("at its end where Discord failed to take the beginning", async () => {
    const { rig, thread } = await withThread(READING);
    rig.discord.faults.inject("POST", new RegExp(`${thread.id}/messages$`), serverError(), 4);
    const question = say(rig, thread.id, "Et pourquoi?");
    expect(textOf(await answerTo(rig, question))).toContain("**Et pourquoi?**");
    expect(answersTo(rig, question)).toHaveLength(1);
  });
});
