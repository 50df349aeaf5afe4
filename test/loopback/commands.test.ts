import { epub } from "../fakes/zip.ts";
import { InteractionContextType, MessageFlags } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { slowly } from "../fakes/model-faults.ts";
import { buttonNamed, CHINESE, FRENCH, isFinal, RUSSIAN, startRig, textOf } from "./rig.ts";

describe("by link", () => {
  test("a translation is one message with header, text, coverage, cost, file and buttons", async () => {
    const { discord, site, model } = await startRig();
    const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
    expect((await sent.acknowledged()).ms).toBeLessThan(1_000);
    const reply = await sent.original(isFinal);
    const text = textOf(reply);
    expect(text).toContain(`](<${site.url("/article")}>)`);
    expect(text).toContain("À Port-Ellec, la grève des remorqueurs paralyse le terminal céréalier");
    expect(text).toContain("Le Courrier du Large · October 14, 2026 · Maëlle Quérou · French → English");
    expect(text).toMatch(/14 of 14 paragraphs · claude-sonnet-5-5 · [\d.]+K? → [\d.]+K? tokens · \$0\.0\d+/);
    expect(text).toMatch(/Summary\nKey quotes\nAsk/);
    const [file] = discord.requests.findLast((request) => request.files.length > 0)?.files ?? [];
    expect(file?.name).toBe("the-broken-river-and-the-port-ellec-translate-en.html");
    expect(model.requests).toHaveLength(1);
    expect(discord.messages("general")).toHaveLength(1);
    expect(sent.followUps()).toHaveLength(0);
  });

  test("a summary names the paragraphs of each point", async () => {
    const { discord, site } = await startRig();
    const sent = discord.command({ name: "summarize", options: { link: site.url("/article"), length: "short" } });
    const text = textOf(await sent.original(isFinal));
    expect(text.match(/^- .+\\\[\d+\\\]$/gm)).toHaveLength(3);
    expect(text).toMatch(/Translate\nKey quotes\nAsk/);
  });

  test("quotes are shown as the article has them, with their paragraph", async () => {
    const { discord, site } = await startRig();
    const sent = discord.command({ name: "quotes", options: { link: site.url("/article") } });
    const text = textOf(await sent.original(isFinal));
    expect(text).toContain(
      "> “On nous demande de tirer des navires de 80 000 tonnes à deux, dans le noir et par force 7”",
    );
    expect(text).toMatch(/— \*\*Goulven Tanguy\*\* \\\[4\\\]/);
  });

  test("a question is answered with the paragraphs it rests on", async () => {
    const { discord, site } = await startRig();
    const options = { question: "Combien de marins font grève?", link: site.url("/article") };
    const text = textOf(await discord.command({ name: "ask", options }).original(isFinal));
    expect(text).toContain("**Combien de marins font grève?**");
    expect(text).toMatch(/\\\[\d+\\\]/);
  });

  test("a result may be in another language, named as people name it", async () => {
    const { discord, site, model } = await startRig();
    const options = { link: site.url("/article"), to: "Deutsch" };
    const text = textOf(await discord.command({ name: "summarize", options }).original(isFinal));
    expect(text).toContain("French → German");
    expect(JSON.stringify(model.requests[0]?.messages)).toContain("German (de)");
  });
});

describe("by file", () => {
  test.each([
    ["reindeer.txt", "text/plain", RUSSIAN, "Russian → English"],
    ["archive.md", "text/markdown", CHINESE, "Chinese → English"],
  ])("%s is translated", async (name, contentType, bytes, pair) => {
    const { discord } = await startRig();
    const sent = discord.command({ name: "translate", attachments: { file: { name, bytes, contentType } } });
    expect(textOf(await sent.original(isFinal))).toContain(pair);
  });
});

