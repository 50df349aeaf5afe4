import { describe, expect, test } from "vitest";
import { privacyNotice } from "../../../src/discord/manage/privacy.ts";
import { CATALOGUES } from "../../../src/locale/catalogues.ts";
import { translator } from "../../../src/locale/translate.ts";
import { LIFETIMES } from "../../../src/store/lifetimes.ts";
import { textOf } from "../../fakes/discord-components.ts";

const HTTP = { port: 8080, publicUrl: "https://news.example" };
const DAYS = 7;

describe.each(Object.keys(CATALOGUES))("/privacy in %s", (locale) => {
  const t = translator(locale);
  const notice = textOf(privacyNotice({ retentionDays: DAYS, messageContent: false, http: HTTP }, t));

  test("tells of every table that there is, and how long its rows are kept", () => {
    for (const [table, { told }] of Object.entries(LIFETIMES)) {
      const count = told === "references" ? DAYS + 1 : DAYS;
      const line = t(`privacy.${told}`, { count, address: "·" }).split("·")[0]!;
      expect(notice, table).toContain(line);
    }
  });

  test("tells of pages only where there are any", () => {
    const without = textOf(privacyNotice({ retentionDays: DAYS, messageContent: false, http: { port: 8080 } }, t));
    expect(notice).toContain("news.example");
    expect(without.split("\n")).toHaveLength(notice.split("\n").length - 1);
  });

  test("says so in days where they are counted", () => {
    for (const told of ["articles", "questions", "references", "pages"] as const) {
      expect(t(`privacy.${told}`, { count: 777, address: "" })).toContain("777");
    }
  });
});
