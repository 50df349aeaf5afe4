/** How the set-up talks with whoever runs it. Every question throws Stopped or Unanswered. */
export interface Dialogue {
  readonly say: (text: string) => void;
  readonly text: (question: string, usual?: string) => Promise<string>;
  /** Doesn't show what is typed. */
  readonly secret: (question: string) => Promise<string>;
  /** The first choice is the usual one. */
  readonly choose: <T extends string>(question: string, choices: readonly Choice<T>[]) => Promise<T>;
  /** Lets go of the input. */
  readonly close: () => void;
}

/** Servers, or channels, of which one can be chosen. */
export const MOST_CHOICES = 10;

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** The person has had enough. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** The input ended before the questions did. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
  readonly question: string;

  constructor(question: string) {
    super(`no answer to “${question}”`);
    this.question = question;
  }
}
