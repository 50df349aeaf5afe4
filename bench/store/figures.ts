import type { Access, StoreContender } from "./contenders.ts";
import { markdownTable } from "../markdown.ts";

/** Operations a second, one after the other. */
export interface StoreRow {
  readonly store: string;
  readonly what: string;
  readonly perSecond: number;
  readonly floor: string;
  readonly floorPerSecond: number;
}

const SIZES: Readonly<Record<string, number>> = { "100 bytes": 100, "50 KB": 50_000 };
/** Keys that are written and read in turn. */
const KEYS = 200;
/** Times that store and floor take turns in. */
const TURNS = 4;

export async function measureStore({ name, store, floor }: StoreContender, seconds: number): Promise<StoreRow[]> {
  const rows: StoreRow[] = [];
  for (const [size, bytes] of Object.entries(SIZES)) {
    const value = "v".repeat(bytes);
    const acts: Readonly<Record<string, (access: Access, key: string) => unknown>> = {
      set: (access, key) => access.set(key, value),
      get: (access, key) => access.get(key),
    };
    for (const [act, run] of Object.entries(acts)) {
      const of = (access: Access) => (key: string) => run(access, key);
      const [perSecond, floorPerSecond] = await paces([of(store), of(floor)], seconds);
      rows.push({ store: name, what: `${act}, ${size}`, perSecond, floor: floor.name, floorPerSecond });
    }
  }
  return rows;
}

type Act = (key: string) => unknown;

/** In turns, so that a machine that grows busy slows both. */
async function paces(acts: readonly [Act, Act], seconds: number): Promise<[number, number]> {
  const counts: [number, number] = [0, 0];
  const times: [number, number] = [0, 0];
  for (let turn = 0; turn < TURNS; turn++) {
    for (const at of [0, 1] as const) {
      const began = performance.now();
      const end = began + (seconds * 1_000) / TURNS;
      while (performance.now() < end) await acts[at](`key${counts[at]++ % KEYS}`);
      times[at] += performance.now() - began;
    }
  }
  return [(counts[0] / times[0]) * 1_000, (counts[1] / times[1]) * 1_000];
}

export function storeTable(rows: readonly StoreRow[]): string {
  return markdownTable<StoreRow>(
    {
      store: ({ store }) => store,
      "": ({ what }) => what,
      "per second": ({ perSecond }) => perSecond.toFixed(0),
      floor: ({ floor }) => floor,
      "its per second": ({ floorPerSecond }) => floorPerSecond.toFixed(0),
      ratio: ({ perSecond, floorPerSecond }) => (perSecond / floorPerSecond).toFixed(2),
    },
    rows,
  );
}
