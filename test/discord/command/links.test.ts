import { describe, expect, test } from "vitest";
import { linksIn } from "../../../src/discord/command/links.ts";

describe("links in what people write", () => {
  test.each([
    ["see https://news.example/a, it's bad", "https://news.example/a"],
    ["<https://news.example/a>", "https://news.example/a"],
    ["**https://news.example/a**", "https://news.example/a"],
    ["||https://news.example/a||", "https://news.example/a"],
    ["_https://news.example/a_", "https://news.example/a"],
    ["~~https://news.example/a~~", "https://news.example/a"],
    ["`https://news.example/a`", "https://news.example/a"],
    ["https://news.example/a，真的吗", "https://news.example/a"],
    ["「https://news.example/a」", "https://news.example/a"],
    ["https://news.example/a’s claim", "https://news.example/a"],
    ["https://news.example/a…", "https://news.example/a"],
    ["[x](https://news.example/Foo_(bar))", "https://news.example/Foo_(bar)"],
    ["(https://news.example/a_b-c~d?x=1&y=*)", "https://news.example/a_b-c~d?x=1&y="],
    ["https://news.example/zh/北极", "https://news.example/zh/%E5%8C%97%E6%9E%81"],
  ])("%s", (written, link) => {
    expect(linksIn(written)).toEqual([link]);
  });

  test("what is no article's is passed over", () => {
    const shared = [
      "https://discord.com/channels/1/2/3",
      "https://cdn.discordapp.com/attachments/1/2/photo.png",
      "https://tenor.com/view/cat-1",
      "https://notdiscord.com/a",
    ];
    expect(linksIn(shared.join(" "))).toEqual(["https://notdiscord.com/a"]);
  });
});
