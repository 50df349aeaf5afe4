import { textOf } from "../../test/fakes/discord-components.ts";
import { isFinal } from "../../test/fakes/discord-shown.ts";
import { readPrompt } from "../../test/fakes/model.ts";
import type { Outcome } from "./load.ts";
import { CHANNELS, type World } from "./world.ts";

/** The end of a soak, in numbers. */
export interface Tally {
  readonly sent: number;
  readonly accepted: number;
  /** With a result. */
  readonly answered: number;
  /** With the article's own words in the model's place. */
  readonly standIns: number;
  /** With the reason why there can be none: the page is gone. */
  readonly refused: number;
  /** Without an answer, or with an error that nothing lasting explains. */
  readonly lost: number;
  /** Not confirmed in time, but written down, and answered in the channel by the next process. */
  readonly late: number;
  /** Results beyond one for each command that asked for the article. */
  readonly doubled: number;
  /** Lines that had come from the model and were asked for again. */
  readonly paidTwice: number;
  /** Milliseconds to the last word. */
  readonly p50: number;
  readonly p99: number;
}

/** What the last word is told by. */
const RESULT = /French → English/;
/** Stands in the headline of every result. */
const NUMBER = /dépêche (\d+)/;
const isResultText = (text: string) => RESULT.test(text);
const GONE = /doesn't exist any more/;
const STAND_IN = /the article's own/i;

export function tally(world: World, outcomes: readonly Outcome[]): Tally {
  const accepted = outcomes.filter((each) => each.accepted);
  const isResult = ({ answer = "" }: Outcome) => isResultText(answer);
  const isStandIn = ({ answer = "" }: Outcome) => STAND_IN.test(answer);
  const isRefused = ({ answer = "", isHopeless }: Outcome) => isHopeless && GONE.test(answer);
  const answered = accepted.filter((each) => isResult(each) && !isStandIn(each)).length;
  const standIns = accepted.filter(isStandIn).length;
  const refused = accepted.filter(isRefused).length;
  const times = accepted.flatMap(({ ms }) => ms ?? []).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
  return {
    sent: outcomes.length,
    accepted: accepted.length,
    answered,
    standIns,
    refused,
    lost: accepted.length - answered - standIns - refused,
    ...countResults(world, outcomes),
    paidTwice: paidTwice(world),
    p50: at(0.5),
    p99: at(0.99),
  };
}

/** What was accepted and has no answer, or one that nothing lasting explains. */
export function lostOf(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter(
    ({ accepted, answer = "", isHopeless }) =>
      accepted && !RESULT.test(answer) && !STAND_IN.test(answer) && !(isHopeless && GONE.test(answer)),
  );
}

/** Results in the channels, against the commands that asked for their articles. */
function countResults({ discord }: World, outcomes: readonly Outcome[]): Pick<Tally, "late" | "doubled"> {
  const said = CHANNELS.flatMap((channel) => discord.messages(channel))
    .filter(isFinal)
    .map(textOf)
    .filter(isResultText);
  const shown = Map.groupBy(said, (text) => Number(NUMBER.exec(text)?.[1]));
  let [late, doubled] = [0, 0];
  for (const [number, asked] of Map.groupBy(outcomes, (outcome) => outcome.number)) {
    const results = shown.get(number)?.length ?? 0;
    const answered = asked.filter(({ answer = "" }) => isResultText(answer)).length;
    const unconfirmed = asked.filter(({ accepted }) => !accepted).length;
    const more = Math.max(0, results - answered);
    late += Math.min(more, unconfirmed);
    doubled += Math.max(0, more - unconfirmed);
  }
  return { late, doubled };
}

/** Characters that were sent but may not have arrived when a process died. */
const ON_THE_WAY = 120;

/** Of each article's translations, the lines that had come whole before they were asked for once more. */
function paidTwice({ model }: World): number {
  const come = new Map<string, Set<string>>();
  let twice = 0;
  for (const { request, text, sent } of model.replies) {
    const { task, instruction, lines } = readPrompt(request);
    if (task !== "translate") continue;
    const article = lines.get(0) ?? "";
    const had = come.get(article) ?? new Set();
    const asked = /^NUMBERS: (.*)$/m.exec(instruction)?.[1]?.split(" ") ?? [];
    twice += asked.filter((line) => had.has(line)).length;
    const isWhole = sent >= text.length;
    const arrived = isWhole ? `${text}\n` : text.slice(0, Math.max(0, sent - ON_THE_WAY));
    for (const [, line = ""] of arrived.matchAll(/^\[([\d.]+)\] .*\n/gm)) had.add(line);
    come.set(article, had);
  }
  return twice;
}
