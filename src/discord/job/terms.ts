import type { ReplyTo, Term } from "../../job.ts";
import type { Terms } from "../../store/terms.ts";

/** Whose spellings hold: a server's where the bot is in it, else the person's own. */
export function termsPlace({ guildId, member, userId }: Pick<ReplyTo, "guildId" | "member" | "userId">): string {
  return guildId !== undefined && member ? guildId : userId;
}

/** The spellings that hold for a job's translation into a language. */
export async function termsOf(terms: Pick<Terms, "list">, replyTo: ReplyTo, language: string): Promise<Term[]> {
  const fixed = await terms.list(termsPlace(replyTo));
  return fixed.filter(({ to }) => to === language).map(({ source, target }) => ({ source, target }));
}
