import { InteractionContextType, MessageFlags, type APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import en from "../../src/locale/catalogues/en.json" with { type: "json" };
import { refusing } from "../fakes/model-faults.ts";
import { redirect, type Route } from "../fakes/web.ts";
import { fillIn, type Where } from "./asking.ts";
import { buttonNamed, isFinal, RUSSIAN, startRig, textOf, type Rig } from "./rig.ts";

const PASTE = "Paste text";
const CAPTCHA = `<html><title>Just a moment...</title><body><main><h1>Verify you are human</h1><p>Checking your browser before accessing the site. Please complete the security check.</p><form id="challenge-form"><div class="h-captcha"></div></form></main></body></html>`;
const PARAGRAPH =
  "The tugs stayed at the quay on Monday, and eleven ships lay at anchor before the harbour of the town.";
const TEASER = `<html lang="en"><head><title>Tugs stay at the quay</title><meta property="og:type" content="article"><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script></head><body><article><h1>Tugs stay at the quay</h1><p>${PARAGRAPH}</p><p>${PARAGRAPH.replace("eleven", "twelve")}</p><div class="paywall">Subscribe to continue reading</div></article></body></html>`;

/** The parts of a command's or a press's place. */
const paste = (rig: Rig, message: APIMessage, values: Record<string, string>, where: Where = {}) =>
  fillIn(rig, message, PASTE, values, where);

async function walled(page: Route, command: { name?: string; options?: object } & Where = {}) {
  const rig = await startRig({ routes: { "/wall": page } });
  const { name = "summarize", options = {}, ...where } = command;
  const link = rig.site.url("/wall");
  const sent = rig.discord.command({ name, options: { link, ...options }, ...where });
  return { rig, link, message: await sent.original(isFinal) };
}

describe("under the word that an article couldn't be read", () => {
  test.each<[string, Route]>([
    ["a wall", CAPTCHA],
    ["an empty page", "<html><body></body></html>"],
    ["a page that is refused", { status: 403 }],
    ["a page that is gone", { status: 404 }],
    ["a redirect into the network", redirect("http://127.0.0.1:9/")],
  ])("of %s, the text may be pasted, and the same is made of it", async (_, page) => {
    const { rig, link, message } = await walled(page, { options: { to: "German", length: "short" } });
    expect(rig.model.requests).toHaveLength(0);
    const reply = await (await paste(rig, message, { text1: RUSSIAN })).original(isFinal);
    const text = textOf(reply);
    expect(text).toContain(`](<${link}>)`);
    expect(text).toContain(`-# pasted text · ${new URL(link).hostname} · Russian → German`);
    expect(text.match(/^- .+\\\[\d+\\\]$/gm)).toHaveLength(3);
    expect(rig.model.requests).toHaveLength(1);
    expect(reply.message_reference?.message_id).toBe(message.id);
    // It is answered; whoever comes next may paste a better one.
    expect(buttonNamed(rig.discord.messages("general")[0]!, PASTE)).toBe(buttonNamed(message, PASTE));
  });

  test("a text that goes on in the next fields is the same text", async () => {
    const { rig, message } = await walled(CAPTCHA);
    const cut = RUSSIAN.indexOf(" ", 400);
    await (await paste(rig, message, { text1: RUSSIAN.slice(0, cut), text2: RUSSIAN.slice(cut) })).original(isFinal);
    const again = await paste(rig, message, { text1: RUSSIAN });
    expect(textOf(await again.original(isFinal))).toContain("cached, first made");
  });

  test("a headline may be given apart", async () => {
    const { rig, message } = await walled(CAPTCHA);
    const sent = await paste(rig, message, { text1: RUSSIAN, headline: "Олени @everyone" });
    expect(textOf(await sent.original(isFinal))).toMatch(/### \[Олени @\u2060everyone\]/);
  });

  test("anybody may paste it, and the question is answered from it", async () => {
    const { rig, message } = await walled(CAPTCHA, { name: "ask", options: { question: "Кто считает оленей?" } });
    const sent = await paste(rig, message, { text1: RUSSIAN }, { user: "another" });
    const text = textOf(await sent.original(isFinal));
    expect(text).toContain("**Кто считает оленей?**");
    expect(text).toContain("· pasted text");
  });

  test("what was asked in private stays private", async () => {
    const { rig, message } = await walled(CAPTCHA, { options: { private: true } });
    const sent = await paste(rig, message, { text1: RUSSIAN });
    expect((await sent.acknowledged()).isEphemeral).toBe(true);
    expect((await sent.original(isFinal)).flags! & MessageFlags.Ephemeral).not.toBe(0);
    expect(rig.discord.messages("general")).toHaveLength(0);
  });

  test.each([
    ["a direct message", { context: InteractionContextType.BotDM }],
    ["a server that only the person brought it to", { installed: "user" as const }],
  ])("it works in %s", async (_, where) => {
    const { rig, message } = await walled(CAPTCHA, where);
    const sent = await paste(rig, message, { text1: RUSSIAN }, where);
    expect(textOf(await sent.original(isFinal))).toContain("pasted text · 127.0.0.1 · Russian → English");
  });

  test("a form of blanks says so, to its person alone", async () => {
    const { rig, message } = await walled(CAPTCHA);
    const sent = await paste(rig, message, { text1: "  \n " });
    expect((await sent.original()).content).toBe(en.errors.nothing_pasted);
    expect((await sent.acknowledged()).isEphemeral).toBe(true);
  });

  test("a text is worked on once, whoever pastes it", async () => {
    const { rig, message } = await walled(CAPTCHA);
    await (await paste(rig, message, { text1: RUSSIAN })).original(isFinal);
    const again = await paste(rig, message, { text1: RUSSIAN }, { user: "another" });
    expect(textOf(await again.original(isFinal))).toContain("cached, first made");
    expect(rig.model.requests).toHaveLength(1);
  });

  test("a pasted text never answers for the link it was pasted for", async () => {
    const pages = [CAPTCHA, CAPTCHA, RUSSIAN_PAGE];
    const rig = await startRig({
      routes: {
        "/wall": (_request, response) => void response.setHeader("content-type", "text/html").end(pages.shift()),
      },
    });
    const ask = () => rig.discord.command({ name: "summarize", options: { link: rig.site.url("/wall") } });
    const message = await ask().original(isFinal);
    await (
      await paste(rig, message, { text1: `Ложь\n\n${"Олени улетели на юг, и никто их больше не видел. ".repeat(9)}` })
    ).original(isFinal);
    expect(textOf(await ask().original(isFinal))).toContain("checks for robots");
    expect(textOf(await ask().original(isFinal))).not.toMatch(/Ложь|pasted text/);
  });

  test("there is no such button where a text doesn't help", async () => {
    const rig = await startRig({ answer: refusing("general_harms") });
    const sent = rig.discord.command({ name: "summarize", options: { link: rig.site.url("/article") } });
    expect(textOf(await sent.original(isFinal))).not.toContain(PASTE);
  });

  test("a button that is too old says so before anything is pasted", async () => {
    let days = 0;
    const rig = await startRig({ now: () => Date.now() + days * 24 * 60 * 60 * 1000, routes: { "/wall": CAPTCHA } });
    const message = await rig.discord
      .command({ name: "summarize", options: { link: rig.site.url("/wall") } })
      .original(isFinal);
    days = 31;
    const pressed = rig.discord.button({ customId: buttonNamed(message, PASTE), message });
    expect((await pressed.original()).content).toBe(en.errors.result_expired);
  });
});

const RUSSIAN_PAGE = `<html lang="ru"><body><article><h1>Олени вернулись</h1>${`<p>Олени вернулись к посёлку, и пастухи считали их весь день до вечера.</p>`.repeat(1)}<p>Снег в этом году лёг рано, сказали в посёлке, и дорога закрыта до весны.</p><p>Учёные обещали приехать зимой и всё проверить на месте ещё раз.</p></article></body></html>`;

test("under the result of a teaser the whole may be pasted", async () => {
  const { rig, link, message } = await walled(TEASER, { name: "translate", options: { to: "ru" } });
  expect(textOf(message)).toMatch(/Summary\nKey quotes\nAsk\nSide by side\nPaste text/);
  const whole = Array.from({ length: 6 }, (_, at) => PARAGRAPH.replace("eleven", `${at + 2}`)).join("\n\n");
  const sent = await paste(rig, message, { text1: `Tugs stay at the quay\n\n${whole}` });
  const text = textOf(await sent.original(isFinal));
  expect(text).toContain("6 of 6 paragraphs");
  expect(text).toContain(link);
  expect(text).not.toContain(PASTE);
});

describe("a command without an article opens the form", () => {
  async function form(name: string, options: Record<string, string | boolean> = {}, where: Where = {}) {
    const rig = await startRig();
    const { custom_id: customId } = await rig.discord.command({ name, options, ...where }).modal();
    return { rig, submit: (values: Record<string, string>) => rig.discord.modalSubmit({ customId, values, ...where }) };
  }

  test.each([
    ["translate", { to: "German" }, "Russian → German"],
    ["summarize", { length: "short" }, "Translate\nKey quotes\nAsk"],
    ["quotes", {}, "Translate\nSummary\nAsk"],
    ["ask", { question: "Кто считает оленей?" }, "**Кто считает оленей?**"],
  ])("/%s", async (name, options, expected) => {
    const { submit } = await form(name, options);
    const text = textOf(await submit({ text1: RUSSIAN, link: "см. https://news.example/olen." }).original(isFinal));
    expect(text).toContain(expected);
    expect(text).toContain("pasted text");
    expect(text).toContain("](<https://news.example/olen>)");
  });

  test("/quotes, with all that stands in quotation marks", async () => {
    const text = `${RUSSIAN}\n\nТак называемый «олений налог» отменили, и в посёлках об этом говорят до сих пор.`;
    const shown = async (options: Record<string, string>) => {
      const { submit } = await form("quotes", options);
      return textOf(await submit({ text1: text }).original(isFinal));
    };

    expect(await shown({ include: "all" })).toMatch(
      /> “олений налог”\n.*\n— \*in quotation marks, not direct speech\* /,
    );
    expect(await shown({})).not.toContain("олений налог");
  });

  test("private, where the command was, and in a direct message", async () => {
    const { submit } = await form("summarize", { private: true });
    expect((await submit({ text1: RUSSIAN }).acknowledged()).isEphemeral).toBe(true);
    const direct = await form("summarize", {}, { context: InteractionContextType.BotDM });
    expect(textOf(await direct.submit({ text1: RUSSIAN }).original(isFinal))).toContain("pasted text");
  });

  test("which takes a link for one", async () => {
    const { rig, submit } = await form("translate");
    const text = textOf(await submit({ text1: ` ${rig.site.url("/article")}\n` }).original(isFinal));
    expect(text).toContain("14 of 14 paragraphs");
    expect(text).not.toContain("pasted text");
  });
});
