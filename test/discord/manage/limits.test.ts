import { ChannelType } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { LOCALES } from "../../../src/discord/command/localized.ts";
import { diagnosis } from "../../../src/discord/manage/doctor-view.ts";
import { helpMessage } from "../../../src/discord/manage/help.ts";
import { privacyNotice } from "../../../src/discord/manage/privacy.ts";
import { settingsPanel } from "../../../src/discord/manage/settings-panel.ts";
import type { Message } from "../../../src/discord/message/message.ts";
import { serverUsage } from "../../../src/discord/manage/usage-view.ts";
import type { PermissionName } from "../../../src/discord/access/permissions.ts";
import { LANGUAGES } from "../../../src/locale/language.ts";
import { translator } from "../../../src/locale/translate.ts";
import type { Settings } from "../../../src/store/settings.ts";
import { brokenLimits } from "../broken-limits.ts";

const ids = (count: number) => Array.from({ length: count }, (_, index) => `${10n ** 19n + BigInt(index)}`);

/** As much of everything as a server can have. */
const settings: Settings = {
  languages: LANGUAGES.slice(0, 25),
  channels: ids(100),
  roles: ids(100),
  threads: "ask",
  summarised: ids(100),
  flags: true,
  budgetUsd: 999_999.99,
  personBudgetUsd: 999_999.99,
  askAboveUsd: 999_999.99,
};
const totals = { jobs: 1e9, tokens: 1e12, usd: 1e6, cached: 1e9, savedUsd: 1e6 };
const PERMISSIONS: readonly PermissionName[] = [
  "ViewChannel",
  "SendMessages",
  "CreatePublicThreads",
  "SendMessagesInThreads",
  "EmbedLinks",
  "AttachFiles",
  "ReadMessageHistory",
];
const TASKS = ["translate", "summarize", "quotes", "ask"] as const;

describe.each([...LOCALES, "ar"])("in %s no limit of Discord's is broken", (locale) => {
  const t = translator(locale);
  const panel = { t, messageContent: false, budgetUsd: 1e6, exists: () => true };

  test.each<[what: string, message: () => Message]>([
    ["by the settings", () => settingsPanel(settings, panel)],
    [
      "by settings that are empty",
      () => settingsPanel({ ...settings, languages: [], channels: [], roles: [], summarised: [] }, panel),
    ],
    ...(["channel_not_served", "role_not_served", undefined] as const).flatMap((refused) =>
      (["server", "direct", "elsewhere"] as const).map((place): [string, () => Message] => [
        `by help ${place}, ${refused}`,
        () =>
          helpMessage(
            {
              place,
              refused,
              settings,
              threads: "CreatePublicThreads",
              typed: false,
              files: false,
              fileLimit: 1e8,
              hasModel: false,
              manager: true,
            },
            t,
          ),
      ]),
    ),
    [
      "by the doctor",
      () =>
        diagnosis(
          {
            channels: ids(500).map((id, index) => ({
              id,
              name: "x".repeat(100),
              type: ChannelType.GuildText,
              missing: PERMISSIONS.filter((_, bit) => ((index >> bit) & 1) === 1),
            })),
            messageContent: false,
            model: "failed",
            commands: { count: 15, stale: 15 },
            budget: { usd: 1e6, leftUsd: 0 },
            load: { running: 1e6, waiting: 1e6 },
            bytes: 1e12,
            faults: 1e9,
            incidents: ids(50).map((ref) => ({ at: 1e12, kind: "own" as const, ref })),
          },
          t,
        ),
    ],
    [
      "by what a month cost",
      () =>
        serverUsage(
          {
            total: totals,
            tasks: TASKS.map((task) => ({ task, ...totals })),
            people: ids(1_000).map((userId) => ({ userId, ...totals })),
            days: [],
          },
          { t, month: "2026-11", budgetUsd: 1e6, picture: Buffer.from("png") },
        ),
    ],
    [
      "by what is kept",
      () =>
        privacyNotice(
          {
            model: { name: "m".repeat(200), baseUrl: `https://${"a".repeat(60)}.example` },
            http: { publicUrl: `https://${"b".repeat(60)}.example` } as never,
            retentionDays: 30,
            messageContent: false,
          },
          t,
        ),
    ],
  ])("%s", (_what, message) => {
    expect(brokenLimits(message())).toEqual([]);
  });
});
