import { describe, expect, test } from "vitest";
import { readPrompt } from "../fakes/model.ts";
import { answering, chatting } from "../fakes/model-faults.ts";
import { shown } from "./asking.ts";
import { startRig, textOf, type Rig } from "./rig.ts";

/** What Discord shows of the example about a harbour strike. */
async function textShown(rig: Rig, name: "summarize" | "ask"): Promise<string> {
  const options = name === "ask" ? { question: "How long is the strike?" } : {};
  return textOf(await shown(rig, { name, options })).replaceAll("\\", "");
}

describe("what the article doesn't say", () => {
  const POINTS = "- 9,751 ships wait off the coast [2].\n- The tugs don't leave the port [1].";

  test("is left out of a summary, and the small print counts it", async () => {
    const rig = await startRig({ answer: answering(`# The tugs stay in port\n${POINTS}`) });
    const text = await textShown(rig, "summarize");

    expect(text).toContain("- The tugs don't leave the port.");
    expect(text).not.toContain("9,751");
    expect(text).toContain("1 point left out: what it says isn't in the paragraphs it names");
    expect(rig.model.requests.map((request) => readPrompt(request).instruction)[1]).toContain(
      "“9,751” isn't in the article",
    );
  });

  test("isn't a summary's headline: the article's own is", async () => {
    const rig = await startRig({ answer: answering(`# 9,752 tugs strike\n${POINTS}`) });
    const text = await textShown(rig, "summarize");

    expect(text).toContain("**À Port-Ellec, la grève des remorqueurs paralyse le terminal céréalier**");
    expect(text).toContain("⚠ headline: “9,752” isn't in the article, the article's own is shown");
  });

  test("is marked in an answer, with the reason", async () => {
    const rig = await startRig({ answer: answering("It is long [2]. Mayor Jane Hutchins counts 9,751 days [3].") });
    const text = await textShown(rig, "ask");

    expect(text).toContain("It is long [2]. ⚠ Mayor Jane Hutchins counts 9,751 days [3].");
    expect(text).toContain("“9,751”, “Jane Hutchins” aren't in the article");
    expect(rig.model.requests).toHaveLength(2);
  });
});

test("words in quotation marks that the article doesn't have are no quotation", async () => {
  const rig = await startRig({ answer: answering("He said “we will never ever go back” [4].") });

  expect(await textShown(rig, "ask")).toContain("He said we will never ever go back [4].");
});

test.each(["summarize", "ask"] as const)("what a model says around it is no part of %s", async (task) => {
  const text = await textShown(await startRig({ answer: chatting }), task);

  expect(text).not.toContain("Here is");
  expect(text).not.toContain("`");
  expect(text).not.toContain("⚠");
});
