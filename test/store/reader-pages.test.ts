import { describe, expect, test } from "vitest";
import { DAY, drivers, MOMENT } from "./drivers.ts";

describe.each(drivers())("reader's pages in $name", ({ open }) => {
  async function start() {
    const place = await open();
    return { place, pages: (await place.connect()).readerPages };
  }

  test("a result has one address, which nobody guesses", async () => {
    const { pages } = await start();
    const secret = await pages.publish("job");

    expect(secret).toMatch(/^[\w-]{22}$/);
    expect(await pages.publish("job")).toBe(secret);
    expect(await pages.publish("other")).not.toBe(secret);
    expect(await pages.find(secret)).toBe("job");
    expect(await pages.find("other")).toBeUndefined();
  });

  test("a withdrawn address leads nowhere, and isn't given again", async () => {
    const { pages } = await start();
    const [one, two] = [await pages.publish("1"), await pages.publish("2")];
    await pages.withdraw(["1", "unknown"]);

    expect([await pages.find(one), await pages.find(two)]).toEqual([undefined, "2"]);
    expect(await pages.publish("1")).not.toBe(one);
  });

  test("an address expires", async () => {
    const { place, pages } = await start();
    const secret = await pages.publish("job");
    await place.wait(30 * DAY - MOMENT);
    expect(await pages.find(secret)).toBe("job");
    await place.wait(MOMENT);
    expect(await pages.find(secret)).toBeUndefined();
    expect(await pages.publish("job")).not.toBe(secret);
  });
});
