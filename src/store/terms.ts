import type { Term } from "../job.ts";
import type { Shelf } from "./shelf.ts";

/** A spelling that a place has fixed for translations into one language. */
export interface FixedTerm extends Term {
  /** BCP 47. */
  readonly to: string;
}

/** Terms of a place, which no other place sees: a server, or the terminal. */
export interface Terms {
  readonly list: (place: string) => Promise<readonly FixedTerm[]>;
  /** In the place of an earlier spelling of the same source. False where there is no room for more. */
  readonly add: (place: string, term: FixedTerm) => Promise<boolean>;
  /** False where there was none. */
  readonly remove: (place: string, term: Pick<FixedTerm, "source" | "to">) => Promise<boolean>;
}

/** More would crowd an article out of a request. */
const MOST_TERMS = 200;

export function createTerms(shelf: Shelf<readonly FixedTerm[]>): Terms {
  const list = async (place: string) => (await shelf.get(place))?.data ?? [];
  const without = (terms: readonly FixedTerm[], { source, to }: Pick<FixedTerm, "source" | "to">) =>
    terms.filter((term) => term.source !== source || term.to !== to);
  return {
    list,
    add: (place, term) =>
      shelf.alone(place, async () => {
        const others = without(await list(place), term);
        if (others.length >= MOST_TERMS) return false;
        await shelf.put(place, [...others, term]);
        return true;
      }),
    remove: (place, term) =>
      shelf.alone(place, async () => {
        const terms = await list(place);
        const left = without(terms, term);
        if (left.length === terms.length) return false;
        await shelf.put(place, left);
        return true;
      }),
  };
}
