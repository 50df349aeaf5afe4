import type { APIMessage } from "discord-api-types/v10";
import { STEPS, type Step } from "../../src/step.ts";
import { answersTo, answerTo, fillIn, mentioning, press, shown } from "../loopback/asking.ts";
import type { Operator } from "../loopback/operator.ts";
import { buttonNamed, componentsOf, isFinal, RUSSIAN, textOf } from "../loopback/rig.ts";

/** A command that was sent: how its answer is found, and how many there are of it. */
export interface Sent {
  readonly answer: () => Promise<APIMessage>;
  readonly copies: () => number;
}

/** One way in which people ask for something. */
export interface Kind {
  readonly name: string;
  /** That it comes to. */
  readonly steps: readonly Step[];
  /** What its answer says. */
  readonly says: string;
  /** What must be there before, made by a bot that lives. */
  readonly prepare?: (operator: Operator) => Promise<APIMessage>;
  readonly send: (operator: Operator, prepared: APIMessage) => Promise<Sent>;
}

/** The article is there already. */
const WITHOUT_READING: readonly Step[] = ["accepted", "asked", "checked", "delivered"];
const ONE_CALL: readonly Step[] = STEPS;

type Interaction = ReturnType<Operator["discord"]["command"]>;

/** Of an interaction in the channel, in which nothing else is said meanwhile. */
function toInteraction({ discord }: Operator, sent: Interaction, before: readonly APIMessage[]): Sent {
  const known = new Set(before.map(({ id }) => id));
  return {
    answer: () => sent.original(isFinal),
    copies: () => discord.messages("general").filter(({ id, author }) => author.bot && !known.has(id)).length,
  };
}

function slash(name: string, says: string, options: object = {}): Kind {
  return {
    name: `/${name}`,
    steps: ONE_CALL,
    says,
    send: async (operator) => {
      const before = operator.discord.messages("general");
      const link = operator.site.url("/article");
      return toInteraction(operator, operator.discord.command({ name, options: { link, ...options } }), before);
    },
  };
}

function button(label: string, says: string, steps = WITHOUT_READING): Kind {
  return {
    name: `the button ${label}`,
    steps,
    says,
    prepare: shown,
    send: async (operator, message) => {
      const before = operator.discord.messages("general");
      return toInteraction(
        operator,
        operator.discord.button({ customId: buttonNamed(message, label), message }),
        before,
      );
    },
  };
}

/** How often a question stands over an answer, wherever the bot speaks. */
function timesAnswered({ discord }: Operator, question: string): number {
  const threads = discord.threads("general").map(({ id }) => id);
  const said = ["general", ...threads].flatMap((channel) => discord.messages(channel));
  return said.filter((message) => message.author.bot && textOf(message).includes(`**${question}**`)).length;
}

const TYPED: Kind = {
  name: "a question typed in a thread",
  steps: WITHOUT_READING,
  says: "**Et pourquoi?**",
  async prepare(operator) {
    const message = await shown(operator);
    await (await press(operator, message, "Combien?")).original(isFinal);
    return message;
  },
  async send(operator, { id: channel }) {
    const question = operator.discord.say({ channel, content: mentioning(operator, "Et pourquoi?") });
    return { answer: () => answerTo(operator, question), copies: () => answersTo(operator, question).length };
  },
};

const FIRST_QUESTION: Kind = {
  name: "the first question under a result, which opens a thread",
  steps: WITHOUT_READING,
  says: "<#",
  prepare: shown,
  async send(operator, message) {
    const sent = await press(operator, message, "Combien?");
    return { answer: () => sent.original(isFinal), copies: () => timesAnswered(operator, "Combien?") };
  },
};

const FILE: Kind = {
  name: "a file",
  steps: ONE_CALL,
  says: "paragraphs",
  async send(operator) {
    const before = operator.discord.messages("general");
    const attachments = { file: { name: "article.txt", bytes: RUSSIAN } };
    return toInteraction(operator, operator.discord.command({ name: "translate", attachments }), before);
  },
};

const MESSAGE: Kind = {
  name: "a message's own command",
  steps: ONE_CALL,
  says: "paragraphs",
  prepare: async ({ discord, site }) => discord.say({ content: site.url("/article") }),
  async send(operator, message) {
    const before = operator.discord.messages("general");
    return toInteraction(operator, operator.discord.messageCommand({ name: "Translate article", message }), before);
  },
};

const PASTED: Kind = {
  name: "a pasted text",
  steps: ["accepted", "parsed", "cached", "asked", "checked", "delivered"],
  says: "pasted text",
  prepare: ({ discord, site }) =>
    discord.command({ name: "summarize", options: { link: site.url("/gone") } }).original(isFinal),
  async send(operator, message) {
    const before = operator.discord.messages("general");
    return toInteraction(operator, await fillIn(operator, message, "Paste text", { text1: RUSSIAN }), before);
  },
};

const LANGUAGE: Kind = {
  name: "another language",
  steps: WITHOUT_READING,
  says: "French → German",
  prepare: shown,
  async send(operator, message) {
    const before = operator.discord.messages("general");
    const customId = componentsOf(message).find(({ custom_id: id }) => id?.startsWith("language/"))?.custom_id ?? "";
    return toInteraction(operator, operator.discord.select({ customId, values: ["de"], message }), before);
  },
};

const BESIDE = button("Side by side", "French");

export const TRANSLATE = slash("translate", "14 of 14 paragraphs");

/** One for each way to be asked and to answer. */
export const SHARE: readonly (readonly [Kind, Step])[] = [
  [FILE, "cached"],
  [PASTED, "delivered"],
  [FIRST_QUESTION, "delivered"],
  [TYPED, "asked"],
  [BESIDE, "checked"],
];

/** Beside translations, which are told of what they cost too. */
export const KINDS: readonly Kind[] = [
  slash("summarize", "French → English"),
  slash("quotes", "French → English"),
  FILE,
  MESSAGE,
  PASTED,
  LANGUAGE,
  button("Translate", "14 of 14 paragraphs"),
  BESIDE,
  button("Read again", "French → English", ONE_CALL),
  FIRST_QUESTION,
  TYPED,
];
