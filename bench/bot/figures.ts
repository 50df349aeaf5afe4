import { median, quantile } from "../quantile.ts";
import type { Memory, Name } from "./contender.ts";
import type { Block } from "./probe.ts";

/** What was measured of one client in one round. */
export interface Round {
  readonly startMs: number;
  readonly idle: Memory;
  /** Milliseconds from INTERACTION_CREATE to the first response, of each command, while slow jobs run. */
  readonly acknowledged: readonly number[];
  /** Milliseconds until a command was answered from the cache (or echoed), one after the other. */
  readonly answered: readonly number[];
  /** So many in a second, several at once. */
  readonly resultsPerSecond: number;
}

/** Of a client on many servers. */
export interface Grown {
  readonly servers: Memory;
  readonly authors: Memory;
}

export interface Runs {
  readonly rounds: Readonly<Record<Name, readonly Round[]>>;
  readonly grown: Readonly<Record<Name, Grown>>;
  /** Of the bot. */
  readonly blocks: Blocks;
}

export interface Blocks {
  /** By the first jobs of a process. */
  readonly first: Block;
  /** By what was read. */
  readonly pages: Readonly<Record<string, Block>>;
}

/** A figure of the bot beside the bare client's; undefined where that does nothing of the kind. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly dragoman: number;
  readonly bare?: number;
  /** What is to be reached. */
  readonly target?: Target;
}

export interface Target {
  readonly says: string;
  readonly isMet: (figure: Figure) => boolean;
}

const ratio = (most: number): Target => ({
  says: `≤ ${most} ×`,
  isMet: ({ dragoman, bare = Number.NaN }) => dragoman <= most * bare,
});
const below = (most: number, unit: string): Target => ({
  says: `< ${most} ${unit}`,
  isMet: ({ dragoman }) => dragoman < most,
});

/** Of several rounds the median, of all their first responses the quantiles. */
export function figuresOf({ rounds, grown, blocks }: Runs): Figure[] {
  const both = (of: (round: Round) => number) => ({
    dragoman: median(rounds.dragoman.map(of)),
    bare: median(rounds.bare.map(of)),
  });
  const times = (of: (round: Round) => readonly number[], share: number) => ({
    dragoman: quantile(rounds.dragoman.flatMap(of), share),
    bare: quantile(rounds.bare.flatMap(of), share),
  });
  const responses = (share: number) => times(({ acknowledged }) => acknowledged, share);
  const grownBy = (of: (grown: Grown) => number) => ({ dragoman: of(grown.dragoman), bare: of(grown.bare) });
  return [
    { what: "start to READY", unit: "ms", ...both(({ startMs }) => startMs) },
    { what: "acknowledged, p50", unit: "ms", ...responses(0.5) },
    { what: "acknowledged, p99", unit: "ms", ...responses(0.99), target: ratio(1.5) },
    { what: "acknowledged, slowest", unit: "ms", ...responses(1), target: below(1_000, "ms") },
    { what: "answered from the cache, p50", unit: "ms", ...times((round) => round.answered, 0.5), target: ratio(2) },
    { what: "answered from the cache, p99", unit: "ms", ...times((round) => round.answered, 0.99) },
    { what: "… ten at once", unit: "per s", ...both((round) => round.resultsPerSecond) },
    { what: "memory, idle", unit: "MB", ...both(({ idle }) => idle.rss), target: ratio(1.25) },
    { what: "… in use on the heap", unit: "MB", ...both(({ idle }) => idle.heap) },
    {
      what: "… of its reading processes",
      unit: "MB",
      dragoman: median(rounds.dragoman.map((one) => one.idle.children)),
    },
    { what: "memory, many servers", unit: "MB", ...grownBy(({ servers }) => servers.rss) },
    { what: "… in use on the heap", unit: "MB", ...grownBy(({ servers }) => servers.heap) },
    {
      what: "memory that authors add",
      unit: "MB",
      ...grownBy(({ servers, authors }) => authors.heap - servers.heap),
      target: below(10, "MB"),
    },
    { what: "longest block, the first jobs", unit: "ms", dragoman: blocks.first.workMs },
    ...Object.entries(blocks.pages).flatMap(([what, { workMs, clockMs }]): Figure[] => [
      { what: `longest block, ${what}`, unit: "ms", dragoman: workMs, target: below(50, "ms") },
      { what: "… by the clock", unit: "ms", dragoman: clockMs },
    ]),
  ];
}
