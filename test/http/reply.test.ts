import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import { pageReply, type Asked } from "../../src/http/reply.ts";
import { editionIn } from "../browser/editions.ts";

const SECRET = "AbCdEfGhIjKlMnOpQr-_12";
const edition = editionIn("zh-en");
const find = async (secret: string) => (secret === SECRET ? edition : undefined);
const ask = (asked: Partial<Asked>) =>
  pageReply({ method: "GET", target: `/r/${SECRET}`, languages: undefined, isForwarded: false, ...asked }, find);

describe("a page's address", () => {
  test.each([`/r/${SECRET}`, `/r/${SECRET}?from=discord`, `/press/r/${SECRET}`])(
    "is answered with the page: %s",
    async (target) => {
      const { status, body } = await ask({ target });
      expect([status, load(body)("h1").text()]).toEqual([200, edition.translation?.value.title]);
    },
  );

  test.each([
    "/",
    "/r/",
    "/r",
    "*",
    "",
    `/r/${SECRET}/`,
    `/r/${SECRET}x`,
    `/r/${SECRET.slice(1)}`,
    `/r/${SECRET.toLowerCase()}`,
    `/R/${SECRET}`,
    `/r/..%2f${SECRET}`,
    `/?/r/${SECRET}`,
    `http://elsewhere.example/#/r/${SECRET}`,
  ])("is answered with the page for none otherwise: %s", async (target) => {
    const { status, body } = await ask({ target });
    expect([status, load(body)("h1").text()]).toEqual([404, "This page isn't here"]);
    expect(body).not.toContain(edition.article.title);
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", ""])("takes no %s", async (method) => {
    expect(await ask({ method })).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" }, body: "" });
  });
});

test.each([
  ["found", `/r/${SECRET}`],
  ["missing", "/r/x"],
])("a page that is %s is kept, framed, listed and told of nowhere", async (_, target) => {
  const { headers } = await ask({ target });
  expect(headers).toMatchObject({
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": expect.stringContaining("noindex"),
  });
  expect(headers["content-security-policy"]).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']{44}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
});
