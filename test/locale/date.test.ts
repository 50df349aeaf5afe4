import { expect, test } from "vitest";
import { dayAndTime } from "../../src/locale/date.ts";

test.each([
  ["2026-03-08", "8 March 2026"],
  ["2026-10-14T18:32:00+02:00", "14 October 2026 at 18:32 (UTC+2)"],
  ["2026-10-14T23:59:59.123Z", "14 October 2026 at 23:59 (UTC)"],
  ["2026-01-01T00:30:00+05:30", "1 January 2026 at 00:30 (UTC+5:30)"],
  ["2026-01-01T00:30:00-03:00", "1 January 2026 at 00:30 (UTC−3)"],
  ["2026-01-01T00:30", "1 January 2026 at 00:30"],
  ["2026-13-45", "2026-13-45"],
  ["last week", "last week"],
])("%s is %s", (iso, text) => {
  expect(dayAndTime(iso, "en-GB")).toBe(text);
});

test.each([
  ["en-US", "October 14, 2026 at 18:32 (UTC+2)"],
  ["de", "14. Oktober 2026 um 18:32 (UTC+2)"],
  ["zh-CN", "2026年10月14日 18:32 (UTC+2)"],
  ["ko", "2026년 10월 14일 18:32 (UTC+2)"],
])("in %s a time is put to its day as the language has it", (locale, text) => {
  expect(dayAndTime("2026-10-14T18:32:00+02:00", locale)).toBe(text);
});
