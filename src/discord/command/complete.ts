import type { AutocompleteInteraction } from "discord.js";
import type { Naming, Reach } from "../access/reach.ts";
import type { ArticleId } from "../../article/article.ts";
import type { Core } from "../../core.ts";
import { UserError } from "../../errors.ts";
import type { Input } from "../../job.ts";
import { translator } from "../../locale/translate.ts";
import { articleChoices } from "./article-choices.ts";
import { languageChoices, languageOf } from "./languages.ts";
import { linksIn } from "./links.ts";

/** What people are offered while they type, and what is meant by what they choose. */
export interface Completion {
  /** For an option that takes a language. */
  readonly languages: (interaction: AutocompleteInteraction) => Promise<void>;
  /** For an option that takes one of a channel's articles. */
  readonly articles: (interaction: AutocompleteInteraction) => Promise<void>;
  /**
   * The article of such an option's value, which comes from outside: one that the person may see there, or a link.
   * Throws article_expired.
   */
  readonly article: (naming: Naming, given: string) => Promise<Input>;
}

/** Articles of a channel that are looked through. */
const RECENT_ARTICLES = 200;
/** Earlier commands of a person that tell which languages they want. */
const RECENT_REQUESTS = 10;

export function createCompletion(
  { cache, references, settings }: Pick<Core, "cache" | "references" | "settings">,
  reach: Pick<Reach, "jobsAbout">,
): Completion {
  const recent = async ({ channelId, user }: Naming) => references.recent(channelId ?? "", user.id, RECENT_ARTICLES);

  return {
    async languages(interaction) {
      const { languages } = await settings.get(interaction.guildId ?? "");
      const first = [...languages, ...(await recentLanguages(interaction.user.id)), languageOf(interaction.locale)];
      await interaction.respond(languageChoices(typed(interaction), { first, locale: interaction.locale }));
    },

    async articles(interaction) {
      const t = translator(interaction.locale);
      await interaction.respond(articleChoices(await recent(interaction), typed(interaction), t));
    },

    async article(naming, given) {
      const [url] = linksIn(given);
      if (url !== undefined) return { kind: "link", url };
      const isKnown = (await reach.jobsAbout(naming, given)).length > 0;
      const id = isKnown ? given : await named(naming, given);
      if (id === undefined) throw new UserError("article_expired");
      return { kind: "article", id };
    },
  };

  /** That a person asked for last, each once. */
  async function recentLanguages(userId: string): Promise<string[]> {
    const jobs = (await cache.requests.keysAbout(userId)).toSorted(latestFirst).slice(0, RECENT_REQUESTS);
    const requests = await Promise.all(jobs.map((job) => cache.requests.get(job)));
    return requests.flatMap((request) => request?.data.options.to ?? []);
  }

  /** Of the only article whose title a person wrote instead of choosing it. */
  async function named(naming: Naming, given: string): Promise<ArticleId | undefined> {
    const title = given.trim();
    const [found, ...others] = (await recent(naming)).filter((article) => article.title === title);
    return others.length === 0 ? found?.id : undefined;
  }
}

const typed = (interaction: AutocompleteInteraction): string => interaction.options.getFocused();

/** Snowflakes of different lengths: the longer one is the later. */
const latestFirst = (a: string, b: string) => b.length - a.length || (a < b ? 1 : -1);
