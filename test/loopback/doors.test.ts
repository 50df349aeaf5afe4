import { expect, onTestFinished, test } from "vitest";
import { startWeb, type Route } from "../fakes/web.ts";
import { FRENCH, isFinal, startRig, textOf, type Rig } from "./rig.ts";

const READ_FIRST = "where the same article was read first.";

const canonical = (address: string, page = FRENCH) =>
  page.replace(/(<link rel="canonical" href=")[^"]*/, `$1${address}`);

/** Without pictures, microdata and the designer's quotation marks; with a line that leads away. */
const AMP = canonical("/story")
  .replace("<html", "<html amp")
  .replaceAll(/<figure[^]*?<\/figure>/g, "")
  .replaceAll(/<script type="application\/ld\+json">[^]*?<\/script>/g, "")
  .replaceAll(/«\s?|\s?»/g, '"')
  .replace(/<p>La coopérative Terres d’Ellec/, "<p>Lire aussi : les ports du Nord en grève</p>$&");

const PRINT = canonical("/").replace("<h1>", "<p>Version imprimable</p><h1>");
const CORRECTED = AMP.replace("Quatorze", "Quinze").replace("quatorze", "quinze");

/** One article at its page, as AMP, as a print view by a parameter, and where a page calls a section or nobody its own. */
const ROUTES: Readonly<Record<string, Route>> = {
  "/story": (request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(request.url?.includes("print=1") ? PRINT : canonical("/story"));
  },
  "/story/amp": AMP,
  "/lost": canonical("https://elsewhere.example/another-article"),
  "/corrected": CORRECTED,
};

async function ask({ discord }: Rig, link: string, name = "summarize"): Promise<string> {
  return textOf(await discord.command({ name, options: { link } }).original(isFinal));
}

test("one article behind many doors is paid for once, and each answer says whose text it is", async () => {
  const rig = await startRig({ routes: ROUTES });
  const { site, model } = rig;
  const first = await ask(rig, site.url("/story"));
  const others = [];
  for (const path of ["/story/amp", "/story?print=1", "/lost", "/story?utm_source=x", "/story/amp"])
    others.push(await ask(rig, site.url(path)));

  expect(model.requests).toHaveLength(1);
  const summary = (text: string) => text.slice(text.indexOf("\n"), text.indexOf("-# "));
  expect(others.map(summary)).toEqual(others.map(() => summary(first)));
  expect(first).not.toContain(READ_FIRST);
  expect(others[0]).toContain(READ_FIRST);
  expect(others[0]).toContain(`${site.host}/story/amp`);
  expect(others[3]).not.toContain(READ_FIRST);
  expect(site.hits("/story")).toBe(2);
  expect(site.hits("/story/amp")).toBe(1);
});

test("a copy with a corrected figure is another article", async () => {
  const rig = await startRig({ routes: ROUTES });
  await ask(rig, rig.site.url("/story"));
  const corrected = await ask(rig, rig.site.url("/corrected"));
  expect(rig.model.requests).toHaveLength(2);
  expect(corrected).not.toContain(READ_FIRST);
});

test("a stranger's copy under its own name is another article", async () => {
  const stranger = await startWeb({ "/copy": AMP.replaceAll("Maëlle Quérou", "A Stranger") });
  onTestFinished(stranger.close);
  const rig = await startRig({ routes: ROUTES, allowHosts: [stranger.host] });
  await ask(rig, stranger.url("/copy"));
  const own = await ask(rig, rig.site.url("/story"));
  expect(rig.model.requests).toHaveLength(2);
  expect(own).not.toContain(READ_FIRST);
});
