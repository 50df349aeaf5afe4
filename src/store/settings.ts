import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { z } from "zod";
import { UserError } from "../errors.ts";

/** How a server wants it. */
export interface Settings {
  /** That results are usually wanted in, BCP 47, the most usual first; none by default. */
  readonly languages: readonly string[];
  /** The only channels that are served, by id; empty, the default, for all. */
  readonly channels: readonly string[];
  /** The only roles that are served, by id; empty, the default, for all. */
  readonly roles: readonly string[];
  /** A result gets its thread when somebody asks (the default), at once, or never. */
  readonly threads: "ask" | "always" | "never";
  /** Channels whose links are summarised unasked; none by default. */
  readonly summarised: readonly string[];
  /** A flag under a message translates its link; off by default. */
  readonly flags: boolean;
  /** That the server may spend in a month; absent, the default, for as much as the installation may. */
  readonly budgetUsd?: number;
  /** That one person may spend there in a month; absent, the default, for as much as the server may. */
  readonly personBudgetUsd?: number;
  /** Above which a price is asked first; ten cents by default. */
  readonly askAboveUsd: number;
}

/** A value that is null goes back to its default; one that isn't named stays. */
export type SettingsPatch = { readonly [K in keyof Settings]?: Settings[K] | null };

/** Settings of servers, by their ids. */
export interface SettingsStore {
  /** The defaults where nothing was set. Throws `settings_damaged`: defaults would serve those whom the server shut out. */
  readonly get: (guildId: string) => Promise<Settings>;
  /**
   * Changes all that is named at once, and gives what holds then; what is damaged begins anew. Throws a ZodError where a
   * value can't be.
   */
  readonly change: (guildId: string, patch: SettingsPatch) => Promise<Settings>;
  readonly remove: (guildId: string) => Promise<void>;
}

const DEFAULTS: Settings = {
  languages: [],
  channels: [],
  roles: [],
  threads: "ask",
  summarised: [],
  flags: false,
  askAboveUsd: 0.1,
};

const ids = z.array(z.string().regex(/^\d{1,20}$/)).max(100);
const usd = z.number().min(0).max(1_000_000);

const SHAPES: Readonly<Record<keyof Settings, z.ZodType>> = {
  languages: z.array(z.string().min(2).max(35)).max(25),
  channels: ids,
  roles: ids,
  threads: z.enum(["ask", "always", "never"]),
  summarised: ids,
  flags: z.boolean(),
  budgetUsd: usd,
  personBudgetUsd: usd,
  askAboveUsd: usd,
};

const Patch = z.strictObject(
  Object.fromEntries(Object.entries(SHAPES).map(([name, shape]) => [name, shape.nullish()])),
);

/** The changes that it names. Throws a ZodError where a value can't be. */
export const patchOf = (patch: SettingsPatch): Readonly<Record<string, unknown>> => Patch.parse(patch);

/** Only what was changed is kept, so that a default may change for all others. */
export function createSettings(database: DatabaseSync): SettingsStore {
  database.exec("CREATE TABLE IF NOT EXISTS settings (guild TEXT PRIMARY KEY, changed TEXT NOT NULL) WITHOUT ROWID");
  const find = database.prepare("SELECT changed FROM settings WHERE guild = ?");
  // One statement, so that two changes at once are both kept.
  const patched = database.prepare(`
    INSERT INTO settings (guild, changed) VALUES (?, json_patch('{}', ?))
    ON CONFLICT (guild) DO UPDATE SET changed = json_patch(iif(json_valid(changed), changed, '{}'), ?) RETURNING changed
  `);
  const remove = database.prepare("DELETE FROM settings WHERE guild = ?");

  return {
    get: async (guildId) => read(find.get(guildId)?.["changed"]),
    async change(guildId, patch) {
      const changes = JSON.stringify(patchOf(patch));
      return read(patched.get(guildId, changes, changes)?.["changed"]);
    },
    remove: async (guildId) => void remove.run(guildId),
  };
}

function read(changed: SQLOutputValue | undefined): Settings {
  return settingsOf(parse(changed?.toString() ?? "{}"));
}

/** What another version wrote and this one doesn't know, or knows otherwise, counts as not set. */
export function settingsOf(stored: Readonly<Record<string, unknown>>): Settings {
  const known = Object.entries(SHAPES).filter(
    ([name, shape]) => name in stored && shape.safeParse(stored[name]).success,
  );
  return { ...DEFAULTS, ...Object.fromEntries(known.map(([name]) => [name, stored[name]])) };
}

export const damaged = (cause: unknown): UserError => new UserError("settings_damaged", {}, { cause });

const Stored = z.record(z.string(), z.unknown());

function parse(json: string): Readonly<Record<string, unknown>> {
  try {
    return Stored.parse(JSON.parse(json));
  } catch (cause) {
    throw damaged(cause);
  }
}
