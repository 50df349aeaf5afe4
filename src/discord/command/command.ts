// Types alone: doctor reads the commands' data in the terminal, which never loads discord.js.
import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from "discord.js";
import type { Input, Job, Options, ThreadPlan } from "../../job.ts";
import type { Conversations } from "../../store/conversations.ts";
import type { Completion } from "./complete.ts";
import type { MessageCommandData, SlashCommandData } from "./data.ts";
import type { Manage } from "../manage/manage.ts";
import type { UsualLanguage } from "./usual-language.ts";

/** The interactions that become a job. */
export type JobInteraction =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

/** What a command makes of an interaction. */
export interface Draft {
  readonly task: Job["task"];
  readonly input: Input;
  readonly options: Options;
  readonly private: boolean;
  readonly fresh?: Job["fresh"];
  readonly agreed?: boolean;
  readonly beside?: boolean;
  readonly inPlace?: boolean;
  readonly conversation?: string | undefined;
  readonly thread?: ThreadPlan | undefined;
}

export interface Services {
  /** Journals the job, defers the reply, starts the work. */
  readonly submit: (interaction: JobInteraction, draft: Draft) => Promise<void>;
  /** The same for a slash command; where it names no article, a form asks for its text. */
  readonly request: (
    interaction: ChatInputCommandInteraction,
    draft: Omit<Draft, "input"> & { readonly input: Input | undefined },
  ) => Promise<void>;
  /** Does it with the article that a message is about; where there may be several, asks which one is meant first. */
  readonly onMessage: (
    interaction: MessageContextMenuCommandInteraction,
    task: Exclude<Job["task"], "ask">,
  ) => Promise<void>;
  readonly conversations: Pick<Conversations, "find">;
  readonly usualLanguage: UsualLanguage;
  readonly completion: Completion;
  readonly manage: Manage;
}

/** One slash command. `execute` throws a UserError for an argument that can't be used. */
export interface SlashCommand {
  readonly data: SlashCommandData;
  readonly execute: (interaction: ChatInputCommandInteraction, services: Services) => Promise<void>;
  /** Offers choices for the option being typed. */
  readonly autocomplete?: (interaction: AutocompleteInteraction, services: Services) => Promise<void>;
  /** It also works where the server's settings leave the bot out. */
  readonly anywhere?: true;
}

/** One command of a message's Apps menu. */
export interface MessageCommand {
  readonly data: MessageCommandData;
  readonly execute: (interaction: MessageContextMenuCommandInteraction, services: Services) => Promise<void>;
}

export type Command = SlashCommand | MessageCommand;
