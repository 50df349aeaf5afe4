import { readFileSync } from "node:fs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REST } from "discord.js";
import { describe, expect, onTestFinished, test } from "vitest";
import { startDiscord } from "./discord.ts";
import type { Discord, DiscordSetup } from "./discord.ts";
import type { SentInteraction } from "./discord-sent.ts";

const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;
const text = (content: string): object => ({ type: 10, content });

/** Discord with a clock, and requests as a process without a gateway makes them: by token. */
async function start(setup: DiscordSetup = {}) {
  const clock = { ms: Date.now() };
  const discord = await startDiscord({ now: () => clock.ms, ...setup });
  onTestFinished(discord.close);
  const rest = new REST({ api: discord.api, retries: 0 }).setToken(discord.token);
  return { clock, discord, rest, ...calls(discord, rest) };
}

function calls(discord: Discord, rest: REST) {
  const webhook = (sent: SentInteraction) => `/webhooks/${discord.applicationId}/${sent.token}` as const;
  return {
    answer: (sent: SentInteraction, body: object, query = "") =>
      rest.post(`/interactions/${sent.id}/${sent.token}/callback`, {
        body,
        auth: false,
        query: new URLSearchParams(query),
      }),
    edit: (sent: SentInteraction, body: object, files: { name: string; data: string }[] = []) =>
      rest.patch(`${webhook(sent)}/messages/@original`, { body, files, auth: false }),
    remove: (sent: SentInteraction) => rest.delete(`${webhook(sent)}/messages/@original`, { auth: false }),
  };
}

describe("the first response", () => {
  test("can be given once", async () => {
    const { discord, answer } = await start();
    const sent = discord.command({ name: "translate" });
    await answer(sent, { type: 5 });

    await expect(answer(sent, { type: 5 })).rejects.toMatchObject({ status: 400, code: 40060 });
  });

  test("comes too late after three seconds", async () => {
    const { clock, discord, answer } = await start();
    const sent = discord.command({ name: "translate" });
    clock.ms += 3001;

    await expect(answer(sent, { type: 5 })).rejects.toMatchObject({ status: 404, code: 10062 });
  });

  test("tells the message it made when asked", async () => {
    const { discord, answer } = await start();
    const response = await answer(discord.command({ name: "translate" }), { type: 5 }, "with_response=true");

    expect(response).toMatchObject({
      interaction: { response_message_loading: true, response_message_ephemeral: false },
      resource: { type: 5, message: { flags: 128, content: "" } },
    });
  });

  test.each([
    { what: "an update without a message", body: { type: 7, data: { content: "x" } }, code: 50035 },
    { what: "an autocomplete result to a command", body: { type: 8, data: { choices: [] } }, code: 50035 },
    { what: "an empty message", body: { type: 4, data: {} }, code: 50006 },
    { what: "text beside components of the second kind", body: v2({ content: "x" }), code: 50035 },
    { what: "text displays without the flag", body: { type: 4, data: { components: [text("x")] } }, code: 50035 },
    { what: "4001 characters", body: v2({ components: [text("x".repeat(4001))] }), code: 50035 },
    { what: "41 components", body: v2({ components: Array.from({ length: 41 }, () => text("x")) }), code: 50035 },
    { what: "a file nobody sent", body: v2({ components: [file("no.md")] }), code: 50035 },
    { what: "2001 characters", body: { type: 4, data: { content: "x".repeat(2001) } }, code: 50035 },
    { what: "a modal without a field", body: { type: 9, data: { custom_id: "m", title: "M" } }, code: 50035 },
  ])("may not be $what", async ({ body, code }) => {
    const { discord, answer } = await start();
    const sent = discord.command({ name: "translate" });

    await expect(answer(sent, body)).rejects.toMatchObject({ code });
    await answer(sent, { type: 5 });
  });
});

function v2(data: object): object {
  return { type: 4, data: { flags: V2, ...data } };
}

