import type { Length, ReplyTo } from "../../job.ts";
import { translatorFor } from "../../locale/translate.ts";
import type { Faults } from "../../store/faults.ts";
import type { SettingsStore } from "../../store/settings.ts";
import type { Result } from "../../task/result.ts";
import type { ReaderPage } from "../thread/citation.ts";
import type { ResultView } from "./render.ts";

export interface ViewOptions {
  readonly settings: Pick<SettingsStore, "get">;
  readonly faults: Pick<Faults, "spare">;
  /** Absent where results aren't served as pages. */
  readonly readerPage?: ReaderPage | undefined;
  readonly now: () => number;
}

/** Where a job's result is shown, and to whom. */
export interface Showing extends Pick<ReplyTo, "locale" | "private"> {
  readonly job: string;
  readonly guildId?: string | null;
  /** Of a summary. */
  readonly length?: Length | undefined;
}

/** How a result is shown when it is new: its first page, with its file, in the words of the place. */
export type ViewOf = (showing: Showing, result: Result) => Promise<ResultView>;

export function createViewOf({ settings, faults, readerPage, now }: ViewOptions): ViewOf {
  return async ({ job, guildId, locale, private: isPrivate, length }, { to }) => ({
    t: translatorFor(locale, to),
    job,
    page: 0,
    now: now(),
    attach: true,
    isPrivate,
    address: isPrivate ? undefined : await faults.spare(async () => readerPage?.(job), undefined),
    length,
    languages: await faults.spare(async () => (await settings.get(guildId ?? "")).languages, []),
  });
}
