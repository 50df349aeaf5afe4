import { MessageFlags } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { slowly } from "../fakes/model-faults.ts";
import { answersTo, answerTo, inThread, pause, READING, shown, withThread } from "./asking.ts";
import { article, inThreads, startFlags } from "./flags.ts";
import { buttonNamed, isFinal, startRig, textOf, type Rig, type RigSetup } from "./rig.ts";

const ofPerson = (person: number): RigSetup => ({ limits: { person } });

/** What somebody is told at once who asks for a summary. */
const asked = async (rig: Rig, place = {}) => textOf(await shown(rig, place));

describe("who has asked for enough", () => {
  test("is told at once, to their eyes alone, when to try again; others are served", async () => {
    const rig = await startRig(ofPerson(1));
    await shown(rig, { user: "ada" });
    const refused = await shown(rig, { user: "ada", name: "quotes" });
    expect(refused.content).toMatch(
      /^You've asked for a lot in a short time\. Please try again in (?:9|10) minutes\.$/,
    );
    expect(Number(refused.flags) & MessageFlags.Ephemeral).toBeTruthy();
    expect(rig.model.requests).toHaveLength(1);
    expect(await asked(rig, { user: "bo", name: "quotes" })).toContain("Goulven Tanguy");
  });

  test("reads on: pages, copies and what is in the cache count little or nothing", async () => {
    const rig = await startRig(ofPerson(2));
    const message = await shown(rig);
    for (let again = 0; again < 3; again++) expect(await asked(rig)).toContain("cached");
    for (let turn = 0; turn < 6; turn++) {
      const asks = rig.discord.button({ customId: buttonNamed(message, "Ask"), message });
      expect(await asks.modal()).toBeDefined();
    }
    expect(await asked(rig, { name: "quotes" })).toContain("Goulven Tanguy");
  });

  test("has typed questions passed over, and is told once", async () => {
    const { rig, thread } = await withThread({ ...READING, limits: { person: 3 } });
    const type = (content: string) => rig.discord.say({ channel: thread.id, content, user: "ada" });
    for (const question of ["Un?", "Deux?", "Trois?"]) await answerTo(rig, type(question));
    const refused = type("Quatre?");
    const [told] = await rig.discord.until(() => {
      const found = answersTo(rig, refused);
      return found.length > 0 ? found : undefined;
    }, "a refusal");
    expect(textOf(told!)).toContain("You've asked for a lot");
    const before = inThread(rig, thread.id).length;
    type("Cinq?");
    await pause();
    expect(inThread(rig, thread.id)).toHaveLength(before + 1);
  });

  test("has flags passed over in silence, before a page is read", async () => {
    const rig = await startFlags(ofPerson(1));
    const message = article(rig);
    rig.discord.react({ message, emoji: "🇬🇧", user: "bo" });
    await inThreads(rig, 2);
    const hits = rig.site.hits("/article");
    rig.discord.react({ message, emoji: "🇩🇪", user: "bo" });
    await pause();
    expect(rig.site.hits("/article")).toBe(hits);
    expect(await inThreads(rig, 2)).toHaveLength(2);
  });
});

describe("so much is done at once", () => {
  const busy = (limits: RigSetup["limits"] = {}) => startRig({ answer: slowly(200, 20), limits });
  const begin = async (rig: Rig, place: object, to: string) => {
    const options = { link: rig.site.url("/article"), to };
    const sent = rig.discord.command({ name: "summarize", options, ...place });
    return sent.original((message) => !isFinal(message) || message.content !== "");
  };

  test("for one person, who can't fill the queue", async () => {
    const rig = await busy({ "person-at-once": 2 });
    const told = await Promise.all(["German", "Dutch", "Czech"].map((to) => begin(rig, { user: "ada" }, to)));
    expect(told.filter(({ content }) => content.startsWith("I'm still working on what you asked"))).toHaveLength(1);
    expect((await begin(rig, { user: "bo" }, "Czech")).content).toBe("");
  });

  test("for one server", async () => {
    const rig = await busy({ "server-at-once": 1 });
    await begin(rig, { user: "ada" }, "German");
    const second = await begin(rig, { user: "bo" }, "Dutch");
    expect(second.content).toContain("already working on a lot for this server");
    expect((await begin(rig, { user: "bo", context: 1 }, "Dutch")).content).toBe("");
  });
});