function file(name: string): object {
  return { type: 13, file: { url: `attachment://${name}` } };
}

describe("the original response", () => {
  test("stays private when it was deferred so, and nobody else sees it", async () => {
    const { discord, answer, edit } = await start();
    const sent = discord.command({ name: "translate" });
    await answer(sent, { type: 5, data: { flags: EPHEMERAL } });
    await edit(sent, { content: "for you" });

    expect((await sent.original()).flags).toBe(EPHEMERAL);
    expect(discord.messages("general")).toEqual([]);
  });

  test("keeps the components flag, once it has it", async () => {
    const { discord, answer, edit } = await start();
    const sent = discord.command({ name: "translate" });
    await answer(sent, { type: 5 });
    await edit(sent, { flags: V2, components: [text("page 1")] });
    await edit(sent, { components: [text("page 2")] });

    await expect(edit(sent, { flags: 4 })).rejects.toMatchObject({ code: 50035 });
    await expect(edit(sent, { content: "plain" })).rejects.toMatchObject({ code: 50035 });
    expect((await sent.original()).flags).toBe(V2);
  });

  test("loses the files an edit doesn't list", async () => {
    const { discord, answer, edit } = await start();
    const sent = discord.command({ name: "translate" });
    await answer(sent, { type: 5 });
    await edit(sent, { content: "x" }, [{ name: "a.md", data: "a" }]);
    const [kept] = (await sent.original()).attachments;
    await edit(sent, { attachments: [{ id: kept!.id }, { id: "0" }] }, [{ name: "b.md", data: "b" }]);
    expect((await sent.original()).attachments.map((each) => each.filename)).toEqual(["a.md", "b.md"]);

    await edit(sent, { attachments: [] });
    expect((await sent.original()).attachments).toEqual([]);
  });

  test("can't be touched before the first response, after fifteen minutes, or once it is deleted", async () => {
    const { clock, discord, answer, edit, remove } = await start();
    const sent = discord.command({ name: "translate" });
    await expect(edit(sent, { content: "early" })).rejects.toMatchObject({ code: 10015 });
    await answer(sent, { type: 5 });
    await remove(sent);
    await expect(edit(sent, { content: "gone" })).rejects.toMatchObject({ code: 10008 });
    clock.ms += 15 * 60_000 + 1;
    await expect(edit(sent, { content: "late" })).rejects.toMatchObject({ status: 401, code: 50027 });
  });
});

test("a file's address ends after a day", async () => {
  const { clock, discord } = await start();
  const { attachments } = discord.say({ content: "", attachments: [{ name: "a.txt", bytes: "text" }] });
  const status = async () => (await fetch(attachments[0]!.url)).status;

  expect(await status()).toBe(200);
  clock.ms += 25 * 60 * 60_000;
  expect(await status()).toBe(404);
});

test("requests and interactions are recorded line by line, with their files", async () => {
  const folder = mkdtempSync(join(tmpdir(), "record-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { discord, answer, edit } = await start({ record: join(folder, "record.jsonl") });
  const sent = discord.command({ name: "translate" });
  await answer(sent, { type: 5 });
  await edit(sent, { content: "x" }, [{ name: "a.md", data: "text" }]);

  const lines = readFileSync(join(folder, "record.jsonl"), "utf8").trim().split("\n");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { kind: "interaction", id: sent.id, token: sent.token },
    { method: "POST", status: 204, body: { type: 5 } },
    { method: "PATCH", status: 200, files: [{ field: "files[0]", name: "a.md", size: 4 }] },
  ]);
});

test("messages after one are those next to it, newest first", async () => {
  const { discord, rest } = await start();
  const said = ["a", "b", "c", "d"].map((content) => discord.say({ content }));
  const query = new URLSearchParams({ after: said[0]!.id, limit: "2" });
  const page = (await rest.get(`/channels/${said[0]!.channel_id}/messages`, { query })) as { content: string }[];

  expect(page.map((message) => message.content)).toEqual(["c", "b"]);
});