test.each(["file", "link"])("one chapter of a book is summarised, by %s", async (by) => {
  const parts = ["Aden", "Brest"].map(
    (name) => `<h1>${name}</h1><p>The ferry to ${name} left before dawn, and nobody saw it go.</p>`,
  );
  const file = {
    name: "harbours.epub",
    bytes: epub({ title: "Two harbours", parts }),
    contentType: "application/epub+zip",
  };
  const route = { headers: { "content-type": file.contentType }, body: file.bytes };
  const { discord, model, site } = await startRig({ routes: { "/harbours.epub": route } });
  const link = site.url("/harbours.epub");
  const named = by === "link" ? { options: { chapter: 2, link } } : { options: { chapter: 2 }, attachments: { file } };
  const ask = () => discord.command({ name: "summarize", ...named }).original(isFinal);
  await ask();
  expect(JSON.stringify(model.requests)).toContain("ferry to Brest");
  expect(JSON.stringify(model.requests)).not.toContain("ferry to Aden");
  expect(textOf(await ask())).toContain("cached, first made");
  if (by === "file") return;
  // Each chapter, and the whole, is a reading of its own.
  expect(site.hits()).toBe(1);
  expect(textOf(await discord.command({ name: "quotes", options: { link } }).original(isFinal))).not.toContain(
    "Changed",
  );
  expect(textOf(await ask())).toContain("cached, first made");
  expect(site.hits()).toBe(2);
});

test("what has no chapters says so", async () => {
  const { discord, site, model } = await startRig();
  const sent = discord.command({ name: "quotes", options: { link: site.url("/article"), chapter: 2 } });
  expect(textOf(await sent.original(isFinal))).toContain("no chapters to choose from");
  expect(model.requests).toHaveLength(0);
});

test("a book that is too long names the way, by a message's command too", async () => {
  const { discord } = await startRig();
  const parts = ["Aden", "Brest"].map(
    (name) => `<h1>${name}</h1>${"<p>The ferry left before dawn, and nobody saw it go.</p>".repeat(6_000)}`,
  );
  const file = { name: "long.epub", bytes: epub({ title: "Long", parts }), contentType: "application/epub+zip" };
  const message = discord.say({ content: "see this", attachments: [file] });
  const told = textOf(await discord.messageCommand({ name: "Translate article", message }).original(isFinal));
  expect(told).toContain("Name one of its 2 chapters");
});

describe("by message command", () => {
  test.each([
    ["Translate article", "14 of 14 paragraphs"],
    ["Summarize article", "Translate"],
    ["Key quotes", "Goulven Tanguy"],
  ])("%s takes the link of the message", async (name, expected) => {
    const { discord, site } = await startRig();
    const message = discord.say({ content: `Lisez ça (${site.url("/article")}), c'est grave.` });
    const sent = discord.messageCommand({ name, message });
    expect(textOf(await sent.original(isFinal))).toContain(expected);
  });

  test("takes the message's file where there is no link", async () => {
    const { discord } = await startRig();
    const picture = { name: "photo.png", bytes: "png", contentType: "image/png" };
    const article = { name: "olen.txt", bytes: RUSSIAN, contentType: "text/plain" };
    const message = discord.say({ content: "see this", attachments: [picture, article] });
    const sent = discord.messageCommand({ name: "Summarize article", message });
    expect(textOf(await sent.original(isFinal))).toContain("Russian → English");
  });

  test("says so where there is neither", async () => {
    const { discord } = await startRig();
    const message = discord.say({ content: "just words" });
    const sent = discord.messageCommand({ name: "Key quotes", message });
    expect((await sent.original()).content).toMatch(/neither an article link nor a file/);
    expect((await sent.acknowledged()).isEphemeral).toBe(true);
  });
});

