import { describe, expect, test } from "vitest";
import { note } from "../../src/article/note.ts";
import { type Route, redirect, silence } from "../fakes/web.ts";
import { type Desk, desk } from "./desk.ts";

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/** A page that says another thing whenever it is told to. */
async function changing(first: Route): Promise<Desk & { readonly become: (route: Route) => void }> {
  const routes: Record<string, Route> = { "/a": first };
  return { ...(await desk(routes)), become: (route) => void (routes["/a"] = route) };
}

describe("a page that says something else", () => {
  test("is a new version beside the old one, and what changed is said", async () => {
    const { link, pass, become, source } = await changing("one+two+three");
    expect((await link("/a")).changed).toBeUndefined();
    pass(3 * HOUR);
    become("one+deux+three full  Another");
    const changed = {
      since: "2026-11-01T00:00:00.000Z",
      previous: "one+two+three",
      headline: true,
      paragraphs: [2],
      removed: 0,
    };
    expect(await link("/a")).toMatchObject({ id: "one+deux+three", title: "Another", changed });
    expect((await source.read({ kind: "article", id: "one+two+three" })).paragraphs).toHaveLength(3);
  });

  test("is said to whoever asks again, by its link or by the buttons under it", async () => {
    const { link, pass, become, source, web } = await changing("one+two");
    await link("/a");
    pass(3 * HOUR);
    become("one");
    await link("/a");
    pass(HOUR);
    const changed = { since: "2026-11-01T00:00:00.000Z", paragraphs: [], removed: 1 };
    expect(await link("/a")).toMatchObject({ id: "one", changed });
    expect(await source.read({ kind: "article", id: "one" })).toMatchObject({ id: "one", changed });
    expect((await source.read({ kind: "article", id: "one+two" })).changed).toBeUndefined();
    expect(web.hits()).toBe(2);
  });

  test("is compared with the version before it, since when that was last read", async () => {
    const { link, pass, become } = await changing("one+two");
    await link("/a");
    pass(3 * HOUR);
    await link("/a");
    pass(3 * HOUR);
    become("one+zwei");
    expect((await link("/a")).changed).toMatchObject({ since: "2026-11-01T03:00:00.000Z", paragraphs: [2] });
    pass(3 * HOUR);
    become("one+zwei+drei");
    expect((await link("/a")).changed).toMatchObject({ since: "2026-11-01T06:00:00.000Z", paragraphs: [3] });
  });

  test("that goes back to what it said is compared with what it said in between", async () => {
    const { link, pass, become } = await changing("one+two");
    for (const text of ["one+two", "one+zwei", "one+two"]) {
      become(text);
      await link("/a");
      pass(3 * HOUR);
    }
    become("one+two");
    expect(await link("/a")).toMatchObject({ changed: { previous: "one+zwei", paragraphs: [2] } });
  });

  test("in its headline alone has the new one, and its button too", async () => {
    const { link, pass, become, source } = await changing("one+two full  First");
    await link("/a");
    pass(3 * HOUR);
    become("one+two full  Second");
    const expected = { title: "Second", changed: { headline: true, paragraphs: [], removed: 0, previous: "one+two" } };
    expect(await link("/a")).toMatchObject(expected);
    expect(await source.read({ kind: "article", id: "one+two" })).toMatchObject(expected);
  });

  test("is known to have changed by another address of the same page", async () => {
    const routes: Record<string, Route> = { "/a": "one+two", "/b": redirect("/a") };
    const { link, pass } = await desk(routes);
    await link("/a");
    pass(3 * HOUR);
    routes["/a"] = "one+zwei";
    expect((await link("/b")).changed).toMatchObject({ previous: "one+two", paragraphs: [2] });
  });

  test("tells nothing when its former text is gone from the store", async () => {
    const { link, pass, become, shelves } = await changing("one+two");
    await link("/a");
    shelves.keptArticles.clear();
    pass(3 * HOUR);
    become("one+zwei");
    const article = await link("/a");
    expect([article.id, article.changed]).toEqual(["one+zwei", undefined]);
  });

  test("isn't said to have changed where a wall is gone", async () => {
    const { link, pass, become } = await changing("one teaser");
    await link("/a");
    pass(3 * HOUR);
    become("one+two");
    const article = await link("/a");
    expect([article.id, article.changed]).toEqual(["one+two", undefined]);
  });

  test("says nothing of a file with the same text", async () => {
    const { link, pass, become, source, web } = await changing("one+two");
    await link("/a");
    pass(3 * HOUR);
    become("one+zwei");
    const file = await source.read({ kind: "file", name: "a.html", url: web.url("/a") });
    expect([file.id, file.changed]).toEqual(["one+zwei", undefined]);
  });
});

