import pLimit from "p-limit";
import { expect, test } from "vitest";
import en from "../../src/locale/catalogues/en.json" with { type: "json" };
import type { Reading } from "../../src/article/article.ts";
import { neutralise } from "../../src/discord/message/neutralise.ts";
import { type Route, raw, redirect } from "../fakes/web.ts";
import { isFinal, startRig, textOf } from "./rig.ts";

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${body}</body></html>`;

const CHALLENGE =
  "<h1>Are you human?</h1><p>We have detected unusual traffic. Please confirm that you are not a robot.</p>" +
  '<form id="challenge-form"><div class="h-captcha"></div></form>';
const WALLS: readonly (readonly [Reading, string])[] = [
  ["captcha", page("Just a moment…", `<main>${CHALLENGE}</main>`)],
  [
    "consent",
    page(
      "Your choice",
      '<div role="dialog"><h2>Your choice</h2><p>We and our 214 partners store information on your device to show you ' +
        'advertising.</p><form action="/consent"><button>Accept all</button></form></div>',
    ),
  ],
  [
    "login",
    page(
      "Sign in",
      "<h1>Sign in</h1><p>Please sign in to read this article. Subscribers only.</p>" +
        '<form><input type="email"><label>Password</label><input type="password"><button>Sign in</button></form>',
    ),
  ],
  [
    "script",
    page("The Ledger", '<noscript><p>Please enable JavaScript.</p></noscript><div id="root"></div><script></script>'),
  ],
  ["gone", page("Page not found", "<main><h1>Oops!</h1><p>Sorry, the page could not be found.</p></main>")],
  ["photo", page("Dusk", '<main><h1>Dusk</h1><figure><img src="a.jpg"><figcaption>Dusk</figcaption></figure></main>')],
  ["empty", page("Nothing", "<main></main>")],
];

const withStatus = (status: number): Route => ({ status, body: page("No", `<main>${CHALLENGE}</main>`) });

/** What a site may do in place of giving an article, and what its reader is told. */
const REASONS: readonly (readonly [name: string, route: Route, said: string])[] = [
  ...[401, 402, 403, 429, 451].map((status) => [`HTTP ${status}`, withStatus(status), `HTTP ${status}`] as const),
  ...[404, 410].map(
    (status) => [`HTTP ${status}`, withStatus(status), `doesn't exist any more (HTTP ${status})`] as const,
  ),
  ...[500, 503].map((status) => [`HTTP ${status}`, withStatus(status), `with an error (HTTP ${status})`] as const),
  ["a redirect inside", redirect("http://169.254.169.254/latest/"), en.errors.address_not_allowed],
  ["no HTTP", raw("SSH-2.0-OpenSSH_9.2\r\n"), "sent a damaged page"],
  ["no bytes at all", { body: "" }, en.readings.empty],
  ...WALLS.map(([reading, body]) => [`a page of the kind ${reading}`, body, en.readings[reading]] as const),
];

/** As many at a time as a busy machine answers soon. */
const AT_A_TIME = 4;

/** Asks for each, and gives those whose answer doesn't say why. */
async function unsaid(name: string, reasons: typeof REASONS, options: object = {}): Promise<object[]> {
  const routes = Object.fromEntries(reasons.map(([, route], index) => [`/${index}`, route]));
  const { discord, site, model } = await startRig({ routes });
  const limit = pLimit(AT_A_TIME);
  const found = await limit.map(reasons, async ([reason, , said], index) => {
    const sent = discord.command({ name, options: { link: site.url(`/${index}`), ...options } });
    const answer = textOf(await sent.original(isFinal));
    return answer.includes(neutralise(said)) ? [] : [{ reason, answer }];
  });
  return [...found.flat(), ...model.requests];
}

test("what a site gives in an article's place is named, and the model never hears of it", async () => {
  expect(await unsaid("summarize", REASONS)).toEqual([]);
});

test.each([
  ["translate", {}],
  ["quotes", {}],
  ["ask", { question: "What happened?" }],
])("so it is for %s", async (name, options) => {
  const some = REASONS.filter(([reason]) => /403|captcha|login|empty/.test(reason));
  expect(some).toHaveLength(4);
  expect(await unsaid(name, some, options)).toEqual([]);
});
