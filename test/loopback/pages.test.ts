import { MessageFlags } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { walk } from "../fakes/discord-components.ts";
import { buttonNamed, isFinal, startRig, textOf } from "./rig.ts";

const LONG = [
  "Длинная статья о севере",
  "",
  ...Array.from(
    { length: 40 },
    (_, index) => `Абзац ${index + 1}. ${"Снег лежит на дороге к посёлку, и люди ждут весны. ".repeat(5)}\n`,
  ),
].join("\n");

const long = { name: "long.txt", bytes: LONG, contentType: "text/plain" };

test("a long translation is one message whose pages are turned, the whole attached", async () => {
  const { discord } = await startRig();
  const sent = discord.command({ name: "translate", attachments: { file: long } });
  const first = await sent.original(isFinal);
  expect(textOf(first)).toMatch(/page 1 of \d/);
  expect(() => buttonNamed(first, "◀ Previous")).toThrow("no button");

  const press = discord.button({ customId: buttonNamed(first, "Next ▶"), message: first });
  await press.acknowledged();
  const second = discord.messages("general")[0]!;
  expect(textOf(second)).toMatch(/page 2 of \d/);
  expect(body(textOf(second))).not.toBe(body(textOf(first)));
  expect(discord.messages("general")).toHaveLength(1);

  const back = discord.button({ customId: buttonNamed(second, "◀ Previous"), message: second });
  await back.acknowledged();
  expect(body(textOf(discord.messages("general")[0]!))).toBe(body(textOf(first)));
});

test("all pages together hold every paragraph once", async () => {
  const { discord, model } = await startRig();
  let message = await discord.command({ name: "translate", attachments: { file: long } }).original(isFinal);
  const pages = [body(textOf(message))];
  const count = Number(/page 1 of (\d+)/.exec(textOf(message))?.[1]);
  while (pages.length < count) {
    await discord.button({ customId: buttonNamed(message, "Next ▶"), message }).acknowledged();
    message = discord.messages("general")[0]!;
    pages.push(body(textOf(message)));
  }
  const lines = model.replies.flatMap(({ text }) =>
    text.split("\n").map((line) => /^\[(\d+)(?:\.[\d.]*)?\] (.*)$/.exec(line)),
  );
  const paragraphs = Map.groupBy(lines.slice(1), (line) => line?.[1]);
  const shown = pages.join("\n\n").split("\n\n");
  expect(shown).toEqual([...paragraphs.values()].map((parts) => parts.map((line) => line?.[2]).join(" ")));
});

test("the other tasks are a press away, for the same article, without reading it again", async () => {
  const { discord, site } = await startRig();
  const first = await discord.command({ name: "summarize", options: { link: site.url("/article") } }).original(isFinal);
  const press = discord.button({ customId: buttonNamed(first, "Translate"), message: first });
  expect(textOf(await press.original(isFinal))).toContain("14 of 14 paragraphs");
  expect(site.hits("/article")).toBe(1);
  expect(discord.messages("general")).toHaveLength(2);
});

test("what is pressed under a private result stays private", async () => {
  const { discord, site } = await startRig();
  const options = { link: site.url("/article"), private: true };
  const first = await discord.command({ name: "summarize", options }).original(isFinal);
  const press = discord.button({ customId: buttonNamed(first, "Key quotes"), message: first });
  expect((await press.acknowledged()).isEphemeral).toBe(true);
  expect((await press.original(isFinal)).flags! & MessageFlags.Ephemeral).toBeTruthy();
  expect(discord.messages("general")).toHaveLength(0);
});

/** The page's text, between header and small print. */
function body(text: string): string {
  return text.split("\n").slice(3).join("\n").split("\n-# ")[0] ?? "";
}

test("a turned page still leads to the page that shows the result beside its original", async () => {
  const address = "https://news.example/r/1";
  const { discord } = await startRig({ bot: { readerPage: () => Promise.resolve(address) } });
  const message = await discord.command({ name: "translate", attachments: { file: long } }).original(isFinal);
  await discord.button({ customId: buttonNamed(message, "Next ▶"), message }).acknowledged();
  const [turned] = discord.messages("general");
  expect(textOf(turned!)).toContain("page 2 of");
  expect([...walk(turned?.components ?? [])].map(({ url }) => url)).toContain(address);
});
