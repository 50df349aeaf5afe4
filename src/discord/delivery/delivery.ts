import type { Progress, ReplyTo } from "../../job.ts";
import type { Message } from "../message/message.ts";
import type { Delivered } from "./post.ts";

/** One job's way to its person. */
export interface Delivery {
  /** Shows how far the work is, now and then. Never throws. */
  readonly progress: (progress: Progress) => void;
  /**
   * The last word: an edit of the message that showed the progress, or a channel message. Undefined where it waits for
   * somebody to press, or can't be told any more. Throws JobLost.
   */
  readonly finish: (message: Message) => Promise<Delivered | undefined>;
  /** The last word where the answer itself stands elsewhere: said as long as a message waits for it. */
  readonly point: (message: Message) => Promise<void>;
  /** Aborted with a UserError where the job has gone on for too long. */
  readonly overdue: AbortSignal;
  /** Who asked, where the message doesn't show it of itself; else "". */
  readonly note: () => string;
  /** Nothing more is said. */
  readonly close: () => void;
}

/** What a press brings. */
export type Pressed = Pick<ReplyTo, "member"> & Required<Pick<ReplyTo, "interaction">>;

/** A delivery that goes on in another place where an interaction comes to its end before the job. */
export interface Line extends Delivery {
  readonly to: () => ReplyTo;
  /** Goes on by the interaction of a press; false where the last word is being said already. */
  readonly resume: (pressed: Pressed) => Promise<boolean>;
}
