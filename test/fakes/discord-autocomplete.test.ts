import { expect, test } from "vitest";
import type { AutocompleteInteraction } from "discord.js";
import { login } from "./client.ts";
import type { Login } from "./client.ts";

async function typing(to: string): Promise<Login & { asked: AutocompleteInteraction; sent: ReturnType<typeof type> }> {
  const there = await login();
  await there.client.application.commands.set([
    {
      name: "translate",
      description: "Translate",
      options: [
        { type: 3, name: "link", description: "Link", required: true },
        { type: 3, name: "to", description: "Language", autocomplete: true },
      ],
    },
  ]);
  const coming = there.next();
  const sent = type(there, to);
  const asked = await coming;
  if (!asked.isAutocomplete()) throw new Error("not autocomplete");
  return { ...there, asked, sent };
}

const type = ({ discord }: Login, to: string) =>
  discord.autocomplete({ name: "translate", options: { to }, focused: "to", locale: "ar" });

const choice = (name: string, value = name) => ({ name, value });

test("what is typed arrives marked, and the choices come back", async () => {
  const { asked, sent } = await typing("ger");
  expect(asked.options.getFocused(true)).toMatchObject({ name: "to", value: "ger", focused: true });
  expect(asked.locale).toBe("ar");

  await asked.respond([choice("German", "de")]);
  expect(await sent.choices()).toEqual([choice("German", "de")]);
  expect(await sent.acknowledged()).toMatchObject({ type: 8 });
});

test.each([
  { what: "26 choices", choices: Array.from({ length: 26 }, (_, index) => choice(`${index}`)) },
  { what: "a name of 101 characters", choices: [choice("x".repeat(101), "x")] },
  { what: "a value of 101 characters", choices: [choice("x", "x".repeat(101))] },
  { what: "an empty name", choices: [choice("", "x")] },
  { what: "a number for a text option", choices: [{ name: "x", value: 7 }] },
])("$what are refused", async ({ choices }) => {
  const { asked } = await typing("x");
  await expect(asked.respond(choices)).rejects.toMatchObject({ status: 400, code: 50035 });
});

test.each([4, 5, 9])("response type %i doesn't answer it", async (kind) => {
  const { asked, client } = await typing("x");
  const request = client.rest.post(`/interactions/${asked.id}/${asked.token}/callback`, {
    body: { type: kind, data: { content: "x" } },
    auth: false,
  });
  await expect(request).rejects.toMatchObject({ code: 50035 });
});

test("three seconds are all there is", async () => {
  let late = 0;
  const { discord, next } = await login({ now: () => Date.now() + late });
  const coming = next();
  discord.autocomplete({ name: "translate", options: { to: "x" }, focused: "to" });
  const asked = await coming;
  late = 3001;

  if (!asked.isAutocomplete()) throw new Error("not autocomplete");
  await expect(asked.respond([])).rejects.toMatchObject({ code: 10062 });
});

test("its token opens no follow-up", async () => {
  const { asked, client, discord } = await typing("x");
  await asked.respond([]);
  const request = client.rest.post(`/webhooks/${discord.applicationId}/${asked.token}`, {
    body: { content: "x" },
    auth: false,
  });
  await expect(request).rejects.toMatchObject({ code: 10015 });
});

test("only an option registered for it can be typed in", async () => {
  const { discord } = await typing("x");
  const typed = { name: "translate", options: { link: "x" }, focused: "link" };
  expect(() => discord.autocomplete(typed)).toThrow("link has no autocomplete");
});
