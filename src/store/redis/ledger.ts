import type { Redis } from "ioredis";
import { ABANDONED, type Caps, type Ledger, type Shortage } from "../ledger.ts";
import { dayOf, timeKept, type Account } from "../usage.ts";
import { ACCOUNTS, unitsOf, usdOf } from "./accounts.ts";
import { createScript } from "./script.ts";

/** What each script is told: the time, the job's account, and how long its sums are kept. */
const RESERVATIONS = `${ACCOUNTS}
  local now, kept, job = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3]
  local given = { day = ARGV[4], guild = ARGV[5], person = ARGV[6], task = ARGV[7] }
  local latest = root .. "ledger:latest"
  local function reservationKey(id) return root .. "ledger:job:" .. id end
  local function personKey(person) return root .. "ledger:jobs:" .. person end

  local function reserved(id)
    local a = accountIn(reservationKey(id))
    if not a then return nil, 0, 0 end
    local usd, asked = unpack(redis.call("HMGET", reservationKey(id), "usd", "asked"))
    return a, tonumber(usd), tonumber(asked)
  end

  local function setAside(id, a, before, usd, asked)
    noteAccount(reservationKey(id), a)
    redis.call("HSET", reservationKey(id), "usd", usd, "asked", asked)
    redis.call("PEXPIRE", reservationKey(id), kept)
    redis.call("ZADD", latest, now, id)
    redis.call("PEXPIRE", latest, kept)
    sum(a, "set aside", usd - before, kept)
    if a.person == "" then return end
    redis.call("SADD", personKey(a.person), id)
    redis.call("PEXPIRE", personKey(a.person), kept)
  end

  local function giveBack(id)
    local a, usd = reserved(id)
    redis.call("ZREM", latest, id)
    if not a then return end
    sum(a, "set aside", -usd, kept)
    redis.call("DEL", reservationKey(id))
    if a.person ~= "" then redis.call("SREM", personKey(a.person), id) end
  end

  -- A job belongs to the month it began in.
  local function beginning()
    return redis.call("HGET", reservationKey(job), "day") or redis.call("HGET", jobKey(job), "day") or given.day
  end
  given.day = beginning()

  local function taken(key, person)
    local suffix = person and " " .. person or ""
    local spent, aside = unpack(redis.call("HMGET", key, "spent" .. suffix, "set aside" .. suffix))
    return tonumber(spent or 0) + tonumber(aside or 0)
  end

  -- Which of the caps (empty where there is none) leaves less than this, and how much.
  local function shortage(usd, all, server, person)
    if usd <= 0 then return nil end
    local month, a, own = monthOf(given.day), reserved(job)
    if not a then own = 0 end
    local ofGuild = given.guild ~= ""
    local isThere = a and a.guild == given.guild
    local left = {
      { "installation", all, taken(allKey(month)) - own },
      { "server", server, ofGuild and taken(guildKey(month, given.guild)) - (isThere and own or 0) or 0 },
      { "person", person, ofGuild and taken(guildKey(month, given.guild), given.person)
        - (isThere and a.person == given.person and own or 0) or 0 },
    }
    for _, cap in ipairs(left) do
      if cap[2] ~= "" and usd > tonumber(cap[2]) - cap[3] then
        return { cap[1], string.format("%.0f", tonumber(cap[2]) - cap[3]) }
      end
    end
    return nil
  end

  -- At least so much is then set aside for the job.
  local function cover(usd, asked, all, server, person)
    local a, before = reserved(job)
    local short = usd > before and shortage(usd, all, server, person)
    if short then return short end
    setAside(job, a or given, before, math.max(usd, before), asked)
    return nil
  end

  -- What was asked for and never answered counts as spent.
  local function presume(id)
    local a, _, asked = reserved(id)
    if a and asked > 0 then spend(id, a, 0, asked, kept) end
    giveBack(id)
  end
`;

const SHORTAGE = `${RESERVATIONS}
  return shortage(tonumber(ARGV[8]), ARGV[9], ARGV[10], ARGV[11])
`;

/** Settles what is too old, or of a time that is still to come since the clock was set back. */
const OPEN = `${RESERVATIONS}
  local abandoned = tonumber(ARGV[12])
  presume(job)
  for _, id in ipairs(redis.call("ZRANGEBYSCORE", latest, "-inf", "(" .. now - abandoned)) do presume(id) end
  for _, id in ipairs(redis.call("ZRANGEBYSCORE", latest, "(" .. now + abandoned, "+inf")) do presume(id) end
  given.day = beginning()
  return cover(tonumber(ARGV[8]), 0, ARGV[9], ARGV[10], ARGV[11])
`;

const ASK = `${RESERVATIONS}
  return cover(tonumber(ARGV[8]), tonumber(ARGV[8]), ARGV[9], ARGV[10], ARGV[11])
`;

const BOOK = `${RESERVATIONS}
  local tokens, usd = tonumber(ARGV[8]), tonumber(ARGV[9])
  if tokens > 0 or usd ~= 0 then spend(job, given, tokens, usd, kept) end
  local a, before = reserved(job)
  if a then setAside(job, a, before, math.max(0, before - usd), 0) end
`;

const CLOSE = `${RESERVATIONS} giveBack(job)`;

const ANONYMISE = `${RESERVATIONS}
  local person = given.person
  for _, id in ipairs(redis.call("SMEMBERS", personKey(person))) do
    local a, usd = reserved(id)
    if a and a.person == person then
      redis.call("HSET", reservationKey(id), "person", "")
      if a.guild ~= "" then redis.call("HDEL", guildKey(monthOf(a.day), a.guild), "set aside " .. person) end
    end
  end
  redis.call("DEL", personKey(person))
`;

export function createRedisLedger(redis: Redis, prefix: string, now: () => number): Ledger {
  type Whose = Pick<Account, "jobId"> & Partial<Account>;
  const create = (lua: string) => {
    const script = createScript(redis, lua);
    return ({ jobId, guildId = "", userId = "", task }: Whose, ...more: readonly (string | number)[]) =>
      script([prefix], [now(), timeKept(now()), jobId, dayOf(now()), guildId, userId, task ?? "", ...more]);
  };
  const [shortage, open, ask] = [create(SHORTAGE), create(OPEN), create(ASK)];
  const [book, close, anonymise] = [create(BOOK), create(CLOSE), create(ANONYMISE)];

  return {
    shortage: async (account, usd, caps) => shortOf(await shortage(account, ...asked(usd, caps)), caps),
    open: async (account, usd, caps) => shortOf(await open(account, ...asked(usd, caps), ABANDONED), caps),
    ask: async (account, usd, caps) => shortOf(await ask(account, ...asked(usd, caps)), caps),
    book: async (account, { tokens, usd = 0 }) => void (await book(account, tokens, unitsOf(usd))),
    close: async (jobId) => void (await close({ jobId })),
    anonymise: async (userId) => void (await anonymise({ jobId: "", userId })),
  };
}

function asked(usd: number, caps: Caps): (string | number)[] {
  const limits = [caps.installation, caps.server, caps.person];
  return [unitsOf(usd), ...limits.map((cap) => (cap === undefined ? "" : unitsOf(cap)))];
}

function shortOf(found: unknown, caps: Caps): Shortage | undefined {
  if (!Array.isArray(found)) return undefined;
  const [whose, left] = found as [keyof Caps, string];
  return { of: whose, cap: caps[whose] ?? 0, leftUsd: usdOf(left) };
}
