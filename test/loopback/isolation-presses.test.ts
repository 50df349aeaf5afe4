import { expect, test } from "vitest";
import { customId, parsePress, type Press } from "../../src/discord/message/custom-id.ts";
import { ADA, askAll, elsewhere, hostOf, outcomeOf, startServers, type Asked } from "./isolation.ts";
import type { Where } from "./asking.ts";
import type { Rig } from "./rig.ts";

type Kind = Press["kind"];

/** Every press that names what somebody was given; what they lead to is tried apart. */
const presses = (asked: Asked): Record<Exclude<Kind, "sample" | "cancel" | "delete">, Press> => ({
  page: { kind: "page", job: asked.summary, page: 0 },
  task: { kind: "task", task: "quotes", article: asked.article, to: "en" },
  ask: { kind: "ask", article: asked.article, to: "en" },
  sourcePage: { kind: "sourcePage", job: asked.answer, page: 0 },
  source: { kind: "source", job: asked.answer },
  length: { kind: "length", job: asked.summary, length: "short" },
  again: { kind: "again", job: asked.summary },
  beside: { kind: "beside", job: asked.summary },
  language: { kind: "language", job: asked.summary },
  show: { kind: "show", job: asked.summary },
  paste: { kind: "paste", request: asked.failure },
  choose: { kind: "choose", request: asked.menu },
  retry: { kind: "retry", job: asked.failure },
  agree: { kind: "agree", job: asked.price },
});

/** Chosen from, where it isn't pressed. */
const SELECTED: Readonly<Record<string, string>> = { language: "de", choose: "0" };

async function tryAll(rig: Rig, asked: Asked, where: Where, isPrivate = false): Promise<Record<string, string>> {
  const all = Object.entries(presses(asked));
  const ids = (isMenu: boolean) =>
    all.filter(([kind]) => kind in SELECTED === isMenu).map(([, press]) => customId(press));
  const menus = Object.fromEntries(ids(true).map((id) => [id, SELECTED[parsePress(id)?.kind ?? ""] ?? ""]));
  const host = await hostOf(rig, ids(false), menus);
  const outcomes: Record<string, string> = {};
  for (const [kind, press] of all) {
    const use = { customId: customId(press), message: host(isPrivate), ...where };
    const value = SELECTED[kind];
    const sent = value === undefined ? rig.discord.button(use) : rig.discord.select({ ...use, values: [value] });
    outcomes[kind] = await outcomeOf(sent);
  }
  return outcomes;
}

const every = (outcome: string) => Object.fromEntries(Object.keys(presses({} as Asked)).map((kind) => [kind, outcome]));

test("what all see is for those who see it: in its channel, and in a thread of that", async () => {
  const rig = await startServers();
  const asked = await askAll(rig, false);
  const thread = rig.discord.startThread({ name: "Talk", channel: "general", user: "bob" });
  expect(await tryAll(rig, asked, ADA)).toEqual(every("taken"));
  // What costs money, or isn't chosen yet, stays with who asked; a moderator may go on.
  const shared = { ...every("taken"), retry: "not theirs", agree: "not theirs", choose: "gone" };
  expect(await tryAll(rig, asked, { ...ADA, user: "bob" })).toEqual(shared);
  expect(await tryAll(rig, asked, { channel: thread.id, user: "bob" })).toEqual(shared);
  const moderator = { ...ADA, user: "bob", permissions: 1n << 13n };
  expect(await tryAll(rig, asked, moderator)).toEqual({ ...shared, retry: "taken", agree: "taken" });
});

test.each(["ada", "bob"])("what all see in one place is gone anywhere else, for %s", async (user) => {
  const rig = await startServers();
  const asked = await askAll(rig, false);
  for (const [place, where] of Object.entries(await elsewhere(rig, user))) {
    expect(await tryAll(rig, asked, where), place).toEqual(every("gone"));
    expect(await tryAll(rig, asked, where, true), `${place}, in private`).toEqual(every("gone"));
  }
});

test("what one person alone sees is for them alone, where they saw it", async () => {
  const rig = await startServers();
  const asked = await askAll(rig, true);
  expect(await tryAll(rig, asked, ADA, true)).toEqual(every("taken"));
  for (const isPrivate of [false, true]) {
    expect(await tryAll(rig, asked, { ...ADA, user: "bob" }, isPrivate)).toEqual(every("gone"));
    expect(await tryAll(rig, asked, { ...ADA, user: "owner" }, isPrivate)).toEqual(every("gone"));
    for (const [place, where] of Object.entries(await elsewhere(rig, "ada"))) {
      expect(await tryAll(rig, asked, where, isPrivate), place).toEqual(every("gone"));
    }
  }
});

test("nobody sends a form that was opened for somebody else, or elsewhere", async () => {
  const rig = await startServers();
  const asked = await askAll(rig, false);
  const host = await hostOf(rig, [customId(presses(asked).ask), customId(presses(asked).paste)], {});
  const forms = [
    [customId(presses(asked).ask), { question: "Why?" }],
    [customId(presses(asked).paste), { text1: "A text that is pasted." }],
    [customId({ kind: "paste", request: asked.form }), { text1: "A text that is pasted." }],
  ] as const;
  for (const [id] of forms.slice(0, 2))
    await rig.discord.button({ customId: id, message: host(false), ...ADA }).modal();
  const outcomes = async (where: Where) =>
    Promise.all(forms.map(([id, values]) => outcomeOf(rig.discord.modalSubmit({ customId: id, values, ...where }))));

  for (const [place, where] of Object.entries(await elsewhere(rig, "ada"))) {
    expect(await outcomes(where), place).toEqual(["gone", "gone", "gone"]);
  }
  expect(await outcomes({ ...ADA, user: "bob" })).toEqual(["taken", "taken", "gone"]);
  expect(await outcomes(ADA)).toEqual(["taken", "taken", "taken"]);
});
