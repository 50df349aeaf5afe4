/** Who said a quote. Empty where the article doesn't say so plainly: a wrong speaker is worse than none. */
export interface Speaker {
  readonly speaker: string;
  readonly role: string;
}

export const nobody: Speaker = { speaker: "", role: "" };

/** What stands around a quote. */
export interface Setting {
  /** From the quote before it, or the paragraph's start, to the opening mark. */
  readonly before: string;
  /** From the closing mark to the next quote or the paragraph's end; or the clause that interrupts the quote. */
  readonly after: string;
  /** All of the paragraph before the quote, other quotes included. */
  readonly earlier: string;
  readonly language: string;
  /** Full names that occur in the article. */
  readonly names: readonly string[];
}
