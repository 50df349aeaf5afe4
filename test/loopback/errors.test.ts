import { describe, expect, test } from "vitest";
import type { UserErrorCode } from "../../src/errors.ts";
import en from "../../src/locale/catalogues/en.json" with { type: "json" };
import { neutralise } from "../../src/discord/message/neutralise.ts";
import { answering, cutting, failing, refusing } from "../fakes/model-faults.ts";
import { endless, raw, redirect, startWeb } from "../fakes/web.ts";
import { docx } from "../fakes/zip.ts";
import { buttonNamed, isFinal, RUSSIAN, startRig, textOf, type RigSetup } from "./rig.ts";

const ENGLISH = `Harbour reopens\n\n${"The harbour opened again on Monday, and the first ships came in before noon. ".repeat(8)}`;
const LONG = Array.from(
  { length: 200 },
  (_, day) => `<p>${`День ${day}: снег лежит на дороге к посёлку. `.repeat(50)}</p>`,
).join("");
/** A ZIP file without a part. */
const ZIP = `PK\u0003\u0004${"\0".repeat(26)}PK\u0005\u0006${"\0".repeat(12)}\u001e${"\0".repeat(5)}`;
const PDF = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n";

/** The sentence as Discord shows it, with any values in its places. */
function sentence(code: UserErrorCode): RegExp {
  const parts = en.errors[code].split(/\{\w+\}/).map((part) => neutralise(part).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(parts.join("[^]*?"));
}

describe("what is wrong with the command is said at once, to the person alone", () => {
  test.each<[UserErrorCode, object]>([
    ["bad_link", { options: { link: "ftp://example.org/a" } }],
    [
      "two_inputs",
      { options: { link: "https://example.org/a" }, attachments: { file: { name: "a.txt", bytes: "x" } } },
    ],
    ["unknown_language", { options: { link: "https://example.org/a", to: "Klingonish" } }],
    ["file_too_large", { attachments: { file: { name: "a.txt", bytes: "x".repeat(3_000) } }, attachmentLimit: 2_000 }],
  ])("%s", async (code, use) => {
    const { discord } = await startRig();
    const sent = discord.command({ name: "translate", ...use });
    expect((await sent.original()).content).toMatch(sentence(code));
    expect((await sent.acknowledged()).isEphemeral).toBe(true);
  });
});

describe("what is wrong with the page", () => {
  test.each<[UserErrorCode, NonNullable<RigSetup["routes"]>[string]]>([
    ["page_gone", { status: 404 }],
    ["page_forbidden", { status: 403 }],
    ["page_status", { status: 500 }],
    ["page_too_large", endless],
    ["page_garbled", { headers: { "content-encoding": "gzip" }, body: "this is no gzip" }],
    ["unreachable", raw("")],
    ["too_many_redirects", redirect("/page")],
    ["address_not_allowed", redirect("http://127.0.0.1:9/")],
    ["not_html", { headers: { "content-type": "image/png" }, body: "PNG" }],
    ["file_damaged", { headers: { "content-type": "application/pdf" }, body: PDF }],
    ["no_text", "<html><body></body></html>"],
    ["too_long", `<article><h1>Снег</h1>${LONG}</article>`],
    ["same_language", `<html lang="en"><body><article><h1>Harbour</h1><p>${ENGLISH}</p></article></body></html>`],
  ])("%s", async (code, page) => {
    const { discord, site, model } = await startRig({ routes: { "/page": page } });
    const sent = discord.command({ name: "translate", options: { link: site.url("/page") } });
    expect(textOf(await sent.original(isFinal))).toMatch(sentence(code));
    expect(model.requests).toHaveLength(0);
  });

  test("a private address is refused unless the operator allows it", async () => {
    const { discord } = await startRig();
    await using inside = await startWeb({ "/": "secret" });
    const sent = discord.command({ name: "translate", options: { link: inside.url("/") } });
    expect(textOf(await sent.original(isFinal))).toMatch(sentence("address_not_allowed"));
    expect(inside.hits()).toBe(0);
  });

  test("a page without an article says what was seen", async () => {
    const photo =
      '<html><body><h1>Abend</h1><figure><img src="a.jpg"><figcaption>Foto</figcaption></figure></body></html>';
    const { discord, site, model } = await startRig({ routes: { "/photo": photo } });
    const sent = discord.command({ name: "summarize", options: { link: site.url("/photo") } });
    expect(textOf(await sent.original(isFinal))).toContain(en.readings.photo);
    expect(model.requests).toHaveLength(0);
  });
});

describe("what is wrong with the file", () => {
  test.each<[UserErrorCode, string, string]>([
    ["empty_file", "a.txt", ""],
    ["unsupported_file", "a.zip", ZIP],
    ["file_damaged", "a.pdf", PDF],
    ["unsupported_file", "article.txt", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"],
  ])("%s (%s)", async (code, name, bytes) => {
    const { discord, model } = await startRig();
    const sent = discord.command({
      name: "translate",
      attachments: { file: { name, bytes: Buffer.from(bytes, "latin1") } },
    });
    expect(textOf(await sent.original(isFinal))).toMatch(sentence(code));
    expect(model.requests).toHaveLength(0);
  });
});

describe("what is wrong with the model", () => {
  test.each<[UserErrorCode, NonNullable<RigSetup["answer"]>]>([
    ["model_refused", refusing("general_harms")],
    ["model_busy", failing(529)],
    ["model_unreachable", cutting(0)],
    ["model_key_rejected", failing(401)],
    ["model_unknown", failing(404)],
    ["model_unusable", answering("The weather is fine today.")],
    ["model_spend_limit", () => ({ status: 429, body: spendLimit })],
  ])("%s", async (code, answer) => {
    const { discord, site } = await startRig({ answer });
    const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
    expect(textOf(await sent.original(isFinal))).toMatch(sentence(code));
  });
});

const spendLimit = {
  type: "error",
  error: { type: "rate_limit_error", message: "limit", details: { error_code: "enforced_spend_limit_reached" } },
};

describe("what is too old", () => {
  test("a result's pages", async () => {
    let day = 0;
    const rig = await startRig({ now: () => Date.now() + day * 24 * 60 * 60 * 1000 });
    const long = `Снег\n\n${Array.from({ length: 30 }, (_, index) => `${index} ${"Снег лежит на дороге. ".repeat(10)}`).join("\n\n")}`;
    const file = { name: "long.txt", bytes: long, contentType: "text/plain" };
    const message = await rig.discord.command({ name: "translate", attachments: { file } }).original(isFinal);
    day = 31;
    const press = rig.discord.button({ customId: buttonNamed(message, "Next ▶"), message });
    expect((await press.original()).content).toMatch(sentence("result_expired"));
    const task = rig.discord.button({ customId: buttonNamed(message, "Summary"), message });
    expect(textOf(await task.original(isFinal))).toMatch(sentence("article_expired"));
  });
});

test("a document that is built to take the reader down", async () => {
  const { discord, model } = await startRig();
  const bytes = docx("<w:sdt><w:sdtContent>".repeat(50_000) + "</w:sdtContent></w:sdt>".repeat(50_000));
  const attachments = { file: { name: "a.docx", bytes } };
  const sent = discord.command({ name: "translate", attachments });
  expect(textOf(await sent.original(isFinal))).toMatch(sentence("page_too_complex"));
  expect(model.requests).toHaveLength(0);
});

test("an article's words can't ping, link or format anything", async () => {
  const hostile = `Новости @everyone <@1> [тут](https://evil.example/) https://evil.example/ discord.gg/abc\n\n${RUSSIAN}`;
  const { discord } = await startRig({ keyless: true });
  const attachments = { file: { name: "x.txt", bytes: hostile, contentType: "text/plain" } };
  await discord.command({ name: "summarize", attachments }).original(isFinal);
  for (const { body } of discord.requests) {
    const sent = JSON.stringify(body ?? {});
    expect(sent).not.toMatch(/@everyone|(?<!\\)<@1>|https:\/\/evil|(?<!\\)\[тут|discord\.gg/);
  }
});
