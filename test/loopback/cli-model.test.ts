import { describe, expect, test } from "vitest";
import { answering } from "../fakes/model-faults.ts";
import { cli } from "./process.ts";
import { MODELLED, number, text, CHINESE, FRENCH, SPANISH, json, modelled, TITLE } from "./terminal.ts";

describe("with a model, as JSON", () => {
  test("translate", async () => {
    const { env } = await modelled();
    const ended = await cli(["translate", FRENCH, "--json"], env);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    const result = json(ended);
    const paragraph = {
      id: number,
      text,
      status: expect.stringMatching(/^(ok|repaired|flagged|untranslated)$/) as string,
      problems: expect.any(Array) as unknown[],
    };
    expect(result).toEqual({
      ...MODELLED,
      task: "translate",
      to: "en",
      title: text,
      paragraphs: expect.any(Array) as unknown[],
      coverage: { paragraphs: 14, translated: number, flagged: number },
      names: [],
    });
    const paragraphs = result["paragraphs"] as unknown[];
    expect(paragraphs).toHaveLength(14);
    for (const each of paragraphs) expect(each).toEqual(paragraph);
  });

  test("translate keeps to the spellings that were fixed, and forgets them when told", async () => {
    const { env, fake } = await modelled();
    const instruction = () => JSON.stringify(fake.requests.at(-1));

    expect(await cli(["term", "list"], env)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^No spellings/) as string,
    });
    expect(await cli(["term", "add", "Port-Ellec", "Port Ellec"], env)).toMatchObject({
      code: 0,
      stdout: "Port-Ellec = Port Ellec (English)\n",
    });
    const kept = json(await cli(["translate", FRENCH, "--json"], env));
    expect(kept["names"]).toEqual([{ source: "Port-Ellec", target: "Port Ellec" }]);
    expect(instruction()).toContain("Port-Ellec = Port Ellec");
    await cli(["translate", FRENCH, "--to", "de", "--json"], env);
    expect(instruction()).not.toContain("Port-Ellec = Port Ellec");

    expect(await cli(["term", "remove", "Nantes"], env)).toMatchObject({ code: 2 });
    expect(await cli(["term", "remove", "Port-Ellec", "--json"], env)).toMatchObject({
      stdout: '{"task":"term","terms":[]}\n',
    });
    expect(json(await cli(["translate", FRENCH, "--json"], env))).toMatchObject({ names: [], cached: null });
  });

  test("summarize", async () => {
    const { env } = await modelled();
    const result = json(await cli(["summarize", FRENCH, "--json", "--length", "short"], env));
    expect(result).toEqual({
      ...MODELLED,
      task: "summarize",
      headline: text,
      bullets: expect.any(Array) as unknown[],
      dropped: 0,
    });
    for (const bullet of result["bullets"] as unknown[]) expect(bullet).toEqual({ text, paragraphs: [number] });
  });

  test("quotes", async () => {
    const { env } = await modelled();
    const result = json(await cli(["quotes", FRENCH, "--json"], env));
    expect(result).toEqual({
      ...MODELLED,
      task: "quotes",
      quotes: expect.any(Array) as unknown[],
      withheld: 0,
      include: "speech",
    });
    const { paragraphs } = result["article"] as { paragraphs: { id: number; text: string }[] };
    const quotes = result["quotes"] as {
      original: string;
      paragraph: number;
      spans: { start: number; end: number }[];
    }[];
    expect(quotes.length).toBeGreaterThan(3);
    for (const quote of quotes) {
      expect(quote).toEqual({
        kind: "speech",
        original: text,
        spans: [{ start: number, end: number }],
        english: text,
        speaker: text,
        name: text,
        role: text,
        paragraph: number,
        verified: expect.stringMatching(/^(exact|folded|punctuation|elided)$/) as string,
      });
      const source = paragraphs.find(({ id }) => id === quote.paragraph)?.text ?? "";
      expect(quote.spans.map(({ start, end }) => source.slice(start, end)).join(" […] ")).toBe(quote.original);
    }
  });

  test("quotes, with all that stands in quotation marks", async () => {
    const { env } = await modelled();
    const speech = json(await cli(["quotes", SPANISH, "--json"], env));
    const all = json(await cli(["quotes", SPANISH, "--include", "all", "--json"], env));
    const terms = ({ quotes }: Record<string, unknown>) =>
      (quotes as { kind: string; original: string; speaker: string }[]).filter(({ kind }) => kind === "term");

    expect(terms(all)).toMatchObject([{ original: "más gordo", speaker: "", name: "", role: "", verified: "exact" }]);
    expect([terms(speech), speech["withheld"], all["withheld"]]).toEqual([[], 1, 0]);
    expect([speech["include"], all["include"]]).toEqual(["speech", "all"]);
    expect(all["quotes"]).toHaveLength((speech["quotes"] as unknown[]).length + 1);
    expect((await cli(["quotes", SPANISH, "--include", "all"], env)).stdout).toMatch(
      /> “más gordo”\n>\n> .+\n>\n> — in quotation marks, not direct speech \[\d+\]/,
    );
  });

  test("ask", async () => {
    const { env } = await modelled();
    const result = json(await cli(["ask", FRENCH, "combien", "de", "navires", "attendent ?", "--json"], env));
    expect(result).toEqual({ ...MODELLED, task: "ask", answer: text, paragraphs: [number] });
  });

  test("a second run is answered without the model", async () => {
    const { env, fake } = await modelled();
    const first = json(await cli(["translate", CHINESE, "--json"], env)) as { costUsd: number };
    const { length } = fake.requests;
    const ended = await cli(["translate", CHINESE, "--json"], env);
    expect(json(ended)).toEqual({
      ...first,
      cached: { at: expect.stringMatching(/^\d{4}-.*Z$/) as string, savedUsd: first.costUsd },
      usage: null,
      costUsd: 0,
    });
    expect(fake.requests).toHaveLength(length);
    expect((await cli(["translate", CHINESE], env)).stdout).toMatch(/cached, first made (this minute|1 minute ago)\n$/);
  });
});

describe("for people, with a model", () => {
  test("a translation has its title, the source's, every paragraph and what was checked", async () => {
    const { env } = await modelled();
    const { code, stdout, stderr } = await cli(["translate", FRENCH], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`\n\n*${TITLE}*\n\n`);
    expect(stdout).toMatch(
      /\n\n\d+ of 14 paragraphs.* · claude-sonnet-5-5 · [\d.]+k? → [\d.]+k? tokens · US\$0\.\d+\n$/,
    );
  });

  test("what no model may say reaches no terminal", async () => {
    const { env } = await modelled(
      answering("# Head\u001b]0;owned\u0007line\n- \u001b[2Jpoint\u009b31m \u202eone [2]\n- two [3]\r"),
    );
    const { stdout } = await cli(["summarize", FRENCH], env);
    expect(stdout).toContain("point");
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    const asJson = await cli(["summarize", FRENCH, "--json", "--length", "long"], env);
    expect(asJson.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(json(asJson)).toMatchObject({ task: "summarize" });
  });
});
