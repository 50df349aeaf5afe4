import { describe, expect, test } from "vitest";
import type { APIMessage } from "discord-api-types/v10";
import { sampleRow } from "../../src/discord/message/buttons.ts";
import { english } from "../../src/locale/translate.ts";
import { buttonNamed, startRig, textOf, type Rig } from "./rig.ts";

describe("Try a sample article", () => {
  test.each([true, false])("gives its summary to everybody; without a model: %s", async (keyless) => {
    const rig = await startRig({ keyless });
    const hello = await post(rig);
    const sent = rig.discord.button({ customId: buttonNamed(hello, "Try a sample article"), message: hello });
    const summary = await sent.original((message) => textOf(message).includes("Port-Ellec"));
    expect(buttonNamed(summary, "Key quotes")).toMatch(/^task\/quotes\//);
    expect(rig.discord.messages("general").map(({ id }) => id)).toContain(summary.id);
  });
});

async function post({ discord, bot }: Rig): Promise<APIMessage> {
  const body = { content: "Hello", components: sampleRow(english), allowed_mentions: { parse: [] } };
  return (await bot.client.rest.post(`/channels/${discord.channel("general").id}/messages`, { body })) as APIMessage;
}
