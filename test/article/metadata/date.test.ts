import { describe, expect, it } from "vitest";
import { dateInUrl, isDateLine, parseDate } from "../../../src/article/metadata/date.ts";

const now = Date.UTC(2026, 10, 22, 12);

describe("parseDate reads dates as publishers write them", () => {
  it.each([
    ["2021-06-10T14:57:42.806Z", "2021-06-10T14:57:42Z"],
    ["2021-06-10T14:57:42+02:00", "2021-06-10T14:57:42+02:00"],
    ["2021-06-10T14:57:42+0200", "2021-06-10T14:57:42+02:00"],
    ["2021-06-10T14:57-05", "2021-06-10T14:57:00-05:00"],
    ["2021-11-19 06:07:13", "2021-11-19"],
    ["2021-11-19", "2021-11-19"],
    ["2021/5/2", "2021-05-02"],
    ["20210520", "2021-05-20"],
    ["20210520T112400Z", "2021-05-20T11:24:00Z"],
    ["2021年11月19日", "2021-11-19"],
    ["2008年03月12日 07:45 来源：江城晚报", "2008-03-12"],
    ["2024년 3월 5일", "2024-03-05"],
    ["20/05/2021 - 11:24", "2021-05-20"],
    ["20.5.2021", "2021-05-20"],
    ["Thu, 20 May 2021 11:24:00 GMT", "2021-05-20T11:24:00Z"],
    ["Thu, 20 May 2021 11:24:00 +0200", "2021-05-20T11:24:00+02:00"],
    ["May 20, 2021", "2021-05-20"],
    ["Published: 3rd September 2019", "2019-09-03"],
  ])("%s", (raw, wanted) => {
    expect(parseDate(raw, { now })).toBe(wanted);
  });

  it.each([
    ["20/05/2021 - 11:24", "2021-05-20T11:24:00+02:00"],
    ["20/01/2021 - 11:24", "2021-01-20T11:24:00+01:00"],
  ])("%s in Paris time", (raw, wanted) => {
    expect(parseDate(raw, { now, timeZone: "Europe/Paris" })).toBe(wanted);
  });

  it.each([
    "",
    "45 分钟前",
    "soon",
    "1970-01-01T00:00:00Z",
    "2021-02-30",
    "2021-13-01",
    "0001-01-01",
    "2027-01-01",
    "99/99/2021",
  ])("believes no %j", (raw) => {
    expect(parseDate(raw, { now })).toBeUndefined();
  });

  it("believes a day past now, not two", () => {
    expect(parseDate("2026-11-23T11:00:00Z", { now })).toBe("2026-11-23T11:00:00Z");
    expect(parseDate("2026-11-24T11:00:00Z", { now })).toBeUndefined();
  });
});

it.each([
  ["https://n.example/2021/05/20/title", "2021-05-20"],
  ["http://www.rfi.fr/cn/20210520-title", "2021-05-20"],
  ["https://n.example/a-57846769", undefined],
  ["https://n.example/2021/05/", undefined],
])("dateInUrl of %s", (url, wanted) => {
  expect(dateInUrl(url, now)).toBe(wanted);
});

it.each([
  ["20/05/2021 - 11:24", true],
  ["2021-06-10T14:57:42.806Z", true],
  ["Published: May 20, 2021", true],
  ["2021年11月19日", true],
  ["On May 20, 2021, the mayor of the town opened the bridge at last", false],
  ["2021年11月19日，市长为新桥剪彩。", false],
  ["In the beginning", false],
])("isDateLine of %j", (text, wanted) => {
  expect(isDateLine(text)).toBe(wanted);
});
