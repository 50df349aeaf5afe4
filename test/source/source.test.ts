import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { Input, Progress } from "../../src/job.ts";
import { redirect, silence } from "../fakes/web.ts";
import { type Desk, NOW as now, desk, readLine } from "./desk.ts";

const HOUR = 60 * 60 * 1000;

async function file(body: string, input: Partial<Extract<Input, { kind: "file" }>> = {}): Promise<[Article, Desk]> {
  const at = await desk({ "/f": { headers: { "content-type": "application/octet-stream" }, body } });
  return [await at.source.read({ kind: "file", name: "a.html", url: at.web.url("/f"), ...input }), at];
}

describe("a link", () => {
  test("is fetched, and read with what its sender said", async () => {
    const { read, link, web } = await desk({
      "/a": redirect("/b"),
      "/b": { headers: { "content-type": "text/html; charset=koi8-r" }, body: "one" },
    });
    expect(await link("/a")).toMatchObject({ id: "one", url: web.url("/a") });
    expect(read.mock.calls[0]?.[1]).toEqual({ url: web.url("/b"), mediaType: "text/html", charset: "koi8-r", now });
  });

  test("is not fetched again while its reading is fresh, however it is written", async () => {
    const { link, web } = await desk({ "/a": "one" });
    await link("/a");
    const again = await link("/a?utm_source=x#top");
    expect(again).toMatchObject({ id: "one", url: web.url("/a?utm_source=x#top") });
    expect(web.hits()).toBe(1);
  });

  test("is fetched again when its reading is no longer fresh, or its article gone", async () => {
    const { link, web, shelves, pass } = await desk({ "/a": "one" });
    await link("/a");
    pass(3 * HOUR - 1);
    await link("/a");
    expect(web.hits()).toBe(1);
    pass(1);
    await link("/a");
    expect(web.hits()).toBe(2);
    shelves.keptArticles.clear();
    await link("/a");
    expect(web.hits()).toBe(3);
  });

  test("is known under the address it leads to, and not the one its page calls its own: another article may be there", async () => {
    const { link, web, shelves } = await desk({
      "/a": redirect("/b"),
      "/b": (request, response) => response.end(`one full http://${request.headers.host}/c`),
    });
    await link("/a");
    expect([...shelves.keptLinks.keys()].toSorted()).toEqual(["/a", "/b"].map((path) => web.url(path)));
  });

  test("can't take another site's place", async () => {
    const { link, web, shelves } = await desk({ "/a": "one full https://news.example/story" });
    await link("/a");
    expect([...shelves.keptLinks.keys()]).toEqual([web.url("/a")]);
  });

  test.each(["consent", "captcha", "login", "script", "gone", "empty"])(
    "that leads to %s is tried again each time, and nothing of it kept",
    async (reading) => {
      const { link, web, shelves } = await desk({ "/a": `one ${reading}` });
      expect((await link("/a")).reading).toBe(reading);
      await link("/a");
      expect(web.hits()).toBe(2);
      expect([shelves.keptArticles.size, shelves.keptLinks.size]).toEqual([0, 0]);
    },
  );

  test("without text is an article that isn't kept", async () => {
    const { link, shelves } = await desk({ "/a": "empty video" });
    expect(await link("/a")).toMatchObject({ reading: "video", paragraphs: [] });
    expect(shelves.keptArticles.size).toBe(0);
  });

  test("to a page that is known by another address gives it with the link as given now", async () => {
    const { link, web } = await desk({ "/a": "one", "/b": redirect("/a") });
    await link("/a");
    expect(await link("/b")).toMatchObject({ id: "one", url: web.url("/b") });
    expect(await link("/b")).toMatchObject({ id: "one", url: web.url("/b") });
    expect(web.hits("/b")).toBe(1);
  });

  test("gives its own page's reading, whoever has the same text", async () => {
    const { link, read } = await desk({ "/a": "one", "/b": "one" });
    read.mockImplementation(async (bytes, hints) => ({ ...readLine(bytes, hints), byline: `By ${hints.url}` }));
    const first = await link("/a");
    const second = await link("/b");
    expect(second.byline).not.toBe(first.byline);
    expect((await link("/a")).byline).toBe(first.byline);
  });

  test("fails with what a person can act on, and the failure is not kept", async () => {
    const { link, web } = await desk({ "/a": { status: 403 } });
    await expect(link("/a")).rejects.toMatchObject({ code: "page_forbidden" });
    await expect(link("/a")).rejects.toMatchObject({ code: "page_forbidden" });
    expect(web.hits()).toBe(2);
  });

  test.each(["example.com", "ftp://example.com/", ""])("%j is not one", async (url) => {
    const { source } = await desk({});
    await expect(source.read({ kind: "link", url })).rejects.toMatchObject({ code: "bad_link" });
  });

  test("that ten people ask for is fetched once, and each has the link they gave", async () => {
    const { link, web, read } = await desk({
      "/a": async (_request, response) => {
        await sleep(50);
        response.end("one");
      },
    });
    const paths = Array.from({ length: 10 }, (_, index) => `/a?utm_source=${index}`);
    const found = await Promise.all(paths.map((path) => link(path)));
    expect(found.map((article) => article.url)).toEqual(paths.map((path) => web.url(path)));
    expect([web.hits(), read.mock.calls.length]).toEqual([1, 1]);
  });

  test("is left when nobody waits for it any more", async () => {
    const left = Promise.withResolvers<void>();
    const { link, web } = await desk({
      "/a": (request, response) => {
        response.on("close", left.resolve);
        silence(request, response);
      },
    });
    const controllers = [new AbortController(), new AbortController()];
    const waiting = controllers.map((controller) => link("/a", controller.signal));
    const settled = Promise.allSettled(waiting);
    await vi.waitFor(() => expect(web.hits()).toBe(1));
    const reason = new Error("cancelled");
    for (const controller of controllers) controller.abort(reason);
    await left.promise;
    expect(await settled).toEqual([
      { status: "rejected", reason },
      { status: "rejected", reason },
    ]);
  });
});

