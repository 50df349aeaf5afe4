import type { ModalSubmitInteraction } from "discord.js";
import { describe, expect, test } from "vitest";
import { login } from "./client.ts";
import type { FieldValue } from "./discord-modal.ts";

const option = (value: string) => ({ label: value, value });
const label = (component: object): object => ({ type: 18, label: "Field", component });

const FORM = [
  { type: 10, content: "How should the bot behave here?" },
  label({ type: 4, custom_id: "name", style: 1, max_length: 5, value: "Ada" }),
  label({ type: 3, custom_id: "to", options: ["de", "fr"].map(option) }),
  label({ type: 8, custom_id: "in", required: false, max_values: 3 }),
  label({ type: 23, custom_id: "flags", default: true }),
];

async function show(components: object[]) {
  const there = await login();
  const asked = there.next();
  const sent = there.discord.command({ name: "settings" });
  const command = await asked;
  if (!command.isChatInputCommand()) throw new Error("not a command");
  await command.showModal({ custom_id: "form", title: "Settings", components } as never);
  await sent.modal();
  const fill = async (values: Record<string, FieldValue>): Promise<ModalSubmitInteraction> => {
    const coming = there.next();
    there.discord.modalSubmit({ customId: "form", values });
    const submitted = await coming;
    if (!submitted.isModalSubmit()) throw new Error("not a modal");
    return submitted;
  };
  return { ...there, command, fill };
}

describe("a modal sends back", () => {
  test("text, choices, channels and ticks", async () => {
    const { fill } = await show(FORM);
    const { fields } = await fill({ name: "Bo", to: "fr", in: ["general"], flags: false });

    expect(fields.getTextInputValue("name")).toBe("Bo");
    expect(fields.getStringSelectValues("to")).toEqual(["fr"]);
    expect(fields.getSelectedChannels("in")?.first()).toMatchObject({ name: "general" });
    expect(fields.getCheckbox("flags")).toBe(false);
  });

  test("what it was filled with where nobody touched it", async () => {
    const { fill } = await show(FORM);
    const { fields } = await fill({ to: "de" });

    expect(fields.getTextInputValue("name")).toBe("Ada");
    expect(fields.getSelectedChannels("in")).toBeNull();
    expect(fields.getCheckbox("flags")).toBe(true);
  });

  test("groups and files", async () => {
    const { fill } = await show([
      label({ type: 21, custom_id: "one", options: ["a", "b"].map(option) }),
      label({ type: 22, custom_id: "some", options: ["a", "b", "c"].map(option) }),
      label({ type: 19, custom_id: "file" }),
    ]);
    const { fields } = await fill({ one: "b", some: ["a", "c"], file: [{ name: "a.txt", bytes: "text" }] });

    expect(fields.getRadioGroup("one")).toBe("b");
    expect(fields.getCheckboxGroup("some")).toEqual(["a", "c"]);
    expect(fields.getUploadedFiles("file")?.first()?.name).toBe("a.txt");
  });
});

test.each<{ values: Record<string, FieldValue>; why: string }>([
  { values: { to: "xx" }, why: "offers de, fr, not xx" },
  { values: {}, why: "to takes 1 to 1" },
  { values: { to: "de", name: "Alexandra" }, why: "takes 5 characters" },
  { values: { to: "de", flags: "yes" }, why: "is a checkbox" },
  { values: { to: "de", other: "x" }, why: "no field other" },
])("a person can't fill in $values", async ({ values, why }) => {
  const { fill } = await show(FORM);
  await expect(fill(values)).rejects.toThrow(why);
});

const input = { type: 4, custom_id: "a", style: 1 };
test.each([
  {
    what: "six fields",
    components: Array.from({ length: 6 }, (_, index) => label({ ...input, custom_id: `${index}` })),
  },
  { what: "a button", components: [label({ type: 2, style: 1, label: "x", custom_id: "x" })] },
  { what: "a field without a label", components: [input] },
  { what: "a label of 46 characters", components: [{ ...label(input), label: "x".repeat(46) }] },
  { what: "a field labelled twice", components: [label({ ...input, label: "x" })] },
  { what: "a custom id twice", components: [label(input), label(input)] },
  { what: "a disabled select", components: [label({ type: 6, custom_id: "r", disabled: true })] },
  { what: "one radio button", components: [label({ type: 21, custom_id: "r", options: [option("a")] })] },
  { what: "a value longer than its field", components: [label({ ...input, max_length: 2, value: "abc" })] },
])("a modal with $what is refused", async ({ components }) => {
  await expect(show(components)).rejects.toMatchObject({ code: 50035 });
});

test("a modal doesn't answer a modal", async () => {
  const { client, fill } = await show(FORM);
  const submitted = await fill({ to: "de" });
  const request = client.rest.post(`/interactions/${submitted.id}/${submitted.token}/callback`, {
    body: { type: 9, data: { custom_id: "again", title: "Again", components: [label(input)] } },
    auth: false,
  });
  await expect(request).rejects.toMatchObject({ code: 50035 });
});
