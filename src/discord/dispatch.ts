import { ApplicationCommandType, type AutocompleteInteraction, type Interaction } from "discord.js";
import type { Log } from "../log.ts";
import type { Claims } from "../store/claims.ts";
import type { Admission } from "./job/admission.ts";
import type { Command, MessageCommand, Services, SlashCommand } from "./command/command.ts";
import type { createManage } from "./manage/manage.ts";
import type { createPresses } from "./press/press.ts";

export interface DispatchOptions {
  readonly commands: readonly Command[];
  readonly services: Services;
  readonly presses: ReturnType<typeof createPresses>;
  /** Of the commands that manage the bot. */
  readonly take: ReturnType<typeof createManage>["take"];
  readonly admission: Pick<Admission, "enter">;
  readonly claims: Claims;
  readonly log: Log;
}

/** Brings an interaction to what answers it, where the server's settings let it in. */
export function createDispatch({ commands, services, presses, take, admission, claims, log }: DispatchOptions) {
  const byName = new Map(commands.map((command) => [`${command.data.type}/${command.data.name}`, command]));

  return async (interaction: Interaction): Promise<void> => {
    if (!(await claims.take(interaction.id)))
      return log.info({ interaction: interaction.id }, "an event was told twice");
    const taken = take(interaction);
    if (taken) return taken;
    if (interaction.isAutocomplete()) return offer(interaction);
    if (interaction.isChatInputCommand()) {
      const slash = slashCommand(interaction.commandName);
      if (!slash.anywhere) await admission.enter(interaction);
      return slash.execute(interaction, services);
    }
    await admission.enter(interaction);
    if (interaction.isMessageContextMenuCommand()) {
      const menu = command(ApplicationCommandType.Message, interaction.commandName) as MessageCommand;
      return menu.execute(interaction, services);
    }
    if (interaction.isButton()) return presses.button(interaction);
    if (interaction.isStringSelectMenu()) return presses.select(interaction);
    if (interaction.isModalSubmit()) return presses.modal(interaction);
    throw new Error(`no handler for an interaction of type ${interaction.type}`);
  };

  function slashCommand(name: string): SlashCommand {
    return command(ApplicationCommandType.ChatInput, name) as SlashCommand;
  }

  function command(type: ApplicationCommandType, name: string): Command {
    const found = byName.get(`${type}/${name}`);
    if (!found) throw new Error(`no command ${type}/${name}`);
    return found;
  }

  /** Whoever types gets choices or none, but no error. */
  async function offer(interaction: AutocompleteInteraction): Promise<void> {
    try {
      await slashCommand(interaction.commandName).autocomplete?.(interaction, services);
    } catch (error) {
      log.warn({ err: error, command: interaction.commandName }, "no choices could be offered");
    }
    if (!interaction.responded) await interaction.respond([]).catch(() => undefined);
  }
}
