import { ComponentType } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { soft } from "../../../src/task/check/problem.ts";
import { note } from "../../../src/article/note.ts";
import { MESSAGE_TEXT } from "../../../src/discord/limits.ts";
import type { Message } from "../../../src/discord/message/message.ts";
import { renderResult } from "../../../src/discord/message/render.ts";
import type { Result } from "../../../src/task/result.ts";
import { articleOf } from "../../fakes/articles.ts";
import { walk } from "../../fakes/discord-components.ts";
import { english } from "../../../src/locale/translate.ts";

const textsOf = ({ components }: Message) => [...walk(components)].flatMap((component) => component.content ?? []);

const article = {
  ...articleOf(["Один.", "*".repeat(9_000)], { title: "*".repeat(250) }),
  url: `http://site.example/${"(".repeat(480)}`,
  byline: "*".repeat(300),
  siteName: "_".repeat(300),
  notes: [note("archived", { host: "*".repeat(900) })],
};
const view = { job: "1", page: 0, now: 0, attach: true, note: "n", t: english, isPrivate: false, languages: [] };
const common = { article, to: "en", problems: [], engine: "model", model: "m", costUsd: 1 } as const;
const results: Result[] = [
  { ...common, task: "ask", question: "*".repeat(1_000), value: { answer: "*".repeat(5_000), paragraphs: [1] } },
  {
    ...common,
    task: "summarize",
    value: { headline: "*".repeat(500), bullets: [{ text: "*".repeat(6_000), paragraphs: [1] }], dropped: 0 },
  },
];

test.each(results.map((result) => [result.task, result] as const))(
  "a hostile %s keeps within a message",
  (_task, result) => {
    const { components } = renderResult(result, view);
    const shown = [...walk(components)].flatMap((component) => component.content ?? []);
    expect(shown.join("").length).toBeLessThanOrEqual(MESSAGE_TEXT);
    expect(shown.every((text) => text.trim() !== "")).toBe(true);
  },
);

test("the header says whose text it is and whether it is news, and lets no name pose as markup", () => {
  const told = {
    ...articleOf(["Один."], {}),
    siteName: "News",
    wire: "AFP, **X**",
    genre: "opinion",
    byline: "A",
  } as const;
  const value = { headline: "H", bullets: [{ text: "B", paragraphs: [1] }], dropped: 0 };
  const { components } = renderResult({ ...common, article: told, task: "summarize", value }, { ...view, note: "" });
  const [head] = [...walk(components)].flatMap((component) => component.content ?? []);
  expect(head).toContain(String.raw`-# News · AFP, \*\*X\*\* · `);
  expect(head).toContain(" · A · Opinion · ");
});

test("what stays doubtful in a translation stands beside its source", () => {
  const paragraph = {
    id: 1,
    text: "Two.",
    status: "flagged",
    problems: [soft("language", "phraseLeft", { words: "*один*" })],
    doubts: [{ source: "Один **из** них.", text: "Two." }],
  } as const;
  const coverage = { paragraphs: 1, translated: 1, flagged: 1 };
  const value = { to: "en", title: "T", paragraphs: [paragraph], coverage, names: [] };
  const { components } = renderResult({ ...common, task: "translate", value }, view);
  const shown = [...walk(components)].flatMap((component) => component.content ?? []);
  expect(shown.join("\n")).toContain(
    "⚠ Two.\n-# ⚠ “\\*один\\*” is left untranslated\n> In the original: Один \\*\\*из\\*\\* них.",
  );
});

test.each([
  ["quote", "> ⚠ Two.\n"],
  ["list", "- ⚠ Two.\n"],
  ["heading", "**⚠ Two.**\n"],
] as const)("a doubtful %s stays one", (kind, expected) => {
  const paragraph = { id: 1, text: "Two.", status: "flagged", problems: [], doubts: [] } as const;
  const coverage = { paragraphs: 1, translated: 1, flagged: 1 };
  const value = { to: "en", title: "T", paragraphs: [paragraph], coverage, names: [] };
  const told = articleOf([{ kind, text: "Два." }]);
  expect(textsOf(renderResult({ ...common, article: told, task: "translate", value }, view))[1]).toContain(expected);
});

test("small print is three lines: what was checked, what to know of the reading, why it is here", () => {
  const notes = ["a", "b", "c"].map((host) => note("archived", { host }));
  const value = { headline: "H", bullets: [{ text: "B", paragraphs: [1] }], dropped: 2 };
  const told = { ...articleOf(["Один."]), notes };
  const small = textsOf(renderResult({ ...common, article: told, task: "summarize", value }, view)).at(-1);
  expect(small?.split("\n")).toEqual([
    expect.stringMatching(/^-# 2 points left out.* · m · .*\$1\.00$/),
    expect.stringMatching(/^-# This is a copy that a keeps.* that c keeps/),
    "-# n",
  ]);
});

test("a headline is shown in its own direction, the facts below it in the reader's", () => {
  const told = articleOf(["نص."], { title: "12 مستشفى", language: "ar", siteName: "الجزيرة", byline: "A" });
  const value = { headline: "H", bullets: [{ text: "B", paragraphs: [1] }], dropped: 0 };
  const [head] = textsOf(renderResult({ ...common, article: told, task: "summarize", value }, view));
  expect(head).toBe("### 12 مستشفى\n-# \u200e\u2068الجزيرة\u2069 · A · Arabic → English");
});

test("what else can be made of the article stands above what can be done with the result", () => {
  const value = { headline: "H", bullets: [{ text: "B", paragraphs: [1] }], dropped: 0 };
  const { components } = renderResult({ ...common, task: "summarize", value }, view);
  const rows = [...walk(components)].filter(({ type }) => type === ComponentType.ActionRow);
  const labels = rows.map((row) => row.components?.map(({ label, placeholder }) => label ?? placeholder));
  expect(labels).toEqual([
    ["Translate", "Key quotes", "Ask", "Side by side"],
    ["Shorter", "Longer", "Read again", "Delete"],
    ["Another language…"],
  ]);
});

test("what nobody says has a label in place of a speaker, and a result kept from before there were terms is speech", () => {
  const said = {
    original: "Один.",
    spans: [],
    english: "One.",
    speaker: "",
    name: "",
    role: "",
    paragraph: 1,
  } as const;
  const quote = { ...said, verified: "exact" } as const;
  const shownOf = (value: Result<"quotes">["value"]) => {
    const { components } = renderResult({ ...common, task: "quotes", value }, view);
    const shown = [...walk(components)].flatMap((component) => component.content ?? []);
    return shown.join("\n");
  };
  const term = shownOf({ quotes: [{ ...quote, kind: "term" }], withheld: 1, include: "all" });
  const old = shownOf({ quotes: [quote], withheld: 1 } as unknown as Result<"quotes">["value"]);

  expect(term).toContain("> “Один.”\n> *One.* (translation)\n— *in quotation marks, not direct speech* ");
  expect(term).toContain("1 withheld: not proven to stand in quotation marks");
  expect(old).toContain("— *unattributed* ");
  expect(old).toContain("1 withheld: not proven to be said");
});
