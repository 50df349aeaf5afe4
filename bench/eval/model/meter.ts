import { addUsage, ModelError, NO_USAGE, type Llm, type Usage } from "../../../src/llm/llm.ts";
import { costUsd } from "../../../src/llm/price.ts";

/** What was spent. */
export interface Spent {
  readonly usage: Usage;
  /** Undefined for a model without a listed price. */
  readonly costUsd: number | undefined;
}

export interface Meter {
  /** The same model, counted. */
  readonly watch: (llm: Llm) => Llm;
  /** Since it was last read. */
  readonly read: () => Spent;
}

/** Counts what requests cost, those of a task that fails too. */
export function createMeter(): Meter {
  const nothing: Spent = { usage: NO_USAGE, costUsd: 0 };
  let spent = nothing;

  function spend(model: string, usage: Usage): void {
    const price = costUsd(model, usage);
    const cost = price === undefined || spent.costUsd === undefined ? undefined : spent.costUsd + price;
    spent = { usage: addUsage(spent.usage, usage), costUsd: cost };
  }

  return {
    watch: (llm) => ({
      ...llm,
      complete: async (prompt, options) => {
        try {
          const completion = await llm.complete(prompt, options);
          spend(llm.model, completion.usage);
          return completion;
        } catch (error) {
          if (error instanceof ModelError) spend(llm.model, error.usage);
          throw error;
        }
      },
    }),
    read: () => {
      const read = spent;
      spent = nothing;
      return read;
    },
  };
}
