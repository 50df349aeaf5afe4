import type { Interaction } from "discord.js";
import { UserError } from "../../errors.ts";
import type { Telemetry } from "../../telemetry/telemetry.ts";
import type { Transport } from "../connection/transport.ts";

type Dispatch = (interaction: Interaction) => Promise<void>;

/** Counts interactions, and how long Discord waits for the first response to each. */
export interface InteractionWatch {
  readonly dispatch: (dispatch: Dispatch) => Dispatch;
  readonly transport: (transport: Transport) => Transport;
}

const CALLBACK = /\/interactions\/(\d{1,20})\/[^/]+\/callback(?:\?|$)/;
/** Milliseconds after which Discord takes no first response any more, with room for a slow network. */
const FORGOTTEN = 15_000;

export function watchInteractions(telemetry: Telemetry | undefined): InteractionWatch {
  if (!telemetry) return { dispatch: (dispatch) => dispatch, transport: (transport) => transport };
  const { metrics, span } = telemetry;
  /** When each that waits was heard of; oldest first. */
  const heard = new Map<string, number>();

  return {
    dispatch: (dispatch) => async (interaction) => {
      hear(interaction.id);
      const command = commandOf(interaction);
      try {
        await span("interaction", { interaction: interaction.id, command }, () => dispatch(interaction));
        metrics.interaction(command, "taken");
      } catch (error) {
        metrics.interaction(command, error instanceof UserError ? "refused" : "failed");
        throw error;
      }
    },
    transport: (send) => async (url, init) => {
      const response = await send(url, init);
      const id = CALLBACK.exec(url)?.[1];
      if (id !== undefined && response.ok) answered(id);
      return response;
    },
  };

  function hear(id: string): void {
    const now = performance.now();
    for (const [old, since] of heard) {
      if (now - since < FORGOTTEN) break;
      heard.delete(old);
    }
    heard.set(id, now);
  }

  function answered(id: string): void {
    const since = heard.get(id);
    if (since === undefined) return;
    heard.delete(id);
    metrics.acknowledged((performance.now() - since) / 1_000);
  }
}

/** Commands are as many as are registered; what a component carries tells of articles and jobs. */
function commandOf(interaction: Interaction): string {
  if (interaction.isAutocomplete()) return "choices";
  if (interaction.isCommand()) return interaction.commandName;
  if (interaction.isModalSubmit()) return "form";
  return interaction.isButton() ? "button" : "menu";
}
