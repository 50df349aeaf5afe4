/** Exit codes: done; the person can act on it; the rest by sysexits.h and the shell's custom. */
export const EXIT = { done: 0, actable: 1, usage: 2, internal: 70, configuration: 78, interrupted: 130 };

/** What whoever called can mend: its message is all they need. */
export class EvalError extends Error {
  override readonly name = "EvalError";
  readonly exit: number;

  constructor(message: string, exit: number, options?: ErrorOptions) {
    super(message, options);
    this.exit = exit;
  }
}

/** What `parse` gives; what it throws is told with the usage. */
export function understood<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new EvalError(messageOf(error), EXIT.usage, { cause: error });
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
