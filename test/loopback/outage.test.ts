import { expect, test } from "vitest";
import type { APIMessage } from "discord-api-types/v10";
import en from "../../src/locale/catalogues/en.json" with { type: "json" };
import { scriptedModel } from "../fakes/model.ts";
import { failing } from "../fakes/model-faults.ts";
import { buttonNamed, isFinal, startRig, textOf, type Rig } from "./rig.ts";

const STANDS_IN = "⚠ the language model is overloaded right now: these are the article's own words";

async function startOutage() {
  const rig = await startRig({ answer: failing(529) });
  const ask = (name: string) =>
    rig.discord.command({ name, options: { link: rig.site.url("/article") } }).original(isFinal);
  return { rig, ask };
}

/** Presses Retry when the model is back; gives what the message shows then. */
async function retried({ discord, model }: Rig, message: APIMessage): Promise<string> {
  model.answer = scriptedModel;
  discord.button({ customId: buttonNamed(message, en.buttons.retry), message });
  const now = () => discord.messages("general").find(({ id }) => id === message.id) ?? message;
  await discord.until(() => textOf(now()).includes("claude-sonnet-5-5"), "the model's result");
  return textOf(now());
}

test.each(["summarize", "quotes"])(
  "while the model is down, %s gives the article's own words and says why; Retry asks it again, in their place",
  async (name) => {
    const { rig, ask } = await startOutage();
    const shown = await ask(name);

    expect(textOf(shown)).toContain(STANDS_IN);
    expect(textOf(shown)).toMatch(/grève|remorqueurs/);
    const asked = rig.model.requests.length;

    expect(await retried(rig, shown)).not.toContain(STANDS_IN);
    expect(rig.model.requests.length).toBe(asked + 1);
  },
);

test("a translation says that it can't be had, and Retry makes it", async () => {
  const { rig, ask } = await startOutage();
  const failed = await ask("translate");

  expect(textOf(failed)).toContain(en.errors.model_busy);
  expect(await retried(rig, failed)).toContain("French → English");
});

test("those who manage the server find it in /doctor", async () => {
  const { rig, ask } = await startOutage();
  for (const name of ["summarize", "quotes"]) await ask(name);
  const diagnosis = await rig.discord.command({ name: "doctor", user: "owner" }).original();

  expect(textOf(diagnosis)).toContain(en.doctor.incident.model);
  expect(textOf(diagnosis)).toContain(en.doctor.model.resting);
});

test("what lies beside its original is the model's or nothing", async () => {
  const { rig, ask } = await startOutage();
  rig.model.answer = scriptedModel;
  const shown = await ask("quotes");
  rig.model.answer = failing(529);
  const pressed = rig.discord.button({ customId: buttonNamed(shown, en.buttons.beside), message: shown });

  expect(textOf(await pressed.original(isFinal))).not.toMatch(/^- /m);
});
