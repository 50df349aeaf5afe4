/** Tokens of all requests a result took. */
export interface Usage {
  readonly requests: number;
  /** Neither read from nor written to the prompt cache. */
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
}
