import { expect, test } from "vitest";
import { readPrompt, scriptedModel } from "../fakes/model.ts";
import type { Answer } from "../fakes/anthropic.ts";
import { isFinal, startRig, textOf } from "./rig.ts";

/** The model as it is, but for what it says at a second look. */
const looking =
  (says: (line: string) => string): Answer =>
  (request) => {
    const { task, instruction } = readPrompt(request);
    if (task !== "review") return scriptedModel(request);
    return {
      text: [...instruction.matchAll(/^\[(\d[\d.]*)\]/gm)].map(([, id = ""]) => `[${id}] ${says(id)}`).join("\n"),
    };
  };

async function translated(answer: Answer, review: "flagged" | "all", times = 1) {
  const { discord, model, site } = await startRig({ answer, review });
  let text = "";
  for (let time = 0; time < times; time++) {
    const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
    text = textOf(await sent.original(isFinal));
  }
  return { text, tasks: model.requests.map((body) => readPrompt(body).task) };
}

test("a second look that finds nothing wrong leaves no trace", async () => {
  const { text, tasks } = await translated(
    looking(() => "OK"),
    "all",
  );

  expect(tasks).toEqual(["translate", "review"]);
  expect(text).toContain("14 of 14 paragraphs");
  expect(text).not.toMatch(/\d repaired|to check|second look/);
});

test("what it finds is mended, once", async () => {
  const { text, tasks } = await translated(
    looking((id) => (id === "3" ? "The negation was lost." : "OK")),
    "all",
  );

  expect(tasks).toEqual(["translate", "review", "translate"]);
  expect(text).toContain("1 repaired");
});

test("a model that gives out at it is no reason to keep a translation back", async () => {
  const failing: Answer = (request) =>
    readPrompt(request).task === "review" ? { status: 529, body: {} } : scriptedModel(request);
  const { text } = await translated(failing, "all");

  expect(text).toContain("14 of 14 paragraphs");
  expect(text).not.toContain("stopped before all was done");
  expect(text).toContain("a second look could not be had");
});

test("a look that was refused is told of, and the translation kept all the same", async () => {
  const refusing: Answer = (request) =>
    readPrompt(request).task === "review" ? { text: "I can't help with this request." } : scriptedModel(request);
  const { text, tasks } = await translated(refusing, "all", 2);

  expect(tasks).toEqual(["translate", "review"]);
  expect(text).toContain("a second look could not be had");
});
