import { dollars } from "../../locale/dollars.ts";
import { sizeName } from "../../locale/size.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Load } from "../../queue/runner.ts";
import type { Incident } from "../job/incidents.ts";
import { MESSAGE_TEXT } from "../limits.ts";
import { message, textDisplay, type Message } from "../message/message.ts";
import { paginate } from "../message/pages.ts";
import { hidesAll, isHidden, lackingAlike, type ChannelAccess } from "../access/server-access.ts";
import { mentions } from "./mentions.ts";

/** What was found; undefined where it couldn't be looked at. */
export interface Findings {
  readonly channels: readonly ChannelAccess[] | undefined;
  readonly messageContent: boolean;
  readonly model: "ok" | "failed" | "off" | "resting";
  readonly commands: { readonly count: number; readonly stale: number } | undefined;
  readonly budget: { readonly usd: number; readonly leftUsd: number };
  readonly load: Load;
  /** Of the store. */
  readonly bytes: number;
  /** How often it failed. */
  readonly faults: number;
  readonly incidents: readonly Incident[];
}

const MARKS = { ok: "✅", failed: "❌", resting: "❌", off: "➖" };

export function diagnosis(findings: Findings, t: Translate): Message {
  const { messageContent, model, budget, load, bytes, faults } = findings;
  const lines = [
    ...permissions(findings.channels, t),
    messageContent ? `${MARKS.ok} ${t("settings.intentOn")}` : `${MARKS.off} ${t("settings.intentOff")}`,
    `${MARKS[model]} ${t(`doctor.model.${model}`)}`,
    commands(findings.commands, t),
    `${budget.leftUsd > 0 ? MARKS.ok : MARKS.failed} ${t("doctor.budget", { left: dollars(budget.leftUsd, t.locale), usd: dollars(budget.usd, t.locale) })}`,
    `${MARKS.ok} ${t("doctor.load", { running: load.running, waiting: load.waiting })}`,
    `${MARKS.ok} ${t("doctor.store", { size: sizeName(bytes, t.locale) })}`,
    ...(faults > 0 ? [`${MARKS.failed} ${t("doctor.storeFaults", { faults })}`] : []),
    ...incidents(findings.incidents, t),
  ];
  const [text = ""] = paginate([[`### ${t("doctor.title")}`, ...lines].join("\n")], MESSAGE_TEXT);
  return message([textDisplay(text)]);
}

/** Channels that lack the same are one line. A server may hide channels from the bot, but not every one. */
function permissions(channels: Findings["channels"], t: Translate): string[] {
  if (!channels) return [`${MARKS.failed} ${t("doctor.unread")}`];
  const lacking = lackingAlike(channels).map((group) => {
    const [{ missing }] = group;
    if (isHidden({ missing }) && !hidesAll(channels)) {
      return `${MARKS.off} ${t("doctor.hidden", { channels: named(group, t) })}`;
    }
    const names = missing.map((name) => t(`permissions.${name}`)).join(t("list.separator"));
    const values = { channels: named(group, t), permissions: names, count: missing.length };
    return `${MARKS.failed} ${t("doctor.missing", values)}`;
  });
  if (lacking.length === 0) return [`${MARKS.ok} ${t("doctor.permissions")}`];
  return [...lacking, `-# ${t("doctor.permissionsFix")}`];
}

const named = (channels: readonly ChannelAccess[], t: Translate) =>
  mentions(
    channels.map(({ id }) => `<#${id}>`),
    t,
  );

function commands(found: Findings["commands"], t: Translate): string {
  if (!found) return `${MARKS.failed} ${t("doctor.commandsUnread")}`;
  if (found.stale > 0) return `${MARKS.failed} ${t("doctor.commandsStale", { count: found.stale })}`;
  return `${MARKS.ok} ${t("doctor.commands", { count: found.count })}`;
}

function incidents(latest: Findings["incidents"], t: Translate): string[] {
  if (latest.length === 0) return [`${MARKS.ok} ${t("doctor.noIncidents")}`];
  const lines = latest.map(
    ({ at, kind, ref = "" }) => `- <t:${Math.floor(at / 1000)}:R> ${t(`doctor.incident.${kind}`, { ref })}`,
  );
  return [`${MARKS.off} ${t("doctor.incidents")}`, ...lines];
}
