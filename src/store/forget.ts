import type { ArticleId } from "../article/article.ts";
import type { Anchors } from "./anchors.ts";
import { answersAbout, type Cache } from "./cache.ts";
import type { Conversations } from "./conversations.ts";
import type { LastSeen } from "./last-seen.ts";
import type { Ledger } from "./ledger.ts";
import type { ReaderPages } from "./reader-pages.ts";
import type { Reference, References } from "./references.ts";
import { removeAbout } from "./shelf.ts";
import type { Usage } from "./usage.ts";

/** Each can be done again where it was cut short: references, by which all else is found, go last. */
export interface Forget {
  /**
   * Removes what a person asked and fixed and what was made for their eyes alone, and whose the rest is: what a server was
   * given stays with it, and so do its sums. Gives the number of jobs it was about.
   */
  readonly person: (userId: string) => Promise<number>;
  /** Removes what a server has of an article. Gives the number of jobs it was about. */
  readonly article: (guildId: string, articleId: ArticleId) => Promise<number>;
}

export interface ForgetOptions {
  readonly anchors: Pick<Anchors, "remove">;
  readonly cache: Cache;
  readonly conversations: Conversations;
  readonly lastSeen: Pick<LastSeen, "remove">;
  readonly references: References;
  readonly readerPages: ReaderPages;
  readonly ledger: Pick<Ledger, "anonymise">;
  readonly usage: Usage;
  /** Makes sure that nothing deleted can be read from the disk. */
  readonly erase: () => Promise<void>;
}

export function createForget(options: ForgetOptions): Forget {
  const { anchors, cache, conversations, lastSeen, references, readerPages, ledger, usage, erase } = options;

  /** With the article itself, where nobody else was given it. */
  async function removeReferences(given: readonly Reference[]): Promise<void> {
    const jobs = idsOf(given);
    for (const id of new Set(given.map(({ article }) => article.id))) {
      if (!(await references.has(id, jobs))) await removeArticle(id);
    }
    await references.remove(jobs);
  }

  async function removeArticle(id: ArticleId): Promise<void> {
    for (const kind of [cache.articles, cache.links, cache.copies]) await kind.remove(id);
    for (const shelf of [cache.results, cache.drafts, cache.transcripts, cache.shown, cache.editions])
      await removeAbout(shelf, id);
  }

  async function removeShown(given: readonly Reference[]): Promise<void> {
    const jobs = idsOf(given);
    await readerPages.withdraw(jobs);
    await anchors.remove(jobs);
    for (const job of jobs) {
      await cache.shown.remove(job);
      await cache.editions.remove(job);
      await cache.requests.remove(job);
    }
  }

  /** Where it was talked about: an answer may have opened a place of its own. */
  async function placesOf(given: readonly Reference[]): Promise<string[]> {
    const asked = given.flatMap(({ conversation }) => conversation ?? []);
    return [...asked, ...(await conversations.placesOf(idsOf(given)))];
  }

  /** Of places where nothing is left: their names may tell of a person and an article. */
  async function removePlaces(places: readonly string[]): Promise<void> {
    for (const place of places) {
      if (await conversations.find(place)) continue;
      await anchors.remove([place]);
      await lastSeen.remove(place);
    }
  }

  return {
    async person(userId) {
      const given = await references.ofPerson(userId);
      const own = given.filter((reference) => reference.private || reference.guildId === undefined);
      const asked = given.filter(({ task }) => task === "ask");
      await removeShown([...own, ...asked]);
      await removeAbout(cache.requests, userId);
      await cache.terms.remove(userId);
      const places = await placesOf(own);
      await conversations.removeTurns(idsOf(given));
      // Others may have talked there too, as in a group's direct messages.
      await conversations.removeEmpty(places);
      await removePlaces(places);
      for (const { article } of asked) {
        for (const shelf of [cache.results, cache.transcripts]) await removeAbout(shelf, answersAbout(article.id));
      }
      await usage.anonymise(userId);
      await ledger.anonymise(userId);
      await removeReferences(own);
      await references.anonymise(userId);
      await erase();
      return given.length;
    },
    async article(guildId, articleId) {
      const given = await references.ofArticle(guildId, articleId);
      await removeShown(given);
      const places = await placesOf(given);
      await conversations.remove(places, articleId);
      await removePlaces(places);
      await removeReferences(given);
      await erase();
      return given.length;
    },
  };
}

const idsOf = (references: readonly Reference[]): string[] => references.map(({ jobId }) => jobId);
