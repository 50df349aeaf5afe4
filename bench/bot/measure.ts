import { setTimeout as sleep } from "node:timers/promises";
import { startContender, type Contender, type Memory, type Name } from "./contender.ts";
import type { Blocks, Grown, Round, Runs } from "./figures.ts";
import type { Block } from "./probe.ts";

export interface Load {
  readonly rounds: number;
  readonly slowJobs: number;
  /** Whose first responses are measured, and how many of them a second. */
  readonly commands: number;
  readonly commandsPerSecond: number;
  /** Results asked for one after the other; and for how many at once how many. */
  readonly resultsOneByOne: number;
  readonly results: number;
  readonly resultsAtOnce: number;
  readonly servers: number;
  readonly channels: number;
  readonly authors: number;
}

export const LOAD: Load = {
  rounds: 3,
  slowJobs: 200,
  commands: 400,
  commandsPerSecond: 25,
  resultsOneByOne: 200,
  results: 400,
  resultsAtOnce: 10,
  servers: 2_500,
  channels: 50,
  authors: 100_000,
};

const FEW = { servers: 1, channels: 5 };
/** Milliseconds until a process that has started is idle. */
const SETTLED = 8_000;

/** What is answered from the cache, or echoed. */
const CACHED = { name: "summarize", path: "/article" };
const SLOW: Readonly<Record<Name, string>> = { dragoman: "/slow", bare: "/endless" };

/** Everything, client by client in turn: a machine that grows busy slows both. */
export async function measure(load: Load, tell: (doing: string) => void): Promise<Runs> {
  const rounds: Record<Name, Round[]> = { dragoman: [], bare: [] };
  for (let round = 1; round <= load.rounds; round++) {
    for (const name of ["dragoman", "bare"] as const) {
      tell(`round ${round}: ${name}`);
      rounds[name].push(await measureRound(name, load));
    }
  }
  tell("reading large pages");
  const blocks = await measureBlocks();
  tell("many servers: dragoman");
  const dragoman = await measureGrowth("dragoman", load);
  tell("many servers: bare");
  return { rounds, blocks, grown: { dragoman, bare: await measureGrowth("bare", load) } };
}

async function measureRound(name: Name, load: Load): Promise<Round> {
  await using contender = await startContender(name, FEW);
  const { world, startMs } = contender;
  const idle = await settled(contender);
  await warmUp(contender);
  const answered = await world.results({ ...CACHED, count: load.resultsOneByOne, atOnce: 1 });
  const { results: count, resultsAtOnce: atOnce } = load;
  const began = performance.now();
  await world.results({ ...CACHED, count, atOnce });
  const ms = performance.now() - began;
  // The slow ones come as fast as they would be typed by many.
  await world.commands({ name: "translate", path: SLOW[name], count: load.slowJobs, perSecond: 50 });
  await sleep(2_000);
  const { commands, commandsPerSecond: perSecond } = load;
  const acknowledged = await world.commands({ ...CACHED, count: commands, perSecond });
  return { startMs, idle, acknowledged, answered, resultsPerSecond: count / (ms / 1_000) };
}

async function measureBlocks(): Promise<Blocks> {
  await using contender = await startContender("dragoman", FEW);
  const { world, probe } = contender;
  const blockOf = async (act: () => Promise<unknown>): Promise<Block> => {
    await probe.watch();
    await act();
    return (await probe.block()) ?? { workMs: Number.NaN, clockMs: Number.NaN };
  };
  const reading = (path: string) => () => world.results({ name: "summarize", path, count: 1, atOnce: 1 });
  return {
    first: await blockOf(() => warmUp(contender)),
    pages: {
      "a page of 5 MB": await blockOf(reading("/page")),
      "a PDF of 200 pages": await blockOf(reading("/document")),
    },
  };
}

/** The first summary and the first translation load what the others find. */
async function warmUp({ world }: Contender): Promise<void> {
  await world.results({ ...CACHED, count: 20, atOnce: 1 });
  await world.results({ ...CACHED, name: "translate", count: 1, atOnce: 1 });
}

async function measureGrowth(name: Name, { servers, channels, authors }: Load): Promise<Grown> {
  await using contender = await startContender(name, { servers, channels });
  const before = await settled(contender);
  await contender.world.chatter({ authors, servers, channels });
  return { servers: before, authors: await settled(contender) };
}

async function settled({ memory }: Contender): Promise<Memory> {
  await sleep(SETTLED);
  return memory();
}
