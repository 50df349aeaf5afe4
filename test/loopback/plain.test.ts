import { ComponentType, MessageFlags, type APIMessage } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { refusesV2, unknownInteraction, type Fault } from "../fakes/discord-faults.ts";
import { walk } from "../fakes/discord-components.ts";
import { slowly } from "../fakes/model-faults.ts";
import { press, shown } from "./asking.ts";
import { buttonNamed, isFinal, startRig, textOf, type Rig } from "./rig.ts";

/** Where Discord doesn't take Components V2, or something in them, the result comes all the same, once. */

const ALWAYS = 50;
const LONG = `Длинная статья\n\n${"Снег лежит на дороге к посёлку, и люди ждут весны.\n\n".repeat(80)}`;

const labels = ({ components = [] }: APIMessage) =>
  components.map((row) => [...walk([row])].flatMap(({ label }) => label ?? []));
const isV2 = ({ flags }: APIMessage) => ((flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
const sent = ({ discord }: Rig) =>
  discord.requests.filter(
    ({ body, status }) => status === 200 && JSON.stringify(body ?? "").includes("allowed_mentions"),
  );

test("a result is a plain message with its file and its buttons", async () => {
  const rig = await startRig();
  const { discord, site } = rig;
  discord.faults.inject("PATCH", /@original/, refusesV2, ALWAYS);
  const command = discord.command({ name: "summarize", options: { link: site.url("/article") } });
  const message = await command.original(({ content }) => content !== "");

  expect(isV2(message)).toBe(false);
  expect(message.content).toContain(`](<${site.url("/article")}>)`);
  expect(message.content).toContain("French → English");
  expect(message.content).toMatch(/\n-# claude-sonnet-5-5 · /);
  expect(message.content).not.toContain("The rest is in the file");
  expect(message.attachments).toHaveLength(1);
  expect(labels(message)[0]).toEqual(["Translate", "Key quotes", "Ask", "Side by side"]);
  expect(discord.messages("general")).toHaveLength(1);
  expect(sent(rig).map(({ body }) => (body as { allowed_mentions: unknown }).allowed_mentions)).toEqual([
    { parse: [] },
  ]);

  const pressed = discord.button({ customId: buttonNamed(message, "Key quotes"), message });
  expect((await pressed.original(({ content }) => content !== "")).content).toContain("French → English");
});

test("a long one is cut between sentences and says where the rest is", async () => {
  const { discord } = await startRig();
  discord.faults.inject("PATCH", /@original/, refusesV2, ALWAYS);
  const file = { name: "long.txt", bytes: LONG, contentType: "text/plain" };
  const command = discord.command({ name: "translate", options: { private: true }, attachments: { file } });
  const message = await command.original(({ content }) => content !== "");

  expect(message.content.length).toBeLessThanOrEqual(2_000);
  expect(message.content).toMatch(/\.\n\nThe rest is in the file\.$/);
  expect(message.attachments).toHaveLength(1);
  expect(labels(message).flat()).not.toContain("Next ▶");
  expect(message.flags! & MessageFlags.Ephemeral).toBeTruthy();
  expect(discord.messages("general")).toHaveLength(0);
});

test("where progress was shown, which stays in Components V2, it is a simple one of these", async () => {
  const refusesContainers: Fault = {
    ...refusesV2,
    when: (body) => (body as APIMessage).components?.[0]?.type === ComponentType.Container,
  };
  const { discord, site } = await startRig({ answer: slowly(100, 200) });
  discord.faults.inject("PATCH", /@original/, refusesContainers, ALWAYS);
  const command = discord.command({ name: "translate", options: { link: site.url("/article") } });
  const message = await command.original((state) => isFinal(state) && textOf(state).includes("French → English"));

  expect(isV2(message)).toBe(true);
  expect(message.components?.map(({ type }) => type)).toEqual([ComponentType.TextDisplay, ComponentType.File]);
  expect(message.attachments).toHaveLength(1);
  expect(discord.messages("general")).toHaveLength(1);
});

test("an answer comes to its thread, once", async () => {
  const rig = await startRig();
  const { discord } = rig;
  const message = await shown(rig);
  discord.faults.inject("POST", /\/messages$/, refusesV2, ALWAYS);
  const asked = await press(rig, message, "What happened?");
  expect(textOf(await asked.original(isFinal))).toContain("Answered in");

  const [thread] = discord.threads("general");
  const contents = discord
    .messages(thread!.id)
    .map(({ content }) => content)
    .filter((content) => content !== "");
  expect(contents).toHaveLength(2);
  expect(contents[0]).toContain("Ask anything about this article");
  expect(contents[1]).toContain("**What happened?**");
});

test("where the interaction is gone it comes to the channel, once", async () => {
  const { discord, site } = await startRig();
  discord.faults.inject("PATCH", /@original/, unknownInteraction, ALWAYS);
  discord.faults.inject("POST", /\/messages$/, refusesV2, ALWAYS);
  discord.command({ name: "summarize", options: { link: site.url("/article") } });
  await discord.until(
    () => discord.messages("general").some(({ content }) => content.includes("French → English")),
    "a result",
  );
  expect(discord.messages("general").filter(({ content }) => content !== "")).toHaveLength(1);
});
