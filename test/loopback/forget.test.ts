import { MessageFlags, type APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { shown } from "./asking.ts";
import { buttonNamed, isFinal, serverOf, startRig, textOf, type Rig } from "./rig.ts";

const MODERATOR = { user: "owner" };

const offered = ({ discord }: Rig, article: string, user: string) =>
  discord
    .autocomplete({ name: "forget", subcommand: "article", options: { article }, focused: "article", user })
    .choices();
const forgetArticle = ({ discord }: Rig, article: string, user = "owner") =>
  discord.command({ name: "forget", subcommand: "article", options: { article }, user });

/** What stands there after the question was answered by “Remove it”. */
async function confirmed({ discord }: Rig, question: APIMessage, user: string): Promise<string> {
  const sent = discord.button({ customId: buttonNamed(question, "Remove it"), message: question, user });
  return textOf(await sent.original((message) => message.edited_timestamp !== null));
}

describe("/forget mine", () => {
  test("asks first, then removes what a person asked", async () => {
    const rig = await startRig();
    await shown(rig, { options: { private: true } });
    const { author } = rig.discord.say({ channel: "general", content: "hello" });
    const question = await rig.discord.command({ name: "forget", subcommand: "mine" }).original();
    expect(question.flags! & MessageFlags.Ephemeral).toBeTruthy();
    expect(await rig.core.references.ofPerson(author.id)).toHaveLength(1);

    expect(await confirmed(rig, question, "reader")).toBe("Done: 1 request of yours is forgotten.");
    expect(await rig.core.references.ofPerson(author.id)).toEqual([]);
  });

  test("is about whoever presses, in direct messages too", async () => {
    const rig = await startRig();
    await shown(rig);
    const ofAda = await rig.discord.command({ name: "forget", subcommand: "mine", user: "ada", context: 1 }).original();
    expect(await confirmed(rig, ofAda, "ada")).toBe("Done: 0 requests of yours are forgotten.");
    expect(await rig.core.references.recentIn(serverOf(rig), 9)).toHaveLength(1);
  });
});

describe("/forget article", () => {
  test("names the article, asks, and removes it from the server", async () => {
    const rig = await startRig();
    const message = await shown(rig);
    const [choice] = await offered(rig, "harbour port", "owner");
    const [any] = await offered(rig, "", "owner");
    expect(choice).toBeUndefined();
    const title = (await rig.core.references.recentIn(serverOf(rig), 9))[0]!.title;
    const question = await forgetArticle(rig, String(any!.value)).original();
    expect(textOf(question)).toContain(`“${title}”`);

    expect(await confirmed(rig, question, "owner")).toContain("is forgotten here, with 1 result.");
    expect(await rig.core.references.recentIn(serverOf(rig), 9)).toEqual([]);
    const press = rig.discord.button({ customId: buttonNamed(message, "Translate"), message });
    expect(textOf(await press.original(isFinal))).toContain("I don't have that article any more");
  });

  test("takes a title as it was typed, and knows what isn't there", async () => {
    const rig = await startRig();
    await shown(rig);
    const title = (await rig.core.references.recentIn(serverOf(rig), 9))[0]!.title;
    expect(textOf(await forgetArticle(rig, title).original())).toContain("This removes");
    expect((await forgetArticle(rig, "Something else").original()).content).toContain("no such article");
  });

  test("is a moderator's alone: titles, question and press", async () => {
    const rig = await startRig();
    await shown(rig);
    expect(await offered(rig, "", "reader")).toEqual([]);
    const [choice] = await offered(rig, "", MODERATOR.user);
    expect((await forgetArticle(rig, String(choice!.value), "reader").original()).content).toContain("Manage Messages");

    const question = await forgetArticle(rig, String(choice!.value)).original();
    const press = { customId: buttonNamed(question, "Remove it"), message: question, user: "reader" };
    expect((await rig.discord.button(press).original()).content).toContain("Manage Messages");
    expect(await rig.core.references.recentIn(serverOf(rig), 9)).toHaveLength(1);
  });

  test("is about servers", async () => {
    const { discord } = await startRig();
    const sent = discord.command({ name: "forget", subcommand: "article", options: { article: "a" }, context: 1 });
    expect((await sent.original()).content).toContain("in a server only");
  });
});
