import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { canonicalUrl, parseLink } from "../../src/article/url.ts";

describe("canonicalUrl gives all spellings of an address one form", () => {
  it.each([
    ["HTTP://News.Example.COM:80/a", "http://news.example.com/a"],
    ["https://news.example.com:443/a#part", "https://news.example.com/a"],
    ["https://news.example.com./a", "https://news.example.com/a"],
    ["https://reader:secret@news.example.com/a", "https://news.example.com/a"],
    ["http://www.rfi.fr//cn/%e7%be%8e", "http://www.rfi.fr/cn/%E7%BE%8E"],
    ["https://n.example/%7Euser/%61", "https://n.example/~user/a"],
    ["https://n.example/美", "https://n.example/%E7%BE%8E"],
    ["https://n.example/a%2Fb", "https://n.example/a%2Fb"],
    ["https://web.example/web/2021/https://n.example//x", "https://web.example/web/2021/https://n.example/x"],
    ["https://n.example/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z", "https://n.example/a?id=7"],
    ["https://n.example/a?b=2&a=1", "https://n.example/a?b=2&a=1"],
    ["https://n.example/a?gclid=1", "https://n.example/a"],
    ["https://n.example/a?mc_cid=1&mc_eid=2", "https://n.example/a"],
    ["https://medium.com/@a/b-1?source=rss-216c------2", "https://medium.com/@a/b-1"],
    ["https://n.example/a?source=12", "https://n.example/a?source=12"],
    ["https://n.example/a?ref=twitter", "https://n.example/a"],
    ["https://n.example/a?ref=chapter-2", "https://n.example/a?ref=chapter-2"],
    ["https://n.example/a?", "https://n.example/a"],
  ])("%s", (raw, wanted) => {
    expect(canonicalUrl(raw)).toBe(wanted);
    expect(canonicalUrl(wanted)).toBe(wanted);
  });
});

describe("parseLink takes what people paste", () => {
  it.each([
    ["<https://n.example/a>", "https://n.example/a"],
    ["  https://n.example/a \n", "https://n.example/a"],
    ["||https://n.example/a||", "https://n.example/a"],
    ["`https://n.example/a`", "https://n.example/a"],
    ["(https://n.example/a_(b))", "https://n.example/a_(b)"],
    ["“https://n.example/a”", "https://n.example/a"],
  ])("%j", (raw, wanted) => {
    expect(parseLink(raw).href).toBe(wanted);
  });

  it.each([
    "",
    "news",
    "www.example.com",
    "ftp://n.example/a",
    "javascript:alert(1)",
    "data:text/html,hi",
    "file:///etc/passwd",
    "https:/n.example",
    "https:///a",
    "https://n.example/a b",
    "https://n.example\\a",
    "https://n.example/\u0000",
    "https://[::1",
    `https://n.example/${"a".repeat(9000)}`,
  ])("refuses %j", (raw) => {
    expect(() => parseLink(raw)).toThrow(UserError);
    expect(() => parseLink(raw)).toThrow("bad_link");
  });
});
