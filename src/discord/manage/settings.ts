import type {
  AnySelectMenuInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  ModalSubmitInteraction,
} from "discord.js";
import { UserError } from "../../errors.ts";
import { parseLanguage } from "../../locale/language.ts";
import { translator } from "../../locale/translate.ts";
import type { Settings, SettingsPatch, SettingsStore } from "../../store/settings.ts";
import { managedServer } from "./place.ts";
import { payload, replyPrivately } from "../delivery/reply.ts";
import { filledMoney, moneyForm } from "./settings-form.ts";
import { parseSetting, THREADS, type Listed } from "./settings-id.ts";
import { settingsPanel } from "./settings-panel.ts";

export interface SettingsOptions {
  readonly settings: SettingsStore;
  readonly messageContent: boolean;
  readonly budgetUsd: number;
}

type Asking = ChatInputCommandInteraction | ButtonInteraction | AnySelectMenuInteraction | ModalSubmitInteraction;

/** The panel of a server's settings. Each change is kept at once, and the panel shows what holds then. */
export function createSettingsPanel({ settings, ...installation }: SettingsOptions) {
  return { open, button, select, modal };

  async function open(interaction: ChatInputCommandInteraction): Promise<void> {
    const server = managedServer(interaction);
    await replyPrivately(interaction, panel(interaction, await current(server)));
  }

  /** Who opens the panel makes damaged settings anew, and sees the defaults. */
  async function current(server: string): Promise<Settings> {
    try {
      return await settings.get(server);
    } catch (error) {
      if (!(error instanceof UserError && error.code === "settings_damaged")) throw error;
      return settings.change(server, {});
    }
  }

  async function button(interaction: ButtonInteraction): Promise<void> {
    const server = managedServer(interaction);
    const press = parseSetting(interaction.customId);
    switch (press?.kind) {
      case "money":
        return interaction.showModal(moneyForm(await settings.get(server), translator(interaction.locale)));
      case "clear":
        return change(interaction, server, { [press.name]: null });
      case "flags":
        return change(interaction, server, { flags: press.on });
      default:
        throw new UserError("result_expired");
    }
  }

  async function select(interaction: AnySelectMenuInteraction): Promise<void> {
    const server = managedServer(interaction);
    const press = parseSetting(interaction.customId);
    if (press?.kind === "list") return change(interaction, server, listed(press.name, interaction.values));
    const threads = THREADS.find((value) => value === interaction.values[0]);
    if (press?.kind !== "threads" || !threads) throw new UserError("result_expired");
    return change(interaction, server, { threads });
  }

  async function modal(interaction: ModalSubmitInteraction): Promise<void> {
    const server = managedServer(interaction);
    if (parseSetting(interaction.customId)?.kind !== "money" || !interaction.isFromMessage())
      throw new UserError("result_expired");
    return change(interaction, server, filledMoney(interaction));
  }

  async function change(
    interaction: (ButtonInteraction | AnySelectMenuInteraction | ModalSubmitInteraction) &
      Pick<ButtonInteraction, "update">,
    server: string,
    patch: SettingsPatch,
  ): Promise<void> {
    const changed = await settings.change(server, patch);
    await interaction.update(payload(panel(interaction, changed)));
  }

  function panel(interaction: Asking, current: Settings) {
    const { guild, locale } = interaction;
    const exists = (id: string) => !guild || guild.channels.cache.has(id) || guild.roles.cache.has(id);
    return settingsPanel(current, { ...installation, t: translator(locale), exists });
  }
}

/** What was chosen, most usual language first as it was picked. */
function listed(name: Listed, values: readonly string[]): SettingsPatch {
  if (name !== "languages") return { [name]: values };
  return { languages: values.flatMap((value) => parseLanguage(value) ?? []) };
}
