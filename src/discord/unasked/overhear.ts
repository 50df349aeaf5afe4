import {
  Events,
  type Client,
  type Message,
  type MessageReaction,
  type PartialMessageReaction,
  type PartialUser,
  type User,
} from "discord.js";
import { createReactions, type ReactionOptions } from "./reactions.ts";
import { createSummaries, type SummariesOptions } from "./summaries.ts";

/** Hears what wasn't said to the bot, and is of use to it where a server wants that: reactions and links. */
export function overhear(client: Client, options: ReactionOptions & SummariesOptions): { readonly stop: () => void } {
  const reactions = createReactions(options);
  const summaries = createSummaries(options);
  const onReaction = (reaction: MessageReaction | PartialMessageReaction, user: User | PartialUser) =>
    void reactions.take(reaction, user);
  const onMessage = (message: Message) => void summaries.take(message);
  client.on(Events.MessageReactionAdd, onReaction).on(Events.MessageCreate, onMessage);
  return {
    stop() {
      client.off(Events.MessageReactionAdd, onReaction).off(Events.MessageCreate, onMessage);
      summaries.stop();
    },
  };
}
