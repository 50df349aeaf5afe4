import {
  ButtonStyle,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APISelectMenuComponent,
} from "discord.js";
import { dollars } from "../../locale/dollars.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Settings } from "../../store/settings.ts";
import { languageOptions } from "../command/languages.ts";
import { SELECT_OPTIONS } from "../limits.ts";
import { message, textDisplay, type Message } from "../message/message.ts";
import { settingId, THREADS, type Listed } from "./settings-id.ts";

export interface PanelView {
  readonly t: Translate;
  /** The message content intent is on. */
  readonly messageContent: boolean;
  /** That the whole installation may spend in a month. */
  readonly budgetUsd: number;
  /** Whether a channel or a role is still there: Discord refuses to show others as chosen. */
  readonly exists: (id: string) => boolean;
}

/** Where members write; Discord's selects know no media channels. */
const CHANNELS = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum, ChannelType.GuildVoice];
const SUMMARISED = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

/** A server's settings, each with what changes it. */
export function settingsPanel(settings: Settings, view: PanelView): Message {
  const { t } = view;
  const components: APIComponentInContainer[] = [
    textDisplay(`### ${t("settings.title")}\n${t("settings.intro")}`),
    ...list("languages", settings, view, languageSelect(settings, t)),
    ...list("channels", settings, view, channelSelect("channels", settings, view, CHANNELS)),
    ...list("roles", settings, view, roleSelect(settings, view)),
    textDisplay(heading("threads", t)),
    row(threadSelect(settings, t)),
    ...list("summarised", settings, view, channelSelect("summarised", settings, view, SUMMARISED)),
    flags(settings, view),
    money(settings, view),
  ];
  return message([{ type: ComponentType.Container, components }]);
}

/** Heading and select, and where something is chosen a button that takes all of it away. */
function list(
  name: Listed,
  settings: Settings,
  view: PanelView,
  select: APISelectMenuComponent,
): APIComponentInContainer[] {
  const { t } = view;
  const told = [heading(name, t), ...(name === "summarised" ? [intent(view)] : [])].join("\n");
  const head: APIComponentInContainer =
    settings[name].length === 0
      ? textDisplay(told)
      : {
          type: ComponentType.Section,
          components: [textDisplay(told)],
          accessory: button(settingId({ kind: "clear", name }), t(`settings.clear.${name}`)),
        };
  return [head, row(select)];
}

const heading = (
  name: "languages" | "channels" | "roles" | "threads" | "summarised" | "flags" | "money",
  t: Translate,
) => `**${t(`settings.names.${name}`)}**\n-# ${t(`settings.about.${name}`)}`;

/** What can't be had without the intent says whether it is on. */
function intent({ t, messageContent }: PanelView): string {
  const state = t(messageContent ? "settings.intentOn" : "settings.intentOff");
  return `-# ${messageContent ? "✅" : "⚠"} ${t("settings.needsIntent")} ${state}`;
}

function languageSelect({ languages }: Settings, t: Translate): APISelectMenuComponent {
  const options = languageOptions(languages, "", t.locale).map((option) => ({
    ...option,
    default: languages.includes(option.value),
  }));
  return {
    type: ComponentType.StringSelect,
    custom_id: settingId({ kind: "list", name: "languages" }),
    placeholder: t("settings.none.languages"),
    min_values: 0,
    max_values: options.length,
    options,
  };
}

function channelSelect(
  name: "channels" | "summarised",
  settings: Settings,
  { t, exists }: PanelView,
  types: ChannelType[],
): APISelectMenuComponent {
  return {
    type: ComponentType.ChannelSelect,
    custom_id: settingId({ kind: "list", name }),
    placeholder: t(`settings.none.${name}`),
    channel_types: types,
    min_values: 0,
    max_values: SELECT_OPTIONS,
    default_values: chosen(settings[name], exists).map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
  };
}

function roleSelect({ roles }: Settings, { t, exists }: PanelView): APISelectMenuComponent {
  return {
    type: ComponentType.RoleSelect,
    custom_id: settingId({ kind: "list", name: "roles" }),
    placeholder: t("settings.none.roles"),
    min_values: 0,
    max_values: SELECT_OPTIONS,
    default_values: chosen(roles, exists).map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
  };
}

const chosen = (ids: readonly string[], exists: PanelView["exists"]) => ids.filter(exists).slice(0, SELECT_OPTIONS);

function threadSelect({ threads }: Settings, t: Translate): APISelectMenuComponent {
  const options = THREADS.map((value) => ({
    value,
    label: t(`settings.threads.${value}`),
    default: value === threads,
  }));
  return { type: ComponentType.StringSelect, custom_id: settingId({ kind: "threads" }), options };
}

function flags({ flags: isOn }: Settings, view: PanelView): APIComponentInContainer {
  const { t } = view;
  return {
    type: ComponentType.Section,
    components: [textDisplay([heading("flags", t), intent(view)].join("\n"))],
    accessory: button(settingId({ kind: "flags", on: !isOn }), t(isOn ? "settings.switchOff" : "settings.switchOn")),
  };
}

function money({ askAboveUsd, budgetUsd, personBudgetUsd }: Settings, view: PanelView): APIComponentInContainer {
  const { t } = view;
  const amount = (usd: number) => dollars(usd, t.locale);
  const lines = [
    heading("money", t),
    t("settings.askAbove", { usd: amount(askAboveUsd) }),
    budgetUsd === undefined ? t("settings.noBudget") : t("settings.budget", { usd: amount(budgetUsd) }),
    personBudgetUsd === undefined
      ? t("settings.noPersonBudget")
      : t("settings.personBudget", { usd: amount(personBudgetUsd) }),
    t("settings.installation", { usd: amount(view.budgetUsd) }),
  ];
  return {
    type: ComponentType.Section,
    components: [textDisplay(lines.join("\n"))],
    accessory: button(settingId({ kind: "money" }), t("settings.change")),
  };
}

function row(select: APISelectMenuComponent): APIActionRowComponent<APISelectMenuComponent> {
  return { type: ComponentType.ActionRow, components: [select] };
}

function button(id: string, label: string): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: id, label };
}
