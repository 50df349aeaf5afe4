import { ButtonStyle, type APIMessage } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { verify } from "../../src/export/verify/verify.ts";
import { translator } from "../../src/locale/translate.ts";
import { inThread, press, shown } from "./asking.ts";
import { buttonNamed, componentsOf, isFinal, serverOf, startRig, textOf, type Rig, type RigSetup } from "./rig.ts";

async function beside(rig: Rig, message: APIMessage): Promise<APIMessage> {
  const press = rig.discord.button({ customId: buttonNamed(message, "Side by side"), message });
  return press.original(isFinal);
}

/** The bytes of the file under a message, as Discord serves them. */
async function fileOf(message: APIMessage): Promise<Buffer> {
  const response = await fetch(message.attachments[0]?.url ?? "");
  return Buffer.from(await response.arrayBuffer());
}

const linkIn = (message: APIMessage) => componentsOf(message).find(({ style }) => style === ButtonStyle.Link)?.url;

async function start(setup: RigSetup = {}): Promise<Rig> {
  const rig = await startRig(setup);
  await rig.core.settings.change(serverOf(rig), { askAboveUsd: 10 });
  return rig;
}

test("Side by side gives translation, summary and quotes in one file that checks", async () => {
  const rig = await start();
  const message = await beside(rig, await shown(rig));
  expect(textOf(message)).toContain("side by side, in the file below");
  expect(message.attachments[0]?.filename).toMatch(/-translate-en\.html$/);
  const bytes = await fileOf(message);
  const { ok, file } = await verify(bytes, translator);
  expect(ok).toBe(true);
  expect(Object.keys(file?.edition ?? {})).toEqual(expect.arrayContaining(["translation", "summary", "quotes"]));
  expect(bytes.toString()).toContain("Port-Ellec");
  // The page was read once; translation and quotes were asked for, the summary was there.
  expect(rig.site.hits("/article")).toBe(1);
  expect(rig.model.requests).toHaveLength(3);
});

test("a translation has its original beside it in the file under it", async () => {
  const rig = await start();
  const command = { name: "translate", options: { link: rig.site.url("/article") } };
  const message = await rig.discord.command(command).original(isFinal);
  const bytes = await fileOf(message);
  expect(bytes.toString()).toContain("<!doctype html>");
  expect((await verify(bytes, translator)).ok).toBe(true);
});

test("an article that is in the language already has no translation, and the rest all the same", async () => {
  const rig = await start();
  const message = await beside(rig, await shown(rig, { options: { to: "French" } }));
  expect(message.attachments[0]?.filename).toMatch(/-summarize-fr\.html$/);
  expect((await verify(await fileOf(message), translator)).ok).toBe(true);
});

test("where results are served as pages the message links to its own; a private one has none", async () => {
  const rig = await start({ bot: { readerPage: (job) => Promise.resolve(`https://news.example/r/${job}`) } });
  const message = await shown(rig);
  expect(linkIn(message)).toMatch(/^https:\/\/news\.example\/r\/\d+$/);
  expect(linkIn(await beside(rig, message))).not.toBe(linkIn(message));
  expect(linkIn(await shown(rig, { options: { private: true } }))).toBeUndefined();
});

test("is asked about like any other result", async () => {
  const rig = await start();
  const message = await beside(rig, await shown(rig));
  await (await press(rig, message, "Combien de marins?")).original(isFinal);
  const [thread] = rig.discord.threads("general");
  expect(inThread(rig, thread?.id ?? "").join("\n")).toContain("Combien de marins?");
});
