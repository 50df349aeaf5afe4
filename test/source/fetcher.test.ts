import { describe, expect, test } from "vitest";
import fetcher from "../fetcher.ts";
import { failure, site } from "./fetching.ts";

describe("the fetcher as harnesses call it", () => {
  test("reaches no server of this machine, by whatever address", async () => {
    const web = await site({ "/": "secret" });
    const port = web.host.split(":")[1] ?? "";
    const hosts = [
      "127.0.0.1",
      "localhost",
      "2130706433",
      "0x7f.1",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "0.0.0.0",
      "127.1.",
    ];
    for (const host of hosts) {
      expect(await failure(fetcher(`http://${host}:${port}/`)), host).toMatchObject({ code: "address_not_allowed" });
    }
    expect(web.hits()).toBe(0);
  });

  test.each(["file:///etc/passwd", "data:text/html,hi", "ftp://news.example/", "//127.0.0.1/", "news.example"])(
    "opens no %s",
    async (url) => {
      expect(await failure(fetcher(url))).toEqual({ code: "bad_link", values: {} });
    },
  );
});
