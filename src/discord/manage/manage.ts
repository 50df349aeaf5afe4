import type { AnySelectMenuInteraction, ButtonInteraction, Interaction, ModalSubmitInteraction } from "discord.js";
import type { Config } from "../../config.ts";
import type { Core } from "../../core.ts";
import { createUsualLanguage } from "../command/usual-language.ts";
import { createDoctor, type DoctorOptions } from "./doctor.ts";
import { createForgetting, FORGET } from "./forget.ts";
import { createHelp, type HelpOptions } from "./help.ts";
import { createPrivacy } from "./privacy.ts";
import { SETTINGS } from "./settings-id.ts";
import { createSettingsPanel } from "./settings.ts";
import { createTermCommands } from "./terms.ts";
import { createUsageReport } from "./usage.ts";

export interface ManageOptions extends Omit<DoctorOptions, "core" | "budgetUsd">, Pick<HelpOptions, "admission"> {
  readonly core: Pick<Core, "forget" | "references" | "terms"> & DoctorOptions["core"];
  readonly config: Pick<Config, "budgetUsd" | "http" | "model" | "retentionDays">;
}

/** What commands do that answer nobody's question about an article but run the bot itself. */
export function createManage(options: ManageOptions) {
  const { core, config, messageContent, admission, log, now } = options;
  const { forget, references, settings, terms, usage } = core;
  const { budgetUsd } = config;
  const panel = createSettingsPanel({ settings, messageContent, budgetUsd });
  const forgetting = createForgetting({ forget, references });
  return {
    settings: panel.open,
    usage: createUsageReport({ usage, settings, log, now }),
    privacy: createPrivacy({ ...config, messageContent }),
    forget: forgetting,
    terms: createTermCommands(terms, createUsualLanguage(settings)),
    help: createHelp({ settings, admission, messageContent, hasModel: config.model !== undefined }),
    doctor: createDoctor({ ...options, budgetUsd }),

    /** Takes what is pressed, chosen or filled in under these commands' messages; undefined for all else. */
    take(interaction: Interaction): Promise<void> | undefined {
      if (interaction.isButton()) {
        if (isOf(SETTINGS, interaction)) return panel.button(interaction);
        return isOf(FORGET, interaction) ? forgetting.button(interaction) : undefined;
      }
      if (interaction.isAnySelectMenu()) return isOf(SETTINGS, interaction) ? panel.select(interaction) : undefined;
      if (interaction.isModalSubmit()) return isOf(SETTINGS, interaction) ? panel.modal(interaction) : undefined;
      return undefined;
    },
  };
}

export type Manage = Omit<ReturnType<typeof createManage>, "take">;

function isOf(prefix: string, { customId }: ButtonInteraction | AnySelectMenuInteraction | ModalSubmitInteraction) {
  return customId.startsWith(prefix);
}
