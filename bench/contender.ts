import type { Fields } from "./fields.ts";

/** A page as a contender gets it. */
export interface Page {
  /** As served. */
  readonly bytes: Uint8Array;
  /** The same, decoded as the page declares. */
  readonly html: string;
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a contender makes of a page. Markup is turned into text after the clock has stopped. */
export interface Found extends Fields {
  readonly body: { readonly text: string } | { readonly html: string };
}

/** Undefined where it finds no article. */
export type Extract = (page: Page) => Found | undefined | Promise<Found | undefined>;

export interface Contender {
  /** Of its row and its file. */
  readonly name: string;
  /** `ours`; a `peer` that is installed in this folder; or a `floor`, which only parses and has no text to score. */
  readonly kind: "ours" | "peer" | "floor";
  /** Imports it: not part of the time measured. */
  readonly load: () => Promise<Extract>;
}
