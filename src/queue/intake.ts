import { UserError } from "../errors.ts";
import type { Job, ReplyTo } from "../job.ts";
import type { Leases, Written } from "./leases.ts";

export interface IntakeOptions {
  readonly leases: Leases;
  /** What a job belongs to that is done one after the other, in the order it was accepted in; undefined for what stands alone. */
  readonly laneOf?: ((job: Job, replyTo: ReplyTo) => string | undefined) | undefined;
  /** Jobs that run or wait at once; more are not taken. */
  readonly capacity: number;
  /** The same for one person, and in one server: neither can have the whole queue. */
  readonly shares?: { readonly person: number; readonly server: number } | undefined;
}

/**
 * Writes a job down; gives what was written, or undefined where it was before. Throws queue_full, person_at_once,
 * server_at_once. `running` jobs wait for nothing.
 */
export type Intake = (job: Job, replyTo: ReplyTo, running: number) => Written | undefined;

export function createIntake({ leases, laneOf, capacity, shares }: IntakeOptions): Intake {
  return (job, replyTo, running) => {
    if (leases.knows(job.id)) return undefined;
    const open = leases.open();
    if (open >= capacity) throw new UserError("queue_full", { position: open + 1 - running });
    leaveRoom(replyTo);
    leases.forget();
    const written = { job: JSON.stringify(job), reply: JSON.stringify(replyTo) };
    leases.insert(job.id, written, { ...replyTo, lane: laneOf?.(job, replyTo) });
    return written;
  };

  function leaveRoom({ userId, guildId }: ReplyTo): void {
    if (!shares) return;
    if (leases.openOf("person", userId) >= shares.person) throw new UserError("person_at_once");
    if (guildId !== undefined && leases.openOf("server", guildId) >= shares.server)
      throw new UserError("server_at_once");
  }
}
