import type { APIMessage } from "discord-api-types/v10";
import { expect, test } from "vitest";
import type { ModelRequest, Reply } from "../fakes/anthropic.ts";
import { rateLimited } from "../fakes/discord-faults.ts";
import { readPrompt, scriptedModel } from "../fakes/model.ts";
import { answersTo, answerTo, READING, withThread } from "./asking.ts";
import { textOf, type Rig } from "./rig.ts";

/** The scripted model, but for its answers to questions. */
const answering = (reply: Reply) => (request: ModelRequest) =>
  readPrompt(request).task === "ask" ? reply : scriptedModel(request);

const SOURCE = "Les équipages des remorqueurs sont en grève";

/** Writes down each state that somebody sees of an answer to a question. */
async function watching(rig: Rig, thread: string, reply: Reply) {
  rig.model.answer = answering(reply);
  const question = rig.discord.say({ channel: thread, content: "Et pourquoi?" });
  const begun = await rig.discord.until(() => answersTo(rig, question)[0], "a begun answer");
  const route = `/messages/${begun.id}`;
  const answer = await answerTo(rig, question);
  const edits = rig.discord.requests.filter(({ method, path }) => method === "PATCH" && path.endsWith(route));
  return { answer, edits, states: edits.map(({ body }) => textOf(body as APIMessage)) };
}

/** Sentences that take so many milliseconds to come, in twenty pieces. */
const slow = (sentences: readonly string[], ms: number): Reply => {
  const text = sentences.join(" ");
  return { text, chunk: Math.ceil(text.length / 20), delayMs: ms / 20 };
};

test("an answer grows by proven sentences, at most every two seconds, and is the same message in the end", async () => {
  const { rig, thread } = await withThread(READING);
  const sentences = Array.from(
    { length: 6 },
    (_, index) => `${SOURCE} depuis longtemps, point ${"abcdef"[index]} [2].`,
  );
  const { answer, edits, states } = await watching(rig, thread.id, slow(sentences, 4_500));
  const growing = states.filter((state) => state.includes("Looking for the answer…"));
  expect(growing.length).toBeGreaterThan(0);
  expect(growing.length).toBeLessThanOrEqual(3);
  expect(growing.at(-1)).toContain(SOURCE);
  edits.slice(1, -1).forEach(({ t }, index) => expect(t - edits[index]!.t).toBeGreaterThan(1_500));
  expect(textOf(answer)).toContain("point f");
}, 20_000);

test("what isn't proven is not shown before the end", async () => {
  const { rig, thread } = await withThread(READING);
  const sentences = [`${SOURCE} [2].`, "En tout 987654 marins sont partis [2].", `${SOURCE} [2].`, "Fin [2]."];
  const { answer, states } = await watching(rig, thread.id, slow(sentences, 2_500));
  expect(states.slice(0, -1).join()).not.toContain("987654");
  expect(textOf(answer)).toMatch(/⚠ En tout 987654/);
}, 20_000);

test("after Discord asked for patience there is only the last state, which comes", async () => {
  const { rig, thread } = await withThread(READING);
  rig.discord.faults.inject("PATCH", new RegExp(`/channels/${thread.id}/messages/`), rateLimited(0.5));
  const sentences = Array.from({ length: 6 }, (_, index) => `${SOURCE}, point ${"abcdef"[index]} [2].`);
  const { answer, edits } = await watching(rig, thread.id, slow(sentences, 2_500));
  expect(edits.map(({ status }) => status)).toEqual([429, 200]);
  expect(textOf(answer)).toContain("point f");
}, 20_000);
