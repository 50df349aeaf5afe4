import { describe, expect, test } from "vitest";
import type { Route } from "../fakes/web.ts";
import { scriptedModel } from "../fakes/model.ts";
import { askedLines } from "./core.ts";
import { buttonNamed, FRENCH, isFinal, startRig, textOf, type Rig } from "./rig.ts";

const HOUR = 60 * 60 * 1000;
const READ = Date.UTC(2026, 10, 21, 9, 14);
const HEADLINE = "À Port-Ellec, la grève des remorqueurs paralyse le terminal céréalier";

/** Another headline, paragraph 6 altered, one added after it as 7, the one before the last heading gone. */
const UPDATED = FRENCH.replaceAll(HEADLINE, "Port-Ellec : les remorqueurs reprennent la mer")
  .replace("quatorze vraquiers attendaient", "seize vraquiers attendaient")
  .replace(/<p>La coopérative Terres d’Ellec/, "<p>Deux caboteurs ont fait demi-tour dans la nuit.</p>$&")
  .replace(/<p>« Nous pouvons tenir[^]*?<\/p>/, "");
const WALL = `<html><head><title>Le Courrier du Large</title></head><body><h1>Connectez-vous</h1>
<p>Pour lire cet article, connectez-vous ou créez un compte.</p><form><input type="email"><input type="password"></form></body></html>`;

interface Changing extends Rig {
  /** What the page is from now on, hours later. */
  readonly become: (page: Route, hours: number) => void;
  readonly ask: (name: string, more?: Record<string, string>) => Promise<string>;
}

async function changing(): Promise<Changing> {
  let page: Route = FRENCH;
  let time = READ;
  const answer: Route = (_request, response) => {
    if (typeof page === "function") return;
    const { status = 200, body } = typeof page === "string" ? { body: page } : page;
    response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(body);
  };
  const rig = await startRig({ routes: { "/page": answer }, now: () => time });
  const link = rig.site.url("/page");
  return {
    ...rig,
    become: (next, hours) => void ([page, time] = [next, time + hours * HOUR]),
    ask: async (name, more = {}) =>
      textOf(await rig.discord.command({ name, options: { link, ...more } }).original(isFinal)),
  };
}

test("a page that changes is translated where it changed, and the message says what did", async () => {
  const { ask, become, model } = await changing();
  expect(await ask("translate")).not.toContain("Changed since");
  become(UPDATED, 3);
  const text = await ask("translate");

  expect(model.requests.slice(1).map(askedLines)).toEqual([[0, 6, 7]]);
  expect(text).toMatch(
    /^-# Changed since November 21, 2026 at 09:14 \(UTC\): headline, paragraphs 6 and 7, 1 removed\.$/m,
  );
  expect(text).toContain("14 of 14 paragraphs · 12 taken over");
});

test("then a wall or nothing at its address leaves the text as it was last read", async () => {
  const { ask, become, model, site } = await changing();
  await ask("translate");
  become(UPDATED, 3);
  const good = (await ask("translate")).split("-#")[0];
  const asked = model.requests.length;
  for (const page of [WALL, { status: 404 }, { status: 503 }]) {
    become(page, 3);
    const text = await ask("translate");
    expect(text).toContain("The page can't be read now; this is its text as read on November 21, 2026.");
    expect(text.split("-#")[0]).toBe(good);
  }
  expect(model.requests).toHaveLength(asked);
  expect(site.hits("/page")).toBe(5);
});

describe("a page that changed", () => {
  test("is summarised and asked about anew, and both say that it changed", async () => {
    const { ask, become, model } = await changing();
    await ask("summarize");
    become(UPDATED, 3);
    expect(await ask("summarize")).toContain("-# Changed since November 21, 2026 at 09:14 (UTC): headline, ");
    expect(await ask("ask", { question: "Combien de navires attendent?" })).toContain("-# Changed since November 21");
    expect(model.requests).toHaveLength(3);
    expect(JSON.stringify(model.requests[1])).toContain("seize vraquiers");
  });

  test("says so under its buttons too", async () => {
    const { discord, ask, become, site } = await changing();
    await ask("translate");
    become(UPDATED, 3);
    const options = { link: site.url("/page") };
    const message = await discord.command({ name: "summarize", options }).original(isFinal);
    const pressed = discord.button({ customId: buttonNamed(message, "Translate"), message });
    const text = textOf(await pressed.original(isFinal));
    expect(text).toContain("-# Changed since November 21, 2026");
    expect(text).toContain("12 taken over");
  });

  test("by a paragraph less, or back to what it was, costs no request", async () => {
    const { ask, become, model } = await changing();
    await ask("translate");
    become(FRENCH.replace(/<p>« Nous pouvons tenir[^]*?<\/p>/, ""), 3);
    expect(await ask("translate")).toMatch(/^-# Changed since .*: 1 removed\.$/m);
    become(FRENCH, 3);
    expect(await ask("translate")).toMatch(/^-# Changed since .*: paragraph 8\.$/m);
    expect(model.requests).toHaveLength(1);
  });

  test("in its headline alone is translated there, and shows the new one", async () => {
    const { ask, become, model } = await changing();
    await ask("translate");
    become(FRENCH.replaceAll(HEADLINE, "Port-Ellec : la grève continue"), 3);
    const text = await ask("translate");
    expect(text).toContain("Port-Ellec : la grève continue");
    expect(text).toMatch(/^-# Changed since .*: headline\.$/m);
    expect(model.requests.slice(1).map(askedLines)).toEqual([[0]]);
  });
});

test("what came out wrong is asked for again with the next request, and nothing else", async () => {
  const { ask, model } = await changing();
  model.answer = async (request) => {
    const { text = "" } = await scriptedModel(request);
    return { text: text.replace(/^\[6\].*\n?/m, "") };
  };
  expect(await ask("translate")).toContain("⚠ 1 to check");
  model.answer = scriptedModel;
  const text = await ask("translate");
  expect(model.requests.map(askedLines).slice(1)).toEqual([[6], [6]]);
  expect(text).toContain("14 of 14 paragraphs");
  expect(text).not.toContain("Changed since");
});

test("no text of a file comes back in a page's next version, though a paragraph is the same", async () => {
  const { discord, ask, become, model } = await changing();
  const liar = `<html lang="fr"><head><title>Faux</title></head><body><article><h1>Faux</h1>${paragraphsOf(FRENCH)}</article></body></html>`;
  const attachments = { file: { name: "copy.html", bytes: liar, contentType: "text/html" } };
  await discord.command({ name: "translate", attachments }).original(isFinal);
  become(FRENCH, 0);
  await ask("translate");
  expect(askedLines(model.requests[1]!)).toHaveLength(15);
});

function paragraphsOf(html: string): string {
  return (html.match(/<p>[^]*?<\/p>/g) ?? []).join("\n");
}
