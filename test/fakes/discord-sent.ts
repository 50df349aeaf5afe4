import { MessageFlags } from "discord-api-types/v10";
import type { APIMessage, InteractionResponseType } from "discord-api-types/v10";
import type { Interaction } from "./discord-interactions.ts";
import type { Modal } from "./discord-modal-rules.ts";
import type { Watch } from "./watch.ts";

/** An interaction a test sent, and what came back. Every wait is bounded and says in its error what was seen. */
export interface SentInteraction {
  readonly id: string;
  readonly token: string;
  /** The first response; `ms` is how long it took. */
  readonly acknowledged: () => Promise<{ type: InteractionResponseType; ms: number; isEphemeral: boolean }>;
  /** The response as soon as it is no longer "thinking…" and `when` holds: a job that shows progress needs `when`. */
  readonly original: (when?: (message: APIMessage) => boolean, ms?: number) => Promise<APIMessage>;
  readonly modal: () => Promise<Modal>;
  readonly choices: () => Promise<NonNullable<Interaction["choices"]>>;
  readonly followUps: () => readonly APIMessage[];
}

export function sentInteraction(interaction: Interaction, watch: Watch): SentInteraction {
  return {
    id: interaction.id,
    token: interaction.token,
    acknowledged: () =>
      watch.until(() => {
        const { callback, original, at } = interaction;
        const isEphemeral = ((original?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
        return callback && { type: callback.type, ms: callback.at - at, isEphemeral };
      }, "a first response"),
    original: (when = () => true, ms = 10_000) =>
      watch.until(
        () => {
          const { original } = interaction;
          if (!original || ((original.flags ?? 0) & MessageFlags.Loading) !== 0) return false;
          return when(original) && structuredClone(original);
        },
        "the response's final state",
        ms,
      ),
    modal: () => watch.until(() => interaction.modal, "a modal"),
    choices: () => watch.until(() => interaction.choices, "autocomplete choices"),
    followUps: () => interaction.followUps,
  };
}
