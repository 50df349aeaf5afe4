import { articleNotes, footer } from "../../export/footer.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Result } from "../../task/result.ts";
import { directed } from "./bidi.ts";
import { facts } from "./header.ts";
import { neutraliseLine } from "./neutralise.ts";
import { shorten } from "./pages.ts";

/** Characters of its lines, and of all. */
const LINES = [350, 350, 200] as const;
export const SMALL_PRINT = LINES.reduce((sum, line) => sum + line + 1, 0);

export interface SmallPrintView {
  readonly t: Translate;
  readonly now: number;
  /** Which page of how many. */
  readonly pageOf?: string;
  /** Why the result is shown here. */
  readonly note?: string | undefined;
}

/**
 * Up to three lines: what was checked and what it cost; what a reader should know of how the article was read; why it is
 * shown here. "" where there is nothing to say.
 */
export function smallPrint(result: Result, { t, now, pageOf, note }: SmallPrintView): string {
  const checked = [...footer(result, t, now), pageOf ?? ""].map(neutraliseLine).filter(Boolean);
  const lines = [
    checked.length === 0 ? "" : facts(checked, t),
    ...[neutraliseLine(articleNotes(result.article, t).join(" ")), note].map((line) =>
      line ? directed(`-# ${line}`, t.locale) : "",
    ),
  ];
  return lines.flatMap((line, at) => (line ? shorten(line, LINES[at] ?? 0) : [])).join("\n");
}
