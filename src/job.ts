import type { ArticleId } from "./article/article.ts";
import type { Estimate, UserError, UserErrorCode } from "./errors.ts";

export type TaskName = "translate" | "summarize" | "quotes" | "ask";

export type Length = "short" | "medium" | "long";

/** Direct speech, or all that stands in quotation marks: terms, scare quotes and titles too. */
export type Include = "speech" | "all";

/** Where the article comes from. A file's `url` is where its bytes are: Discord's CDN for an attachment, `file:` in the terminal. */
export type Input =
  | {
      readonly kind: "link";
      readonly url: string;
      /** Of a book, from 1; the whole book where absent. */
      readonly chapter?: number;
    }
  | {
      readonly kind: "file";
      readonly name: string;
      readonly url: string;
      readonly mediaType?: string;
      /** Bytes; Discord's `attachment_size_limit` for an attachment. */
      readonly maxBytes?: number;
      /** Of a book, from 1; the whole book where absent. */
      readonly chapter?: number;
    }
  | {
      readonly kind: "text";
      /** As pasted, in order: a field of a form holds a part of a long text. */
      readonly parts: readonly string[];
      readonly title?: string;
      /** Where the person says it is from. */
      readonly url?: string;
    }
  | {
      readonly kind: "article";
      readonly id: ArticleId;
      /** As it was read there; as it was read last where absent. */
      readonly page?: string;
    };

export interface Options {
  /** Language of the result, BCP 47. */
  readonly to: string;
  /** Of a summary. */
  readonly length?: Length;
  /** Of quotes: what counts as one; direct speech alone where absent. */
  readonly include?: Include;
  /** Of `ask`. */
  readonly question?: string;
  /** Spellings that whoever asks has fixed for their place. */
  readonly terms?: readonly Term[];
  /** Which lines of a translation a second look is taken at. */
  readonly review?: "off" | "flagged" | "all";
}

/** One spelling for a name or term, in the language of the result. */
export interface Term {
  readonly source: string;
  readonly target: string;
}

/** Characters of a question: a longer one is a text of its own. */
export const LONGEST_QUESTION = 1_000;

/** Characters of a link that is given: no browser takes many more. */
export const LONGEST_LINK = 2_048;

/** What somebody asked for, to be asked again: by a button, or with the text that couldn't be read. */
export interface Request extends Pick<Job, "beside" | "fresh"> {
  readonly task: TaskName;
  readonly options: Options;
  readonly private: boolean;
  /** Who asked. */
  readonly userId: string;
  readonly channelId: string;
  /** Absent where no article was given yet: then it is nobody else's to go on with. */
  readonly input?: Input;
  /** Of which one is still to be chosen. */
  readonly choices?: readonly Input[];
  /** Where it came to nothing: why. */
  readonly ending?: Ending;
}

/** Why a job came to nothing; `ref` is where the log tells of an error of our own. */
export type Ending =
  | { readonly kind: "error"; readonly code: UserErrorCode; readonly values: UserError["values"] }
  | { readonly kind: "price"; readonly estimate: Estimate }
  | { readonly kind: "failure"; readonly ref: string };

/** One accepted command: plain data that survives a JSON round trip. `id` is the interaction's or message's snowflake. */
export interface Job {
  readonly id: string;
  readonly task: TaskName;
  readonly input: Input;
  readonly options: Options;
  /** What isn't taken from the cache: the page and all that was made of it, or the latter alone. */
  readonly fresh?: "page" | "result";
  /** Wanted beside its original, with all else that can be made of it. */
  readonly beside?: boolean;
  /** The price was named and agreed to. */
  readonly agreed?: boolean;
}

/** One earlier question and its answer, oldest first. */
export interface Turn {
  readonly question: string;
  readonly answer: string;
}

export type Progress =
  | { readonly stage: "reading" }
  /** The article is there; `language` is its own. */
  | { readonly stage: "found"; readonly language: string; readonly paragraphs: number }
  /** `said` is the beginning of an answer, as far as it is proven. */
  | { readonly stage: "asking"; readonly done?: number; readonly total?: number; readonly said?: string }
  | { readonly stage: "checking" };

/** Where an answer goes: plain data, so that any process can deliver it, now or after a restart. */
export interface ReplyTo {
  readonly applicationId: string;
  readonly channelId: string;
  /** Absent in direct messages, and where the bot is only a person's own. */
  readonly guildId?: string;
  readonly userId: string;
  /** Of the person, as Discord names it. */
  readonly locale: string;
  /** For the asker's eyes alone; never leaves the interaction. */
  readonly private: boolean;
  /** The answer takes the place of the message whose button was pressed. */
  readonly inPlace?: boolean;
  /** The bot can post in the channel with its own token. */
  readonly member: boolean;
  /** Absent for a question that was typed as a message. */
  readonly interaction?: {
    readonly id: string;
    readonly token: string;
    /** Milliseconds since 1970; the token is dead after it. */
    readonly expires: number;
    /** The message that answers it, where it is known. */
    readonly messageId?: string;
  };
  /** The person was told to press a button for the answer, which brings a token of its own. */
  readonly onPress?: boolean;
  /** Where an interaction was too short for the job: when that is given up, in milliseconds since 1970. */
  readonly until?: number;
  /** The message that asked, where there is no interaction. */
  readonly messageId?: string;
  /** Nobody asked there: a result is shown, and else nothing said, neither progress nor price nor error. */
  readonly quiet?: boolean;
  /** The reply to it that becomes the answer, once it is there. */
  readonly answerId?: string;
  /** The thread is archived: it takes no answer to a command until it is woken. */
  readonly asleep?: boolean;
  /** Of a thread: the channel it is in. */
  readonly parentId?: string;
  /** Of a question: the conversation it belongs to. */
  readonly conversation?: string;
  /** Where the thread of a result, or of a question about one, is or will be. */
  readonly thread?: ThreadPlan;
}

/** The thread under a result, one to be opened under what is made here, or why there can be none. */
export type ThreadPlan =
  | { readonly kind: "under"; readonly messageId: string }
  | { readonly kind: "own" }
  | { readonly kind: "none"; readonly missing?: "CreatePublicThreads" | "SendMessagesInThreads" };
