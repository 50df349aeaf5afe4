import { expect, onTestFinished, test } from "vitest";
import { startAnthropic, type Answer } from "../fakes/anthropic.ts";
import { filesWith, holds, SECRET } from "../fakes/canary.ts";
import { startDiscord } from "../fakes/discord.ts";
import { cutBefore, serverError } from "../fakes/discord-faults.ts";
import { scriptedModel } from "../fakes/model.ts";
import { startWeb } from "../fakes/web.ts";
import { leaksIn } from "../leaks/leaks.ts";
import { start, type Environment } from "./process.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { isFinal } from "./rig.ts";

/** Of no known form, so that nothing but its own value tells it. */
const KEY = `${SECRET}/key+of=an-endpoint`;
/** In whatever is read or asked. */
const TEXT = "Lerchenschwarm";
/** In the query of a link. */
const SIGNATURE = "Nachtigallenlied";

const PAGE = `<html lang="de"><body><article><h1>Der ${TEXT} zieht</h1><p>Der ${TEXT} zog am Morgen über den Hafen, sagte der Wärter.</p><p>Danach wurde es still, und niemand sah ihn wieder.</p></article></body></html>`;

/** An error as a library throws it, with all that may hang on one, thrown where nobody catches it. */
const CRASH = `
  process.on("SIGUSR2", () => {
    const error = new TypeError("fetch failed for http://127.0.0.1/api/v10/webhooks/1/" + process.env.CANARY + "?wait=true");
    Object.assign(error, { headers: { authorization: "Bot " + process.env.DISCORD_TOKEN, "x-api-key": process.env.ANTHROPIC_API_KEY } });
    Object.assign(error, { requestBody: { json: { content: process.env.CANARY_TEXT } }, client: { token: process.env.DISCORD_TOKEN } });
    Promise.reject(new Error("with a cause", { cause: error }));
  });`;
const FLAGS = ["--import", `data:text/javascript,${encodeURIComponent(CRASH)}`];

/** Answers as it should, and then by errors that repeat what it was sent. */
function failing(times: number): Answer {
  const statuses = [400, 401, 500] as const;
  let asked = 0;
  return (request) => {
    if (asked++ < times) return scriptedModel(request);
    const status = statuses[asked % statuses.length]!;
    const echo = JSON.stringify({ key: KEY, messages: request.messages });
    return asked % 2
      ? { status, body: echo }
      : { status, body: { error: { type: "invalid_request_error", message: echo } } };
  };
}

async function operator(level: string) {
  const site = await startWeb({
    [`/${TEXT}`]: PAGE,
    "/broken": { headers: { "content-encoding": "gzip" }, body: TEXT },
  });
  onTestFinished(site.close);
  const model = await startAnthropic({ key: KEY, answer: failing(3) });
  onTestFinished(model.close);
  const discord = await startDiscord();
  onTestFinished(discord.close);
  const data = await temporaryFolder();
  const env: Environment & Record<string, string> = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    ANTHROPIC_BASE_URL: model.url,
    ANTHROPIC_API_KEY: KEY,
    DRAGOMAN_DATA: data,
    DRAGOMAN_ALLOW_HOSTS: [site.host, new URL(discord.api).host].join(","),
    LOG_LEVEL: level,
    // Of libraries: none of them may print what it sends.
    DEBUG: "*",
    ANTHROPIC_LOG: "debug",
    CANARY: `aW50ZXJhY3Rpb246${SECRET}AndMore`,
    CANARY_TEXT: TEXT,
  };
  const bot = start("src/main.ts", [], env, { flags: FLAGS });
  await bot.says("ready");
  return { site, model, discord, bot, data };
}

test.each(["trace", "info"])(
  "at the level %s nothing secret is printed, sent or kept, whatever fails",
  async (level) => {
    const { site, model, discord, bot, data } = await operator(level);
    const link = site.url(`/${TEXT}?token=${SIGNATURE}`);
    const files = {
      file: { name: `${TEXT}.txt`, bytes: `${TEXT}\n\nDer ${TEXT} zog vorbei, sagte der Wärter des Hafens.` },
    };
    const ask = (name: string, place: object) => discord.command({ name, ...place }).original(isFinal);
    await ask("summarize", { options: { link } });
    await ask("ask", { options: { link, question: `Wo ist der ${TEXT}?` } });
    await ask("quotes", { attachments: files });
    discord.command({ name: "term", subcommand: "add", options: { source: TEXT, target: TEXT }, user: "owner" });
    for (const path of [`/gone/${TEXT}?token=${SIGNATURE}`, "/broken"])
      await ask("quotes", { options: { link: site.url(path) } });
    await ask("translate", { options: { link, private: true } });
    await ask("ask", { options: { link, question: `Und wann kam der ${TEXT}?` } });

    const refused = { status: 400, body: { code: 50035, message: "Invalid Form Body", errors: { content: TEXT } } };
    for (const fault of [refused, serverError(), cutBefore]) {
      discord.faults.inject("PATCH", /@original$/, fault, 20);
      const sent = discord.command({ name: "summarize", options: { link } });
      await sent.acknowledged();
      await new Promise((resolve) => setTimeout(resolve, 300));
      discord.faults.clear();
    }
    discord.faults.inject("POST", /callback$/, refused, 5);
    discord.command({ name: "summarize", options: { link } });
    await new Promise((resolve) => setTimeout(resolve, 300));

    bot.signal("SIGUSR2");
    const { code, stdout, stderr } = await bot.ended;
    expect(code).toBe(70);
    expect(stderr).toContain("with a cause");
    const printed = `${stdout}${stderr}`;
    expect(leaksIn("printed", printed)).toEqual([]);
    expect(holds(printed, SIGNATURE)).toBe(false);
    expect(holds(JSON.stringify(model.requests), SIGNATURE)).toBe(false);
    expect(leaksIn("asked", JSON.stringify(model.requests))).toEqual([]);
    expect(leaksIn("sent", JSON.stringify(discord.requests.map(({ body }) => body)))).toEqual([]);
    expect(filesWith(data, KEY)).toEqual([]);
    expect(filesWith(data, discord.token)).toEqual([]);
    const told = printed.split("\n").filter((line) => line.startsWith("{"));
    expect(told.length).toBeGreaterThan(3);
    // What was read and asked is in the log only where the operator wants all of it.
    expect(holds(printed, TEXT)).toBe(level === "trace");
  },
  40_000,
);
