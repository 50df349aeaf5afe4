import { PermissionFlagsBits } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { slowly } from "../fakes/model-faults.ts";
import { mentioning, withThread } from "./asking.ts";
import { buttonNamed, isFinal, startRig, textOf, type Rig } from "./rig.ts";

const { ManageMessages, ManageThreads, ViewChannel } = PermissionFlagsBits;
const REFUSED = "Only who asked for it, or a moderator, can do that.";

/** A translation that goes on for long enough. */
async function running() {
  const rig = await startRig({ answer: slowly(400, 60) });
  const sent = rig.discord.command({ name: "translate", options: { link: rig.site.url("/article") }, user: "ada" });
  const progress = await sent.original((message) => textOf(message).includes("Cancel"));
  const stop = (permissions: bigint) =>
    rig.discord.button({
      customId: buttonNamed(progress, "Cancel"),
      message: progress,
      user: "mod",
      permissions: permissions | ViewChannel,
    });
  return { rig, sent, stop };
}

describe("a job of somebody else", () => {
  test("is stopped by who may manage messages in the channel", async () => {
    const { sent, stop } = await running();
    await stop(ManageMessages).acknowledged();
    expect(textOf(await sent.original(isFinal))).toBe("Cancelled.\nRetry");
  });

  test.each([
    ["threads alone, in a channel", ManageThreads],
    ["nothing", 0n],
  ])("isn't by who may manage %s", async (_, permissions) => {
    const { sent, stop } = await running();
    expect((await stop(permissions).original()).content).toBe(REFUSED);
    expect(isFinal(await sent.original())).toBe(false);
  });

  test("is stopped, in a thread, by who may manage threads", async () => {
    const { rig, thread } = await withThread();
    rig.model.answer = slowly(400, 60);
    const asked = rig.discord.say({ channel: thread.id, content: mentioning(rig, "Et alors?"), user: "ada" });
    const begun = await reply(rig, thread.id, asked.id, (text) => text.includes("Cancel"));
    const who = { user: "mod", permissions: ManageThreads | ViewChannel };
    await rig.discord.button({ customId: buttonNamed(begun, "Cancel"), message: begun, ...who }).acknowledged();
    expect(textOf(await reply(rig, thread.id, asked.id, (text) => text.includes("Cancelled")))).toContain("Cancelled.");
  });
});

async function reply({ discord }: Rig, thread: string, to: string, is: (text: string) => boolean) {
  const found = () =>
    discord.messages(thread).find((message) => message.message_reference?.message_id === to && is(textOf(message)));
  return discord.until(found, "a reply");
}
