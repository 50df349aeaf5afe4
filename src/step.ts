/**
 * Where a job is: Discord confirmed it; the article's bytes are there; they were read; the article is kept; the first
 * complete part of the model's answer is kept; the result is checked and kept; it stands in Discord.
 */
export const STEPS = ["accepted", "read", "parsed", "cached", "asked", "checked", "delivered"] as const;

export type Step = (typeof STEPS)[number];

export type OnStep = (step: Step) => void;
