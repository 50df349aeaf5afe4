import { expect, test } from "vitest";
import { login } from "./client.ts";

const V2 = 1 << 15;
const text = (content: string): object => ({ type: 10, content });
const button = { type: 2, style: 1, label: "Go", custom_id: "go" };
const row = (...components: object[]): object => ({ type: 1, components });
const link = (url: string): object => row({ type: 2, style: 5, label: "Read", url });
const section = (components: object[], accessory?: object): object => ({ type: 9, components, accessory });

async function send(components: object[], flags = V2): Promise<unknown> {
  const { client, discord } = await login();
  const body = { flags, components, ...(flags === 0 && { content: "x" }) };
  return client.rest.post(`/channels/${discord.channel("general").id}/messages`, { body });
}

test.each([
  { what: "links, sections and galleries", components: [link("https://example.org/a"), section([text("x")], button)] },
  { what: "an emoji for a label", components: [row({ type: 2, style: 2, custom_id: "x", emoji: { name: "🇬🇧" } })] },
  {
    what: "a gallery in a container",
    components: [{ type: 17, components: [{ type: 12, items: [{ media: { url: "https://example.org/a.png" } }] }] }],
  },
])("$what are taken", async ({ components }) => {
  await expect(send(components)).resolves.toMatchObject({ flags: V2 });
});

test.each([
  { what: "a link with another scheme", components: [link("javascript:alert(1)")] },
  { what: "a link of 513 characters", components: [link(`https://example.org/${"x".repeat(493)}`)] },
  {
    what: "a link with a custom id",
    components: [row({ type: 2, style: 5, label: "x", url: "https://a.org", custom_id: "x" })],
  },
  { what: "a button with a link", components: [row({ ...button, url: "https://a.org" })] },
  { what: "a button without a label", components: [row({ type: 2, style: 1, custom_id: "x" })] },
  { what: "a button outside a row", components: [button] },
  {
    what: "six buttons in a row",
    components: [row(...Array.from({ length: 6 }, (_, index) => ({ ...button, custom_id: `${index}` })))],
  },
  { what: "a section without an accessory", components: [section([text("x")])] },
  { what: "a section of four texts", components: [section(["a", "b", "c", "d"].map(text), button)] },
  {
    what: "a container in a container",
    components: [{ type: 17, components: [{ type: 17, components: [text("x")] }] }],
  },
  { what: "a file from elsewhere", components: [{ type: 13, file: { url: "https://example.org/a.md" } }] },
  { what: "an empty gallery", components: [{ type: 12, items: [] }] },
  {
    what: "a number used twice",
    components: [
      { ...text("a"), id: 3 },
      { ...text("b"), id: 3 },
    ],
  },
  { what: "text outside a row without the flag", components: [text("x")], flags: 0 },
])("$what is refused", async ({ components, flags }) => {
  await expect(send(components, flags)).rejects.toMatchObject({ status: 400, code: 50035 });
});
