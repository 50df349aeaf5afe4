import { describe, expect, test } from "vitest";
import { createReconnects, type Purpose } from "../../../src/discord/connection/reconnect.ts";
import { createListeningLog } from "../../fakes/listening-log.ts";

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

/** A shard whose connections last no time, on a clock that only its own waits move. */
function looping({ random = () => 0 }: { random?: () => number } = {}) {
  let time = 0;
  const { log, lines } = createListeningLog();
  const waits: number[] = [];
  const reconnects = createReconnects({
    log,
    now: () => time,
    random,
    after: (ms, act) => {
      waits.push(ms);
      time += ms;
      queueMicrotask(act);
      return () => undefined;
    },
  });
  const turn = async (purpose: Purpose = "resume") => {
    const before = waits.length;
    await reconnects.turn(0, purpose);
    return waits[before] ?? 0;
  };
  return {
    reconnects,
    lines,
    turn,
    turns: async (count: number, purpose?: Purpose) => {
      const taken: number[] = [];
      for (let index = 0; index < count; index++) taken.push(await turn(purpose));
      return taken;
    },
    passes: (ms: number) => void (time += ms),
    now: () => time,
  };
}

describe("a connection that does not last", () => {
  test("is begun again at once, and then later and later, up to a minute", async () => {
    const { turns } = looping();
    expect(await turns(11)).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * SECOND));
  });

  test("is begun again by chance, so that not all come at once", async () => {
    const { turns } = looping({ random: () => 0.5 });
    expect((await turns(9)).slice(2)).toEqual([750, 1_500, 3_000, 6_000, 12_000, 24_000, 45_000]);
  });

  test("is counted anew once one has lasted a minute", async () => {
    const { reconnects, turns, turn, passes } = looping();
    await turns(9);
    reconnects.connected(0);
    passes(59 * SECOND);
    expect(await turn()).toBe(60 * SECOND);
    reconnects.connected(0);
    passes(60 * SECOND);
    expect(await turns(3)).toEqual([0, SECOND, 2 * SECOND]);
  });

  test("calls for somebody in the log, with a count and the code, and says when it is over", async () => {
    const { reconnects, turns, lines } = looping();
    await turns(3);
    reconnects.closed(0, 4000);
    await turns(20);
    const alarms = lines.filter(({ level }) => level === 50);
    expect(alarms).toMatchObject([5, 10, 20].map((count) => ({ reconnects: count, code: 4000 })));
    reconnects.connected(0);
    expect(lines.at(-1)).toMatchObject({ level: 40, reconnects: 22 });
  });

  test("of one shard holds up no other", async () => {
    const { reconnects, turns, now } = looping();
    await turns(9);
    const before = now();
    await reconnects.turn(1, "identify");
    expect(now()).toBe(before);
  });
});

describe("sessions", () => {
  test("are begun 500 times in a day at most, half as often as Discord lets", async () => {
    const { turn, now } = looping({ random: () => 0.9999 });
    let count = 0;
    while (now() < DAY) {
      await turn("identify");
      count += 1;
    }
    expect(count).toBeGreaterThan(450);
    expect(count).toBeLessThanOrEqual(501);
  });

  test("are begun as often even where each one lasts", async () => {
    const { turn, now, passes, reconnects } = looping();
    let count = 0;
    while (now() < DAY) {
      await turn("identify");
      reconnects.connected(0);
      passes(61 * SECOND);
      count += 1;
    }
    expect(count).toBeLessThanOrEqual(501);
  });

  test("that are gone on with are not counted", async () => {
    const { turn, turns, passes, reconnects } = looping();
    for (let index = 0; index < 40; index++) {
      await turn("resume");
      reconnects.connected(0);
      passes(61 * SECOND);
    }
    expect(await turns(1, "identify")).toEqual([0]);
  });
});

test("nobody connects after the end", async () => {
  const waiting: (() => void)[] = [];
  const { log } = createListeningLog();
  const reconnects = createReconnects({
    log,
    now: () => 0,
    after: (_, act) => (waiting.push(act), () => waiting.pop()),
  });
  const turns: number[] = [];
  const turn = (index: number) => reconnects.turn(0, "resume").then(() => turns.push(index));
  await turn(0);
  await turn(1);
  void turn(2);
  await Promise.resolve();
  expect(waiting).toHaveLength(1);
  reconnects.stop();
  expect(waiting).toHaveLength(0);
  void turn(3);
  await new Promise((resolve) => setImmediate(resolve));
  expect(turns).toEqual([0, 1]);
});
