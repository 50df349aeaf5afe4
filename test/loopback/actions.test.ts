import { MessageFlags, PermissionFlagsBits, type APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { atFirst, dropping, failing, slowly } from "../fakes/model-faults.ts";
import { shown } from "./asking.ts";
import { buttonNamed, componentsOf, isFinal, serverOf, startRig, textOf, type Rig } from "./rig.ts";

const LINK = "/article";
const MODERATOR = PermissionFlagsBits.ManageMessages | PermissionFlagsBits.ViewChannel;

function press(
  { discord }: Rig,
  message: APIMessage,
  label: string,
  who: { user?: string; permissions?: bigint } = {},
) {
  return discord.button({ customId: buttonNamed(message, label), message, ...who });
}

const has = (message: APIMessage, label: string) =>
  componentsOf(message).some((component) => component.label === label);

describe("under a summary", () => {
  test("Shorter and Longer give another length, as far as there is one", async () => {
    const rig = await startRig();
    const medium = await shown(rig);
    const long = await press(rig, medium, "Longer").original(isFinal);
    expect(bullets(long)).toBeGreaterThan(bullets(medium));
    expect(has(long, "Longer")).toBe(false);
    const short = await press(rig, medium, "Shorter").original(isFinal);
    expect(bullets(short)).toBeLessThan(bullets(medium));
    expect(has(short, "Shorter")).toBe(false);
    expect(rig.site.hits(LINK)).toBe(1);
  });

  test("another language is chosen, the server's usual ones first", async () => {
    const rig = await startRig();
    const id = serverOf(rig);
    await rig.core.settings.change(id, { languages: ["en", "uk"] });
    const message = await shown(rig);
    const select = componentsOf(message).find(({ custom_id: name }) => name?.startsWith("language/"));
    const offered = select?.options ?? [];
    expect(offered[0]).toEqual({ value: "uk", label: "Ukrainian", description: "українська" });
    expect(offered.map(({ value }) => value)).not.toContain("en");
    const chosen = rig.discord.select({ customId: select?.custom_id ?? "", values: ["uk"], message });
    expect(textOf(await chosen.original(isFinal))).toContain("French → Ukrainian");
  });

  test("Read again fetches the page and asks the model, whatever the cache has", async () => {
    const rig = await startRig();
    const message = await shown(rig);
    expect(textOf(await shown(rig))).toContain("cached");
    const again = await press(rig, message, "Read again").original(isFinal);
    expect(textOf(again)).not.toContain("cached");
    expect(rig.site.hits(LINK)).toBe(2);
    expect(rig.model.requests).toHaveLength(2);
    expect(rig.discord.messages("general")).toHaveLength(3);
  });
});

const bullets = (message: APIMessage) => textOf(message).match(/^- /gm)?.length ?? 0;

describe("Retry", () => {
  test("puts a better result in place of one that was flagged", async () => {
    const rig = await startRig({ answer: atFirst(dropping(3), 2) });
    const flagged = await rig.discord
      .command({ name: "translate", options: { link: rig.site.url(LINK) } })
      .original(isFinal);
    expect(textOf(flagged)).toContain("to check");
    await press(rig, flagged, "Retry").acknowledged();
    const good = (message: APIMessage) => textOf(message).includes("14 of 14 paragraphs");
    const [message] = await rig.discord.until(() => {
      const found = rig.discord.messages("general");
      return found[0] && good(found[0]) && isFinal(found[0]) ? found : undefined;
    }, "a better result");
    expect(message && has(message, "Retry")).toBe(false);
    expect(rig.discord.messages("general")).toHaveLength(1);
  });

  test("stands under an error that may pass, and not under one that doesn't", async () => {
    const rig = await startRig({ answer: atFirst(failing(401), 1) });
    const failed = await shown(rig);
    expect(textOf(failed)).toContain("key");
    await press(rig, failed, "Retry").acknowledged();
    await rig.discord.until(() => bullets(rig.discord.messages("general")[0]!) > 0, "a summary");

    const same = { name: "translate", options: { link: rig.site.url(LINK), to: "French" } };
    const refused = await rig.discord.command(same).original(isFinal);
    expect(textOf(refused)).toContain("already in French");
    expect(has(refused, "Retry")).toBe(false);
  });

  test("is for who asked and for moderators", async () => {
    const rig = await startRig({ answer: atFirst(failing(401), 2) });
    const failed = await shown(rig);
    const refused = await press(rig, failed, "Retry", { user: "passer-by" }).original();
    expect(refused).toMatchObject({ content: "Only who asked for it, or a moderator, can do that." });
    expect(Number(refused.flags) & MessageFlags.Ephemeral).toBeTruthy();
    expect(rig.model.requests).toHaveLength(1);
    await press(rig, failed, "Retry", { user: "moderator", permissions: MODERATOR }).acknowledged();
    await rig.discord.until(() => rig.model.requests.length === 2, "a second request");
  });
});

describe("Cancel", () => {
  test("ends what runs, and says so; the model is left alone", async () => {
    const rig = await startRig({ answer: slowly(400, 60) });
    const sent = rig.discord.command({ name: "translate", options: { link: rig.site.url(LINK) } });
    const progress = await sent.original((message) => textOf(message).includes("Translating"));
    const other = await press(rig, progress, "Cancel", { user: "passer-by" }).original();
    expect(other.content).toBe("Only who asked for it, or a moderator, can do that.");
    await press(rig, progress, "Cancel").acknowledged();
    const ended = await sent.original(isFinal);
    expect(textOf(ended)).toBe("Cancelled.\nRetry");
    expect(rig.discord.messages("general")).toHaveLength(1);
  });
});

describe("Delete", () => {
  test("takes a shared message away, for who asked and for moderators", async () => {
    const rig = await startRig();
    const [mine, theirs] = [await shown(rig), await shown(rig)];
    const refused = await press(rig, mine, "Delete", { user: "passer-by" }).original();
    expect(refused.content).toBe("Only who asked for it, or a moderator, can do that.");
    await press(rig, mine, "Delete").acknowledged();
    await press(rig, theirs, "Delete", { user: "moderator", permissions: MODERATOR }).acknowledged();
    await rig.discord.until(() => rig.discord.messages("general").length === 0, "no message");
  });

  test("isn't offered where only its person sees the message", async () => {
    const rig = await startRig();
    expect(has(await shown(rig, { options: { private: true } }), "Delete")).toBe(false);
  });
});

describe("the price", () => {
  const dear = async () => {
    const rig = await startRig();
    await rig.core.settings.change(serverOf(rig), { askAboveUsd: 0.001 });
    const sent = rig.discord.command({ name: "translate", options: { link: rig.site.url(LINK) } });
    return { rig, question: await sent.original(isFinal) };
  };

  test("is asked first where it is above the threshold, and the result takes the question's place", async () => {
    const { rig, question } = await dear();
    expect(textOf(question)).toMatch(/^This costs about \$0\.\d\d, 14 paragraphs\. Go on\?\nGo on\nNo, leave it$/);
    expect(rig.model.requests).toHaveLength(0);
    await press(rig, question, "Go on").acknowledged();
    await rig.discord.until(() => {
      const [message] = rig.discord.messages("general");
      return message && textOf(message).includes("14 of 14 paragraphs");
    }, "the translation");
    expect(rig.discord.messages("general")).toHaveLength(1);
    // What is there already costs nothing, and isn't asked about.
    const again = rig.discord.command({ name: "translate", options: { link: rig.site.url(LINK) } });
    expect(textOf(await again.original(isFinal))).toContain("cached");
  });

  test("of reading again is the price of reading again, and not of what is in the cache", async () => {
    const rig = await startRig();
    const first = await shown(rig);
    await rig.core.settings.change(serverOf(rig), { askAboveUsd: 0.001 });
    const question = await press(rig, first, "Read again").original(isFinal);
    expect(textOf(question)).toContain("This costs about");
    expect(rig.model.requests).toHaveLength(1);
    await press(rig, question, "Go on").acknowledged();
    await rig.discord.until(() => rig.model.requests.length === 2, "a second request");
  });

  test("is only agreed to by who asked", async () => {
    const { rig, question } = await dear();
    const refused = await press(rig, question, "Go on", { user: "passer-by" }).original();
    expect(refused.content).toBe("Only who asked for it, or a moderator, can do that.");
    await press(rig, question, "No, leave it").acknowledged();
    await rig.discord.until(() => rig.discord.messages("general").length === 0, "no message");
    expect(rig.model.requests).toHaveLength(0);
  });
});

test("who didn't ask turns the pages of a copy of their own", async () => {
  const rig = await startRig();
  const text = Array.from({ length: 60 }, (_, at) => `Абзац ${at}. ${"Снег лежит на дороге к посёлку. ".repeat(8)}`);
  const file = { name: "long.txt", bytes: ["Статья о севере", ...text].join("\n\n"), contentType: "text/plain" };
  await rig.core.settings.change(serverOf(rig), { askAboveUsd: 10 });
  const shared = await rig.discord.command({ name: "translate", attachments: { file } }).original(isFinal);
  const copy = await press(rig, shared, "Next ▶", { user: "reader-two" }).original();
  expect(Number(copy.flags) & MessageFlags.Ephemeral).toBeTruthy();
  expect(textOf(copy)).toContain("page 2 of");
  expect(textOf(rig.discord.messages("general")[0]!)).toContain("page 1 of");
  expect(copy.attachments).toHaveLength(1);
  const turned = press(rig, copy, "Next ▶", { user: "reader-two" });
  await turned.acknowledged();
  expect(textOf(await turned.original((message) => textOf(message).includes("page 3 of")))).toContain("page 3 of");
});
