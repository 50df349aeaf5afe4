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

async function translated(answer: Answer, review: "flagged" | "all") {
  const { discord, model, site } = await startRig({ answer, review });
  const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
  return { text: textOf(await sent.original(isFinal)), tasks: model.requests.map((body) => readPrompt(body).task) };
}

test("a second look that finds nothing wrong leaves no trace", async () => {
  const { text, tasks } = await translated(
    looking(() => "OK"),
    "all",
  );

  expect(tasks).toEqual(["translate", "review"]);
  expect(text).toContain("14 of 14 paragraphs");
  expect(text).not.toMatch(/\d repaired|to check/);
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
});
