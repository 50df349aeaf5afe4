import { describe, expect, test, vi } from "vitest";
import { UserError } from "../../src/errors.ts";
import { job, replyTo, setUp } from "./desk.ts";

const shares = { person: 2, server: 3 };
const at = (userId: string, guildId?: string) => ({ ...replyTo, userId, ...(guildId ? { guildId } : {}) });

/** A queue in which nothing ends until it is cancelled. */
async function busy() {
  const reasons: unknown[] = [];
  const given = await setUp({
    perform: (_job, _to, { signal }) =>
      new Promise((resolve) => signal.addEventListener("abort", () => resolve(void reasons.push(signal.reason)))),
  });
  return { ...given, reasons };
}

describe("the queue is nobody's alone", () => {
  test("a person has so many jobs at once, wherever they ask", async () => {
    const { start } = await busy();
    const runner = start({ shares });
    await runner.submit({ ...job, id: "1" }, at("4", "7"));
    await runner.submit({ ...job, id: "2" }, at("4"));
    await expect(runner.submit({ ...job, id: "3" }, at("4", "8"))).rejects.toMatchObject({ code: "person_at_once" });
    await runner.submit({ ...job, id: "3" }, at("5", "8"));
  });

  test("a server has so many, whoever asks there", async () => {
    const { start } = await busy();
    const runner = start({ shares });
    for (const id of ["1", "2", "3"]) await runner.submit({ ...job, id }, at(`user${id}`, "7"));
    await expect(runner.submit({ ...job, id: "4" }, at("user4", "7"))).rejects.toMatchObject({
      code: "server_at_once",
    });
    await runner.submit({ ...job, id: "4" }, at("user4"));
  });
});

test("a job is cancelled by its person, or by whoever may, and then is over", async () => {
  const { start, reasons } = await busy();
  const runner = start();
  await runner.submit(job, replyTo);
  await runner.submit({ ...job, id: "2" }, replyTo);
  await runner.submit({ ...job, id: "3" }, replyTo);
  await vi.waitFor(async () => expect(await runner.load()).toEqual({ running: 2, waiting: 1 }));
  expect(await runner.cancel("1", "somebody else")).toBe("foreign");
  expect(reasons).toEqual([]);
  expect(await runner.cancel("1", replyTo.userId)).toBe("cancelled");
  expect(await runner.cancel("2")).toBe("cancelled");
  await vi.waitFor(() => expect(reasons).toEqual([new UserError("cancelled"), new UserError("cancelled")]));
  await vi.waitFor(async () => expect(await runner.load()).toEqual({ running: 1, waiting: 0 }));
  expect([await runner.isOpen("1"), await runner.isOpen("3")]).toEqual([false, true]);
  expect(await runner.cancel("1", replyTo.userId)).toBe("over");
  expect(await runner.cancel("unknown")).toBe("over");
});

test("what is accepted is a step, and what isn't confirmed is none", async () => {
  const steps: string[] = [];
  const { start } = await setUp({
    acknowledge: async ({ id }, given) => {
      if (id === "2") throw new Error("gone");
      return given;
    },
  });
  const runner = start({ onStep: (step) => steps.push(step) });
  await runner.submit(job, replyTo);
  await expect(runner.submit({ ...job, id: "2" }, replyTo)).rejects.toThrow("gone");
  expect(steps).toEqual(["accepted"]);
});
