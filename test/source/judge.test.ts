import { expect, test } from "vitest";
import { createJudge } from "../../src/source/judge.ts";

const PUBLIC = "93.184.215.14";

test("an address that becomes this machine's own is refused within a minute", () => {
  let time = 0;
  let own = ["fe80::1%eth0", "2606:2800:21f::99"];
  const isPublic = createJudge({ own: () => own, now: () => time });
  expect([isPublic(PUBLIC), isPublic("2606:2800:21f:0::99")]).toEqual([true, false]);
  own = [PUBLIC];
  time = 59_999;
  expect(isPublic(PUBLIC)).toBe(true);
  time = 60_000;
  expect([isPublic(PUBLIC), isPublic("2606:2800:21f::99")]).toEqual([false, true]);
});

test("what the operator names is refused, in single addresses and in blocks", () => {
  const isPublic = createJudge({ denied: ["93.184.215.0/24", "11.0.0.1", "2606:2800::/32"], own: () => [] });
  const asked = [PUBLIC, "93.184.216.1", "11.0.0.1", "11.0.0.2", "2606:2800:21f::1", "2606:2801::1"];
  expect(asked.filter(isPublic)).toEqual(["93.184.216.1", "11.0.0.2", "2606:2801::1"]);
});
