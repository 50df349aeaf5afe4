import type { Translate } from "../../locale/translate.ts";

/** Of channels or roles, that a line names; a server may have hundreds. */
const MOST_NAMED = 10;

/** “#general, #news and 12 more” of what Discord shows by its mention. */
export function mentions(all: readonly string[], t: Translate): string {
  const listed = all.slice(0, MOST_NAMED).join(t("list.separator"));
  const more = all.length - MOST_NAMED;
  return more > 0 ? t("doctor.more", { names: listed, count: more }) : listed;
}
