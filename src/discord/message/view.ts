import type { Job, ReplyTo } from "../../job.ts";
import { translatorFor } from "../../locale/translate.ts";
import type { SettingsStore } from "../../store/settings.ts";
import type { Result } from "../../task/result.ts";
import type { ReaderPage } from "../thread/citation.ts";
import type { ResultView } from "./render.ts";

export interface ViewOptions {
  readonly settings: Pick<SettingsStore, "get">;
  /** Absent where results aren't served as pages. */
  readonly readerPage?: ReaderPage | undefined;
  readonly now: () => number;
}

/** How a result is shown when it is new: its first page, with its file, in the words of the place. */
export type ViewOf = (job: Job, replyTo: ReplyTo, result: Result) => Promise<ResultView>;

export function createViewOf({ settings, readerPage, now }: ViewOptions): ViewOf {
  return async (job, replyTo, { to }) => ({
    t: translatorFor(replyTo.locale, to),
    job: job.id,
    page: 0,
    now: now(),
    attach: true,
    isPrivate: replyTo.private,
    address: replyTo.private ? undefined : await readerPage?.(job.id),
    length: job.options.length,
    languages: (await settings.get(replyTo.guildId ?? "")).languages,
  });
}
