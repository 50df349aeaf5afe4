/** How much is done for whom in ten minutes, and at once. */
export interface LimitRules {
  /** Results in ten minutes. */
  readonly person: number;
  readonly channel: number;
  readonly server: number;
  readonly all: number;
  /** Jobs that run or wait. */
  readonly "person-at-once": number;
  readonly "server-at-once": number;
}

/** Milliseconds of the ten minutes. */
export const LIMIT_WINDOW = 10 * 60 * 1000;

/** More than people read, and less than would keep all others waiting. */
export const DEFAULT_LIMITS: LimitRules = {
  person: 20,
  channel: 60,
  server: 150,
  all: 600,
  "person-at-once": 4,
  "server-at-once": 32,
};

/** “person=10, all=300”: what isn't named stays as it is by default. Undefined where it can't be read. */
export function parseLimits(text: string): LimitRules | undefined {
  const rules = new Map<string, number>(Object.entries(DEFAULT_LIMITS));
  for (const part of text.split(",")) {
    const [, name = "", count] = /^([a-z-]{1,20}) {0,2}= {0,2}([1-9]\d{0,5})$/.exec(part.trim()) ?? [];
    if (!rules.has(name)) return undefined;
    rules.set(name, Number(count));
  }
  return Object.fromEntries(rules) as unknown as LimitRules;
}
