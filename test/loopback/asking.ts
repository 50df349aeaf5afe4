import type { APIMessage } from "discord-api-types/v10";
import type { ModelRequest } from "../fakes/anthropic.ts";
import { readPrompt, scriptedModel } from "../fakes/model.ts";
import { buttonNamed, isFinal, startRig, textOf, type Rig, type RigSetup } from "./rig.ts";

export type Place = Partial<Parameters<Rig["discord"]["command"]>[0]>;

/** Who presses, and where. */
export type Where = Omit<Place, "name" | "options">;

/** A bot that may read what isn't said to it. */
export const READING: RigSetup = { messageContent: true, discord: { flags: 1 << 19 } };

/** A summary's message, as a person finds it. */
export async function shown(rig: Pick<Rig, "discord" | "site">, place: Place = {}): Promise<APIMessage> {
  const options = { link: rig.site.url("/article"), ...place.options };
  return rig.discord.command({ name: "summarize", ...place, options }).original(isFinal);
}

/** Presses a button that opens a form, and sends the form. */
export async function fillIn(
  { discord }: Pick<Rig, "discord">,
  message: APIMessage,
  label: string,
  values: Record<string, string>,
  where: Where = {},
) {
  const customId = buttonNamed(message, label);
  await discord.button({ customId, message, ...where }).modal();
  return discord.modalSubmit({ customId, values, ...where });
}

/** Presses Ask under a message and sends the question. */
export async function press(rig: Pick<Rig, "discord">, message: APIMessage, question: string, place: Place = {}) {
  const { name: _name, options: _options, ...where } = place;
  return fillIn(rig, message, "Ask", { question }, where);
}

/** A result with a thread that a first question has opened. */
export async function withThread(setup: RigSetup = {}) {
  const rig = await startRig(setup);
  const message = await shown(rig);
  const pointer = await (await press(rig, message, "Combien de marins?")).original(isFinal);
  const thread = rig.discord.threads("general")[0]!;
  return { rig, message, pointer, thread };
}

/** What somebody says to the bot by a mention. */
export const mentioning = ({ discord }: Pick<Rig, "discord">, text: string) => `<@${discord.bot.id}> ${text}`;

/** Long enough for what must not happen. */
export const pause = () => new Promise((resolve) => setTimeout(resolve, 300));

/** What the bot and people wrote there; Discord's own first line, which shows the parent message, is empty. */
export const inThread = ({ discord }: Pick<Rig, "discord">, thread: string) =>
  discord.messages(thread).flatMap((message) => textOf(message) || []);

/** The bot's replies to a typed question, by the text they show now. */
export function answersTo({ discord }: Pick<Rig, "discord">, question: APIMessage): readonly APIMessage[] {
  const said = discord.messages(question.channel_id);
  return said.filter(({ message_reference: answered }) => answered?.message_id === question.id);
}

/** The final state of the first reply to a typed question. */
export async function answerTo(rig: Pick<Rig, "discord">, question: APIMessage): Promise<APIMessage> {
  return rig.discord.until(() => answersTo(rig, question).find(isFinal), "an answer to a typed question", 10_000);
}

/** The scripted model, but for its answers to questions. */
export const answeringAll = (text: string) => (request: ModelRequest) =>
  readPrompt(request).task === "ask" ? { text } : scriptedModel(request);

/** All that the model was asked in its latest request. */
export const lastAsked = ({ model }: Pick<Rig, "model">) => JSON.stringify(model.requests.at(-1)?.messages);
