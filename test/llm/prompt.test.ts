import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadPrompt, parsePrompt, type PromptTemplate } from "../../src/llm/prompt.ts";

/** Names a template says it uses, in its head's `variables: a, b`. */
function variablesOf({ head }: PromptTemplate): string[] {
  return (head["variables"] ?? "").split(",").flatMap((name) => name.trim() || []);
}

const HEAD = "---\npurpose: a test\nvariables: name, rest\n---\n";

describe("a prompt file", () => {
  test("is a head of key: value and a body", () => {
    const prompt = parsePrompt("test", `${HEAD}\nHello {{name}}.\n`);

    expect(prompt.head).toEqual({ purpose: "a test", variables: "name, rest" });
    expect(prompt.render({ name: "you" })).toBe("Hello you.");
  });

  test("may have a rule in its body, and a colon in a value", () => {
    const prompt = parsePrompt("test", "---\npurpose: this: that\nvariables:\n---\nAbove\n---\nBelow");

    expect(prompt.head["purpose"]).toBe("this: that");
    expect(prompt.render({})).toBe("Above\n---\nBelow");
  });

  test.each([
    ["no head", "Hello"],
    ["text before its head", `Hello\n${HEAD}`],
    ["no end of its head", "---\npurpose: x\nHello"],
    ["a line that is no key: value", "---\npurpose\n---\nHello"],
    ["a line without a key", "---\n: value\n---\nHello"],
  ])("with %s is refused by name", (_what, source) => {
    expect(() => parsePrompt("broken", source)).toThrow("prompts/broken.md");
  });

  test("fills in values as they are: nothing escaped, nothing in them expanded", () => {
    const prompt = parsePrompt("test", `${HEAD}{{name}} {{{rest}}}`);

    expect(prompt.render({ name: `<b> & "{{rest}}"`, rest: "{{#name}}x{{/name}}" })).toBe(
      `<b> & "{{rest}}" {{#name}}x{{/name}}`,
    );
  });

  test("has a digest that follows its body, not its head", () => {
    const digest = (source: string) => parsePrompt("test", source).digest;

    expect(digest(`${HEAD}Hello`)).toBe(digest("---\npurpose: other\n---\nHello"));
    expect(digest(`${HEAD}Hello`)).not.toBe(digest(`${HEAD}Hello!`));
  });

  test("that isn't there is an error", () => expect(() => loadPrompt("nowhere")).toThrow("nowhere.md"));
});

const folder = new URL("../../prompts/", import.meta.url);
const names = readdirSync(folder).map((file) => file.replace(/\.md$/, ""));

test("there is a prompt for every task, and what they share", () => {
  expect(names.toSorted()).toEqual(["ask", "quotes", "review", "summarize", "system", "translate"]);
});

describe.each(names)("prompts/%s.md", (name) => {
  const prompt = loadPrompt(name);
  const body = readFileSync(new URL(`${name}.md`, folder), "utf8")
    .split("---\n")
    .slice(2)
    .join("---\n");
  const tags = [...body.matchAll(/\{\{\{?[#^/]?\s*([\w.]+)\s*\}?\}\}/g)].flatMap(([, tag]) =>
    tag === undefined || tag === "." ? [] : tag,
  );

  test("says what it is for, and declares exactly the variables it uses", () => {
    expect(prompt.head["purpose"]).toMatch(/\w \w/);
    expect([...new Set(tags)].toSorted()).toEqual(variablesOf(prompt).toSorted());
  });

  test.each([true, false])("renders without a tag left, filled: %s", (filled) => {
    const view = Object.fromEntries(variablesOf(prompt).map((variable) => [variable, filled && `<${variable}>`]));
    const text = prompt.render(view);

    expect(text).not.toMatch(/\{\{|\}\}/);
    expect(text).not.toMatch(/\n{3}|[ \t]$/m);
    expect(text.length).toBeGreaterThan(100);
  });
});

test.each(names.filter((name) => name !== "system"))("prompts/%s.md opens with its task's name", (name) => {
  expect(loadPrompt(name).render({})).toMatch(new RegExp(`^TASK: ${name}\\n`));
});

test("the shared prompt is the same bytes every time", () => {
  const system = loadPrompt("system");

  expect(variablesOf(system)).toEqual([]);
  expect(system.render({ language: "x" })).toBe(system.render({}));
});