describe("a file", () => {
  test("is read with its name and media type, and its article kept", async () => {
    const [article, { read, shelves }] = await file("one", { mediaType: "Text/HTML; charset=utf-8" });
    expect(article.id).toBe("one");
    expect(read.mock.calls[0]?.[1]).toEqual({ name: "a.html", mediaType: "text/html", now });
    expect([[...shelves.keptArticles.keys()], shelves.keptLinks.size]).toEqual([["one"], 0]);
  });

  test.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\me\\story.md", "story.md"],
    ["\u202Elmth.yrots\u0000.html", "lmth.yrots.html"],
    [`${"a".repeat(5000)}.html`, `${"a".repeat(195)}.html`],
    ["", ""],
  ])("named %j is known as %j", async (name, expected) => {
    const [, { read }] = await file("one", { name });
    expect(read.mock.calls[0]?.[1].name).toBe(expected);
  });

  test.each<[string, string, Partial<Extract<Input, { kind: "file" }>>, object]>([
    ["nothing in it", "", {}, { code: "empty_file" }],
    [
      "more than 8 MB",
      "x".repeat(8 * 1024 * 1024 + 1),
      {},
      { code: "file_too_large", values: { size: 8 * 1024 * 1024 } },
    ],
    [
      "more than 8 MB where more may be sent",
      "x".repeat(8 * 1024 * 1024 + 1),
      { maxBytes: 25 * 1024 * 1024 },
      { code: "file_too_large", values: { size: 8 * 1024 * 1024 } },
    ],
    ["more than may be sent", "x".repeat(2048), { maxBytes: 1024 }, { code: "file_too_large", values: { size: 1024 } }],
  ])("with %s is refused", async (_name, body, input, expected) => {
    await expect(file(body, input)).rejects.toMatchObject(expected);
  });
});

describe("an article that is stored", () => {
  test("is given as it is", async () => {
    const { source, shelves, link } = await desk({ "/a": "one" });
    await link("/a");
    expect(await source.read({ kind: "article", id: "one" })).toEqual(shelves.keptArticles.get("one"));
  });

  test("and has expired must be given again", async () => {
    const { source } = await desk({});
    await expect(source.read({ kind: "article", id: "one" })).rejects.toMatchObject({ code: "article_expired" });
  });
});

test("says that it reads before it does", async () => {
  const { source, web } = await desk({ "/a": "one" });
  const heard: [Progress, number][] = [];
  await source.read({ kind: "link", url: web.url("/a") }, { onProgress: (it) => heard.push([it, web.hits()]) });
  expect(heard).toEqual([[{ stage: "reading" }, 0]]);
});
