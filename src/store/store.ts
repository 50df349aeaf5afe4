import type { DatabaseSync } from "node:sqlite";
import type { LimitRules } from "../limit-rules.ts";
import { createAnchors, type Anchors } from "./anchors.ts";
import { patient } from "./busy.ts";
import { createCache, type Cache } from "./cache.ts";
import { createClaims, type Claims } from "./claims.ts";
import { createConversations, type Conversations } from "./conversations.ts";
import { eraseDeleted, sizeOf } from "./database.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createForget, type Forget } from "./forget.ts";
import { createKeyvSqlite } from "./keyv-sqlite.ts";
import { createLastSeen, type LastSeen } from "./last-seen.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { createLimits, type Limits } from "./limits.ts";
import { createReaderPages, type ReaderPages } from "./reader-pages.ts";
import { createReferences, type References } from "./references.ts";
import type { Retention } from "./retention.ts";
import { createSettings, type SettingsStore } from "./settings.ts";
import { createSubjects } from "./subjects.ts";
import type { ShelfOptions } from "./shelf.ts";
import { createTerms, type Terms } from "./terms.ts";
import { createUsage, type Usage } from "./usage.ts";

/** All that is kept between runs. */
export interface Store {
  readonly anchors: Anchors;
  readonly cache: Cache;
  readonly claims: Claims;
  readonly conversations: Conversations;
  readonly faults: Faults;
  readonly forget: Forget;
  readonly lastSeen: LastSeen;
  readonly ledger: Ledger;
  readonly limits: Limits;
  readonly readerPages: ReaderPages;
  readonly references: References;
  readonly settings: SettingsStore;
  /** Bytes of all that is kept. */
  readonly size: () => Promise<number>;
  readonly terms: Terms;
  readonly usage: Usage;
}

/** How long to keep articles and all that is about one. */
export interface StoreOptions extends Retention {
  /** How much is done for whom; nobody is limited where absent. */
  readonly limits?: LimitRules | undefined;
  readonly onLookup?: ShelfOptions["onLookup"];
  /** Told of what fails and is gone on without, such as a cache, which then misses; and of how many there were. */
  readonly onError: (error: unknown, number: number) => void;
}

/** The embedded store, of one process or of several on one machine. */
export function createStore(database: DatabaseSync, options: StoreOptions): Store {
  const { now } = options;
  const faults = createFaults(options.onError);
  const cache = createCache({
    ...options,
    onError: faults.note,
    storage: () => createKeyvSqlite(database, now),
    subjects: patient(createSubjects(database, now)),
  });
  const conversations = patient(createConversations(database, options));
  const references = patient(createReferences(database, options));
  const readerPages = patient(createReaderPages(database, options));
  const usage = patient(createUsage(database, now));
  const anchors = patient(createAnchors(database, options));
  const lastSeen = patient(createLastSeen(database, options));
  const ledger = patient(createLedger(database, now));
  const erase = () => eraseDeleted(database);
  return {
    anchors,
    cache,
    claims: createClaims(database, { now, onError: faults.note }),
    conversations,
    faults,
    forget: createForget({ anchors, cache, conversations, lastSeen, references, readerPages, ledger, usage, erase }),
    lastSeen,
    ledger,
    limits: createLimits(database, options.limits),
    readerPages,
    references,
    settings: patient(createSettings(database)),
    size: async () => sizeOf(database),
    terms: createTerms(cache.terms),
    usage,
  };
}
