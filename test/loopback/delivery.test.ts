import { describe, expect, test } from "vitest";
import {
  cutBefore,
  hangBefore,
  rateLimited,
  serverError,
  slow,
  unknownInteraction,
  type Fault,
} from "../fakes/discord-faults.ts";
import { slowly } from "../fakes/model-faults.ts";
import type { Discord } from "../fakes/discord.ts";
import { isFinal, startRig, textOf, type Finding } from "./rig.ts";

describe("an interaction that can't be answered any more", () => {
  test("is answered in the channel, once, where the bot is a member", async () => {
    const { discord, site } = await startRig();
    discord.faults.inject("PATCH", /@original/, unknownInteraction, 20);
    discord.command({ name: "translate", options: { link: site.url("/article") } });
    const answer = await discord.until(
      () => discord.messages("general").find((message) => textOf(message).includes("14 of 14 paragraphs")),
      "an answer in the channel",
    );
    const posts = discord.requests.filter((request) => request.method === "POST" && request.path.endsWith("/messages"));
    expect(posts.map((post) => post.body)).toMatchObject([{ enforce_nonce: true, allowed_mentions: { parse: [] } }]);
    expect(answer.attachments).toHaveLength(1);
  });

  test("never moves to the channel where it was private", async () => {
    const { discord, site } = await startRig({ answer: slowly(100, 200) });
    discord.faults.inject("PATCH", /@original/, unknownInteraction, 20);
    discord.command({ name: "translate", options: { link: site.url("/article"), private: true } });
    await discord.until(
      () => discord.requests.filter((request) => request.method === "PATCH").length >= 2,
      "the attempts to answer",
    );
    expect(discord.messages("general")).toHaveLength(0);
  });

  test("costs nothing where it was too late from the start", async () => {
    const { discord, site, model } = await startRig();
    discord.faults.inject("POST", /callback$/, unknownInteraction, 2);
    discord.command({ name: "translate", options: { link: site.url("/article") } });
    await discord.until(() => discord.requests.some((request) => request.path.includes("callback")), "the deferral");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(model.requests).toHaveLength(0);
    expect(site.hits()).toBe(0);
    // Nor is anything else sent: Discord counts what it refuses.
    expect(discord.requests.filter(({ path }) => path.includes("callback"))).toHaveLength(1);
  });
});

describe("Discord's faults", () => {
  test.each<[string, Fault, string, RegExp, Finding?]>([
    ["a server error", serverError(), "PATCH", /@original/],
    ["a cut connection", cutBefore, "PATCH", /@original/],
    ["a rate limit", rateLimited(0.2), "PATCH", /@original/],
    // The client sends the callback again.
    ["a cut connection at the deferral", cutBefore, "POST", /callback$/, "second callback"],
  ])("%s is survived", async (_fault, fault, method, path, finding) => {
    const { discord, site } = await startRig(finding === undefined ? {} : { finding });
    discord.faults.inject(method, path, fault, 1);
    const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
    const done = (message: Parameters<typeof textOf>[0]) => textOf(message).includes("14 of 14 paragraphs");
    expect(isFinal(await sent.original((message) => done(message)))).toBe(true);
    expect(discord.messages("general")).toHaveLength(1);
  });

  test("an event that is told again after a resume is taken once", async () => {
    const { discord, site, model } = await startRig({ answer: slowly(10, 200) });
    const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
    discord.dropGateway();
    await sent.original((message) => textOf(message).includes("14 of 14 paragraphs"));
    expect(discord.requests.filter((request) => request.path.includes("callback"))).toHaveLength(1);
    expect(model.requests).toHaveLength(1);
  });
});

describe("progress", () => {
  const edits = (discord: Discord) =>
    discord.requests.filter(
      ({ method, path }) => method === "PATCH" && decodeURIComponent(path).endsWith("/messages/@original"),
    );
  const texts = (discord: Discord) => edits(discord).map(({ body }) => textOf(body as Parameters<typeof textOf>[0]));

  test("tells the language that was found, and isn't told more often than every two seconds", async () => {
    const { discord, site } = await startRig({ answer: slowly(400, 200) });
    const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
    await sent.original((message) => textOf(message).includes("14 of 14 paragraphs"));
    expect(texts(discord)).toContainEqual(expect.stringMatching(/^An article in French, 14 paragraphs\nTranslating…/));
    const times = edits(discord).map(({ t }) => t);
    const gaps = times.slice(1, -1).map((at, index) => at - (times[index] ?? 0));
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(1_500);
  });

  test("ends with the first rate limit, the result comes all the same", async () => {
    const { discord, site } = await startRig({ answer: slowly(400, 200) });
    discord.faults.inject("PATCH", /@original/, rateLimited(0.2), 1);
    const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
    await sent.original((message) => textOf(message).includes("14 of 14 paragraphs"));
    // The one that was refused, and the result.
    expect(edits(discord)).toHaveLength(2);
  });

  test("that Discord takes up after the result doesn't stay in its place", { timeout: 30_000 }, async () => {
    const { discord, site } = await startRig({ answer: slowly(400, 200) });
    discord.faults.inject("PATCH", /@original/, slow(4_000), 1);
    const sent = discord.command({ name: "summarize", options: { link: site.url("/article") } });
    expect(textOf(await sent.original(isFinal))).toContain("claude-sonnet-5-5");
    await sent.original((message) => !isFinal(message), 5_000);
    expect(textOf(await sent.original(isFinal, 10_000))).toContain("claude-sonnet-5-5");
    await discord.until(() => edits(discord).length === 3, "the result again");
  });

  test("that Discord swallows holds up the result for a moment", async () => {
    const { discord, site } = await startRig({ answer: slowly(400, 200) });
    discord.faults.inject("PATCH", /@original/, hangBefore, 1);
    const sent = discord.command({ name: "summarize", options: { link: site.url("/article") } });
    expect(textOf(await sent.original(isFinal))).toContain("claude-sonnet-5-5");
    expect(edits(discord)).toHaveLength(2);
  });
});
