import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createSetAlarm, expiryOf, turnsOf } from "../../../src/discord/delivery/life.ts";
import type { ReplyTo } from "../../../src/job.ts";
import { MINUTE } from "../../fakes/clock.ts";

const BEGUN = 1_000_000_000_000;
const interaction = { id: "1", token: "t", expires: expiryOf(BEGUN) };
const replyTo: ReplyTo = {
  applicationId: "2",
  channelId: "3",
  userId: "4",
  locale: "en-US",
  private: false,
  member: true,
};

test.each<[what: string, how: Partial<ReplyTo>, turns: [minutes: number, turn: string][]]>([
  [
    "an interaction",
    { interaction },
    [
      [13, "move"],
      [14, "park"],
    ],
  ],
  [
    "one whose person is to press",
    { interaction, onPress: true, until: BEGUN + 73 * MINUTE },
    [
      [15 - 1 / 6, "forgetToken"],
      [73, "giveUp"],
    ],
  ],
  ["an answer that has moved", { answerId: "5", until: BEGUN + 73 * MINUTE }, [[73, "giveUp"]]],
  ["a typed question", { messageId: "5" }, []],
])("the turns of %s", (_what, how, turns) => {
  const minutes = turnsOf({ ...replyTo, ...how }).map(({ at, turn }) => [(at - BEGUN) / MINUTE, turn]);
  expect(minutes).toEqual(turns.map(([at, turn]) => [expect.closeTo(at), turn]));
});

test("an alarm rings in its time, at once where that is over, and not at all where it was stopped", async () => {
  const rung: string[] = [];
  const setAlarm = createSetAlarm(() => BEGUN);
  setAlarm(BEGUN + 30, () => rung.push("in time"));
  setAlarm(BEGUN - 60_000, () => rung.push("over"));
  setAlarm(BEGUN + 5, () => rung.push("stopped"))();
  await sleep(10);
  expect(rung).toEqual(["over"]);
  await expect.poll(() => rung).toEqual(["over", "in time"]);
});
