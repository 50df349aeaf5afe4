import { expect, test } from "vitest";
import { isLikelyArticle } from "../../../src/discord/unasked/likely-article.ts";

test.each([
  ["https://news.example/2026/10/strike", true],
  ["https://news.example/?id=7", true],
  ["https://news.example/report.pdf", true],
  ["https://notyoutube.com/a", true],
  ["https://x.com.example/a", true],
  ["https://t.co/abc", true],
  ["https://news.example/", false],
  ["https://news.example", false],
  ["https://news.example/photo.JPG?w=800", false],
  ["https://youtube.com/watch?v=1", false],
  ["https://www.youtube.com/watch?v=1", false],
  ["https://m.youtube.com/watch?v=1", false],
  ["https://music.apple.com/album/1", false],
  ["https://apple.com/newsroom/a", true],
  ["https://open.spotify.com/track/1", false],
])("%s: %s", (url, expected) => {
  expect(isLikelyArticle(url)).toBe(expected);
});