describe("the cache", () => {
  test("answers the same request again without the model or the site, and says so", async () => {
    const { discord, site, model } = await startRig();
    const link = site.url("/article");
    await discord.command({ name: "translate", options: { link } }).original(isFinal);
    const again = discord.command({ name: "translate", options: { link: `${link}?utm_source=feed#top` } });
    expect(textOf(await again.original(isFinal))).toContain("cached, first made");
    expect(model.requests).toHaveLength(1);
    expect(site.hits("/article")).toBe(1);
  });

  test("ten people who ask at once cost one fetch and one model call", async () => {
    const { discord, site, model } = await startRig({ answer: slowly(5, 200) });
    const sent = Array.from({ length: 10 }, (_, index) =>
      discord.command({ name: "translate", user: `reader${index}`, options: { link: site.url("/article") } }),
    );
    const replies = await Promise.all(sent.map((each) => each.original(isFinal)));
    expect(replies.every((reply) => textOf(reply).includes("14 of 14 paragraphs"))).toBe(true);
    expect(model.requests).toHaveLength(1);
    expect(site.hits("/article")).toBe(1);
    expect(discord.messages("general")).toHaveLength(10);
  });
});

describe("where and for whom", () => {
  test("a private result is seen by its person alone", async () => {
    const { discord, site } = await startRig();
    const sent = discord.command({ name: "summarize", options: { link: site.url("/article"), private: true } });
    expect((await sent.acknowledged()).isEphemeral).toBe(true);
    expect((await sent.original(isFinal)).flags ?? 0).toSatisfy(
      (flags: number) => (flags & MessageFlags.Ephemeral) !== 0,
    );
    expect(discord.messages("general")).toHaveLength(0);
  });

  test.each([
    ["a direct message", { context: InteractionContextType.BotDM }],
    ["a private channel of others", { context: InteractionContextType.PrivateChannel, installed: "user" as const }],
    ["a server that only the person brought it to", { installed: "user" as const }],
  ])("works in %s", async (_where, place) => {
    const { discord, site } = await startRig();
    const sent = discord.command({ name: "translate", options: { link: site.url("/article") }, ...place });
    expect(textOf(await sent.original(isFinal))).toContain("14 of 14 paragraphs");
  });

  test("without a model, summaries and quotes are labelled, and a translation says what is missing", async () => {
    const { discord, site, model } = await startRig({ keyless: true });
    const link = site.url("/article");
    const summary = await discord.command({ name: "summarize", options: { link } }).original(isFinal);
    expect(textOf(summary)).toContain("no model: sentences chosen from the article");

    const quotes = await discord.command({ name: "quotes", options: { link } }).original(isFinal);
    expect(textOf(quotes)).toContain("no model: found by their quotation marks");
    const translation = await discord.command({ name: "translate", options: { link } }).original(isFinal);
    expect(textOf(translation)).toMatch(/needs a language model.*ANTHROPIC\\_API\\_KEY.*ANTHROPIC\\_BASE\\_URL/);
    const pressed = discord.button({ customId: buttonNamed(summary, "Translate"), message: summary });
    expect(textOf(await pressed.original(isFinal))).toContain("needs a language model");
    expect(model.requests).toHaveLength(0);
  });

  test("what is to know of the reading stands under the result", async () => {
    const article = FRENCH.replace('"isAccessibleForFree": true', '"isAccessibleForFree": false, "wordCount": 1000');
    const { discord, site } = await startRig({ routes: { "/paid": article } });
    const sent = discord.command({ name: "summarize", options: { link: site.url("/paid") } });
    expect(textOf(await sent.original(isFinal))).toMatch(/^-# .*I could read \d+ of about \d+ paragraphs/m);
  });
});

test("progress is shown by few edits, and the final state is the last", async () => {
  const { discord, site } = await startRig({ answer: slowly(60, 40) });
  const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
  const seen = await sent.original((message) => /Reading|Translating/.test(textOf(message)));
  expect(seen.flags ?? 0).toSatisfy((flags: number) => (flags & MessageFlags.IsComponentsV2) !== 0);
  await sent.original((message) => /Translating… \d+\/14 paragraphs/.test(textOf(message)));
  expect(textOf(await sent.original(isFinal))).toContain("14 of 14 paragraphs");
  const edits = discord.requests.filter((request) => request.method === "PATCH");
  expect(edits.length).toBeLessThanOrEqual(6);
  expect(edits.every((edit) => JSON.stringify(edit.body).includes('"parse":[]'))).toBe(true);
});
