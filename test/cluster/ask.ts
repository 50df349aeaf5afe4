import { InteractionResponseType } from "discord-api-types/v10";
import pLimit from "p-limit";
import { article } from "../../bench/soak/articles.ts";
import { textOf } from "../fakes/discord-components.ts";
import { isFinal } from "../fakes/discord-shown.ts";
import type { Cluster } from "./cluster.ts";

/** People who wait for their first response at once: more than a busy machine has time for would not be accepted. */
const AT_ONCE = 25;

/** Lets so many commands be accepted, each for one of so many articles; gives their last words. */
export async function askAll(
  { ask, publish }: Cluster,
  first: number,
  articles: number,
  jobs: number,
): Promise<string[]> {
  const links = Array.from({ length: articles }, (_, index) => publish(`/${first + index}`, article(first + index)));
  const limit = pLimit(AT_ONCE);
  const accepted = await Promise.all(
    Array.from({ length: jobs }, (_, job) => limit(() => accept(links[job % articles]!))),
  );
  return Promise.all(accepted.map(async (sent) => textOf(await sent.original(isFinal, 120_000))));

  /** Whoever isn't confirmed in time, or is told that it can't be taken just now, asks again. */
  async function accept(link: string): Promise<ReturnType<Cluster["ask"]>> {
    for (;;) {
      const sent = ask(link);
      const response = await sent.acknowledged().catch(() => undefined);
      if (response?.type === InteractionResponseType.DeferredChannelMessageWithSource) return sent;
    }
  }
}

export const isSummary = (text: string) => text.includes("French → English");
