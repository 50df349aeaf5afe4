import { describe, expect, test } from "vitest";
import { DAY, drivers, type Place } from "./drivers.ts";

describe.each(drivers())("anchors in $name", ({ open }) => {
  async function start() {
    const place: Place = await open();
    return { place, anchors: (await place.connect()).anchors };
  }

  test("a message is found by what it is about, the last one set", async () => {
    const { anchors } = await start();
    expect(await anchors.find("thread")).toBeUndefined();
    await anchors.set("thread", { guildId: "1", channelId: "2", messageId: "3", jobId: "4" });
    expect(await anchors.find("thread")).toEqual({ guildId: "1", channelId: "2", messageId: "3", jobId: "4" });
    await anchors.set("thread", { channelId: "2", messageId: "5" });
    expect(await anchors.find("thread")).toEqual({ channelId: "2", messageId: "5" });
    await anchors.remove(["4"]);
    expect(await anchors.find("thread")).toBeDefined();
  });

  test("it is kept no longer than what it is about", async () => {
    const { place, anchors } = await start();
    await anchors.set("old", { channelId: "2", messageId: "3" });
    await place.wait(30 * DAY);
    await anchors.set("new", { channelId: "2", messageId: "4" });
    expect(await anchors.find("old")).toBeUndefined();
  });

  test("it goes by its own id, or by the job whose message it leads to", async () => {
    const { place, anchors } = await start();
    for (const id of ["1", "2", "3"]) await anchors.set(id, { channelId: "2", messageId: "3", jobId: `job ${id}` });
    await anchors.remove(["1", "job 2"]);
    expect([await anchors.find("1"), await anchors.find("2")]).toEqual([undefined, undefined]);
    expect(await anchors.find("3")).toBeDefined();
    expect([...(await place.content()).values()].join(" ")).not.toContain("job 1");
  });
});