const NOTE = note("lastRead", { day: "2026-11-01" });

const FAILURES: readonly [what: string, route: Route][] = [
  ["is gone", { status: 404 }],
  ["is gone for good", { status: 410 }],
  ["is forbidden", { status: 403 }],
  ["is broken", { status: 500 }],
  ["has become a picture", { headers: { "content-type": "image/png" }, body: "png" }],
  ["doesn't answer", silence],
  ["hangs up", (request) => request.socket.destroy()],
  ["leads round in circles", redirect("/a")],
  ["has become a wall", "two login"],
  ["asks for consent", "two consent"],
  ["has no text", "empty full"],
  ["is only a list", "two list"],
  ["shows only its beginning", "one teaser"],
];

describe("a page that was read and now", () => {
  test.each(FAILURES)("%s is given as it was read, with a note", async (_what, route) => {
    const { link, pass, become, shelves, web } = await changing("one+two full  First");
    await link("/a");
    const articles = [...shelves.keptArticles];
    pass(3 * HOUR);
    become(route);
    expect(await link("/a")).toMatchObject({ id: "one+two", title: "First", notes: [NOTE], url: web.url("/a") });
    expect([...shelves.keptArticles]).toEqual(articles);
  });

  test("fails is left alone for ten minutes, then tried again", async () => {
    const { link, pass, become, web } = await changing("one+two");
    await link("/a");
    pass(3 * HOUR);
    become({ status: 503 });
    for (let time = 0; time < 10; time += 1) {
      expect((await link("/a")).notes).toEqual([NOTE]);
      pass(MINUTE);
    }
    expect(web.hits()).toBe(2);
    become("one+two+three");
    const article = await link("/a");
    expect([article.id, article.notes]).toEqual(["one+two+three", []]);
    expect(web.hits()).toBe(3);
    expect((await link("/a")).notes).toEqual([]);
  });

  test("is walled for another address of it is given as it was read", async () => {
    const routes: Record<string, Route> = { "/a": "one+two", "/b": redirect("/a") };
    const { link } = await desk(routes);
    await link("/a");
    routes["/a"] = "one teaser";
    expect(await link("/b")).toMatchObject({ id: "one+two", notes: [NOTE] });
  });

  test("leads to an address that isn't public is refused", async () => {
    const { link, pass, become } = await changing("one+two");
    await link("/a");
    pass(3 * HOUR);
    become(redirect("http://127.0.0.1:9/"));
    await expect(link("/a")).rejects.toMatchObject({ code: "address_not_allowed" });
  });

  test("can't be read through a fault of the program is no such case", async () => {
    const { link, pass, read } = await changing("one+two");
    await link("/a");
    pass(3 * HOUR);
    read.mockRejectedValueOnce(new Error("a defect"));
    await expect(link("/a")).rejects.toThrow("a defect");
  });

  test("was only a beginning gives way to another one, and to a whole", async () => {
    const { link, pass, become } = await changing("one teaser");
    await link("/a");
    for (const [line, id] of [
      ["two teaser", "two"],
      ["two+three", "two+three"],
    ] as const) {
      pass(3 * HOUR);
      become(line);
      expect((await link("/a")).id).toBe(id);
    }
  });
});
