import { setTimeout as sleep } from "node:timers/promises";
import type { Server } from "../discord/access/server-access.ts";
import { serversOf } from "../doctor/permissions.ts";
import type { Rest } from "../doctor/rest.ts";
import { setup as texts } from "../locale/setup.ts";
import { fill } from "../locale/fill.ts";
import { MOST_CHOICES, type Dialogue } from "./dialogue.ts";

/** Milliseconds between two looks, and for all of them. */
export interface Patience {
  readonly every: number;
  readonly most: number;
}

export const PATIENCE: Patience = { every: 2_000, most: 5 * 60_000 };

/** The server to begin in: one the bot is in, or one that is being added now. Undefined where neither is wanted. */
export async function chooseServer(
  dialogue: Dialogue,
  rest: Rest,
  signal: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<Server | undefined> {
  const known = await serversOf(rest);
  const isFirst = known.length === 0;
  const choice = await dialogue.choose<string>(isFirst ? texts.invited : texts.where, [
    ...known.slice(0, MOST_CHOICES).map(({ id, name }) => ({ value: id, label: name })),
    { value: "wait", label: isFirst ? texts.wait : texts.another },
    { value: "later", label: texts.later },
  ]);
  if (choice === "later") return undefined;
  if (choice !== "wait") return known.find(({ id }) => id === choice);
  dialogue.say(fill(texts.waiting, { minutes: Math.ceil(patience.most / 60_000) }));
  const server = await newServer(rest, known, signal, patience);
  dialogue.say(server ? fill(texts.joined, { server: server.name }) : texts.notSeen);
  return server;
}

/** Looks again and again; a look that fails is one more that saw nothing. */
async function newServer(
  rest: Rest,
  known: readonly Server[],
  signal: AbortSignal,
  { every, most }: Patience,
): Promise<Server | undefined> {
  const before = new Set(known.map(({ id }) => id));
  const end = performance.now() + most;
  while (performance.now() < end) {
    await sleep(every, undefined, { signal });
    const now = await serversOf(rest).catch(() => known);
    signal.throwIfAborted();
    const server = now.find(({ id }) => !before.has(id));
    if (server) return server;
  }
  return undefined;
}
