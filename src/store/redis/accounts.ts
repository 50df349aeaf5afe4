/** Dollars are counted in billionths: whole numbers add up the same in whatever order, and go back to nothing. */
const UNITS = 1e9;

export const unitsOf = (usd: number): number => Math.round(usd * UNITS);
export const usdOf = (units: unknown): number => Number(units ?? 0) / UNITS;

/** Milliseconds: longer than any job is told of again. */
const JOB_KNOWN = 2 * 24 * 60 * 60 * 1000;

/**
 * Lua: the keys of what jobs cost and what is set aside for them, and how to count.
 *
 * - `usage:job:…` whose a job is and what it came to, as long as it may be told of again;
 * - `usage:month:…:guild` sums by “day task what person”, and `usage:own:…` of a person, by what;
 * - `ledger:month:…` and `ledger:month:…:guild` what is spent and set aside, there also by person;
 * - `usage:places:…` the months and servers that know of a person, `usage:jobs:…` and `ledger:jobs:…` their jobs.
 */
export const ACCOUNTS = `
  local root = KEYS[1]
  local function monthOf(day) return string.sub(day, 1, 7) end
  local function jobKey(job) return root .. "usage:job:" .. job end
  local function cellsKey(month, guild) return root .. "usage:month:" .. month .. ":" .. guild end
  local function ownKey(month, person) return root .. "usage:own:" .. month .. ":" .. person end
  local function allKey(month) return root .. "ledger:month:" .. month end
  local function guildKey(month, guild) return root .. "ledger:month:" .. month .. ":" .. guild end
  local function placesKey(person) return root .. "usage:places:" .. person end
  local function jobsKey(person) return root .. "usage:jobs:" .. person end

  -- What came to nothing again names nobody.
  local function add(key, field, by, kept)
    if redis.call("HINCRBY", key, field, by) == 0 then redis.call("HDEL", key, field) end
    if redis.call("PTTL", key) == -1 then redis.call("PEXPIRE", key, kept) end
  end

  -- Counts money in the sums of a month: “spent” or “set aside”.
  local function sum(a, what, by, kept)
    if by == 0 then return end
    local month = monthOf(a.day)
    add(allKey(month), what, by, kept)
    if a.guild == "" then return end
    add(guildKey(month, a.guild), what, by, kept)
    if a.person ~= "" then add(guildKey(month, a.guild), what .. " " .. a.person, by, kept) end
  end

  local function knowPlace(a, kept)
    if a.person == "" then return end
    redis.call("SADD", placesKey(a.person), monthOf(a.day) .. ":" .. a.guild)
    redis.call("PEXPIRE", placesKey(a.person), kept)
  end

  -- Counts what a job came to, in the sums by day, task and person.
  local function count(a, what, by, kept)
    if by == 0 then return end
    local month = monthOf(a.day)
    add(cellsKey(month, a.guild), a.day .. " " .. a.task .. " " .. what .. " " .. a.person, by, kept)
    if a.person ~= "" then add(ownKey(month, a.person), what, by, kept) end
    if what == "usd" then sum(a, "spent", by, kept) end
  end

  local function accountIn(key)
    local day, guild, person, task = unpack(redis.call("HMGET", key, "day", "guild", "person", "task"))
    return day and { day = day, guild = guild, person = person, task = task }
  end

  local function noteAccount(key, a)
    redis.call("HSET", key, "day", a.day, "guild", a.guild, "person", a.person, "task", a.task)
  end

  -- The account of a job as it was first told of, and whether it was known.
  local function accountOf(job, a, kept)
    local known = accountIn(jobKey(job))
    if known then return known, true end
    noteAccount(jobKey(job), a)
    redis.call("PEXPIRE", jobKey(job), ${JOB_KNOWN})
    knowPlace(a, kept)
    if a.person ~= "" then
      redis.call("SADD", jobsKey(a.person), job)
      redis.call("PEXPIRE", jobsKey(a.person), ${JOB_KNOWN})
    end
    return a, false
  end

  local function spend(job, given, tokens, usd, kept)
    local a = accountOf(job, given, kept)
    count(a, "tokens", tokens, kept)
    count(a, "usd", usd, kept)
  end
`;
