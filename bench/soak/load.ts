import { setTimeout as sleep } from "node:timers/promises";
import { InteractionResponseType, type APIMessage } from "discord-api-types/v10";
import { textOf } from "../../test/fakes/discord-components.ts";
import { buttonNamed, componentsOf, isFinal } from "../../test/fakes/discord-shown.ts";
import type { SentInteraction } from "../../test/fakes/discord-sent.ts";
import { oneOf } from "./random.ts";
import { article } from "./articles.ts";
import { CHANNELS, type World } from "./world.ts";

/** What became of one command. */
export interface Outcome {
  readonly what: string;
  /** Of the article. */
  readonly number: number;
  readonly channel: string;
  /** A result can't be had: the page isn't there. */
  readonly isHopeless: boolean;
  /** Discord confirmed the deferral. */
  accepted: boolean;
  /** Text of the last word. */
  answer?: string;
  /** Milliseconds from the command to its last word. */
  ms?: number;
}

export interface Load {
  readonly outcomes: readonly Outcome[];
  /** Sends no more commands. */
  readonly stop: () => void;
  /** Settles when every accepted command has its last word, at most after so many milliseconds. */
  readonly settled: (ms: number) => Promise<void>;
}

/** Buttons that ask for something else of the same article. */
const TASKS: readonly string[] = ["Translate", "Summary", "Key quotes"];
const PEOPLE = 200;
/** Of pages, that are gone. */
const GONE = 0.05;
/** Of answers, after which a button under them is pressed. */
const PRESSED = 0.25;
const DEFERRED: readonly InteractionResponseType[] = [
  InteractionResponseType.DeferredChannelMessageWithSource,
  InteractionResponseType.DeferredMessageUpdate,
];
/** setTimeout takes no more. */
const FOR_EVER = 2 ** 31 - 1;

/** People who ask for articles that nobody asked for before, every `interval` milliseconds on the average. */
export function startLoad({ discord, publish }: World, interval: number, random: () => number): Load {
  const outcomes: Outcome[] = [];
  const pending = new Set<Promise<void>>();
  let isStopped = false;
  let number = 0;

  void (async () => {
    while (!isStopped) {
      await sleep(interval * 2 * random());
      if (!isStopped && discord.sessions().some(({ connected }) => connected)) ask();
    }
  })();

  return {
    outcomes,
    stop: () => void (isStopped = true),
    settled: (ms) => Promise.race([Promise.all(pending).then(() => undefined), sleep(ms)]),
  };

  function ask(): void {
    number += 1;
    const isHopeless = random() < GONE;
    const path = `/${number}`;
    const link = publish(path, isHopeless ? { status: 404 } : article(number));
    const name = oneOf(["translate", "translate", "summarize", "quotes"], random);
    const channel = oneOf(CHANNELS, random);
    const user = `reader-${Math.floor(random() * PEOPLE)}`;
    follow(
      { what: `/${name}`, number, channel, isHopeless },
      discord.command({ name, channel, user, options: { link } }),
    );
  }

  function press(message: APIMessage, { number, channel }: Outcome): void {
    const labels = componentsOf(message).flatMap(({ label }) => (TASKS.includes(label ?? "") ? (label ?? []) : []));
    if (labels.length === 0) return;
    const label = oneOf(labels, random);
    const what = `button ${label}`;
    const sent = discord.button({ customId: buttonNamed(message, label), message });
    follow({ what, number, channel, isHopeless: false }, sent);
  }

  function follow(asked: Omit<Outcome, "accepted">, sent: SentInteraction): void {
    const outcome: Outcome = { ...asked, accepted: false };
    outcomes.push(outcome);
    const began = performance.now();
    const watched = watch(sent, outcome, began).finally(() => pending.delete(watched));
    pending.add(watched);
  }

  async function watch(sent: SentInteraction, outcome: Outcome, began: number): Promise<void> {
    try {
      const { type } = await sent.acknowledged();
      // Whoever was told to ask again, since the bot was being stopped, wasn't accepted.
      if (!DEFERRED.includes(type)) return;
    } catch {
      // The bot was away: Discord tells the person so.
      return;
    }
    outcome.accepted = true;
    const message = await sent.original((shown) => isFinal(shown) && textOf(shown) !== "", FOR_EVER);
    outcome.answer = textOf(message);
    outcome.ms = performance.now() - began;
    if (!isStopped && !outcome.isHopeless && random() < PRESSED) press(message, outcome);
  }
}
