import { describe, expect, test } from "vitest";
import { createListeningLog } from "../fakes/listening-log.ts";
import { answersTo, answerTo, mentioning, READING, shown, withThread } from "./asking.ts";
import { textOf } from "./rig.ts";

const HOUR = 60 * 60 * 1000;

describe.each([
  ["that is gone on with", false],
  ["that has to be begun anew", true],
])("after an hour without the gateway, in a session %s", (_, forget) => {
  test("a command expires without a word, a question is answered once, and all goes on", async () => {
    let ahead = 0;
    const now = () => Date.now() + ahead;
    const { log, lines } = createListeningLog();
    const { rig, thread } = await withThread({ ...READING, now, discord: { ...READING.discord, now }, bot: { log } });
    const { discord, model, site } = rig;
    discord.refuseGateway(4000);
    discord.dropGateway({ forget });
    const late = discord.command({ name: "translate", options: { link: site.url("/article?late") } });
    const question = discord.say({ channel: thread.id, content: mentioning(rig, "Depuis quand?") });
    const [asked, hits] = [model.requests.length, site.hits()];
    ahead += HOUR;
    discord.refuseGateway();

    expect(textOf(await answerTo(rig, question))).toContain("**Depuis quand?**");
    expect(answersTo(rig, question)).toHaveLength(1);
    expect(late.followUps()).toEqual([]);
    expect(model.requests).toHaveLength(asked + 1);
    expect(site.hits()).toBe(hits);
    const tooLate = lines.filter(({ interaction }) => interaction === late.id);
    expect(tooLate.map(({ level, msg }) => [level, msg])).toEqual(
      forget ? [] : [[40, "an interaction came too late to be answered"]],
    );
    await shown(rig);
    expect(discord.sessions().map(({ resumes }) => resumes)).toEqual([forget ? 0 : 1]);
  }, 40_000);
});
