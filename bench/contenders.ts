import { existsSync } from "node:fs";
import { join } from "node:path";
import manifest from "./package.json" with { type: "json" };
import type { Contender } from "./contender.ts";

/** The floor that others' times are given in. */
export const UNIT = "cheerio.load";

export const CONTENDERS: readonly Contender[] = [
  { name: "dragoman", kind: "ours", load: async () => (await import("./contenders/dragoman.ts")).dragoman },
  {
    name: "readability-linkedom",
    kind: "peer",
    load: async () => (await import("./contenders/readability-linkedom.ts")).readabilityOnLinkedom,
  },
  {
    name: "readability-jsdom",
    kind: "peer",
    load: async () => (await import("./contenders/readability-jsdom.ts")).readabilityOnJsdom,
  },
  { name: "defuddle-linkedom", kind: "peer", load: async () => (await import("./contenders/defuddle.ts")).defuddle },
  { name: "extractus", kind: "peer", load: async () => (await import("./contenders/extractus.ts")).extractus },
  { name: UNIT, kind: "floor", load: async () => (await import("./contenders/floors.ts")).cheerioFloor },
  { name: "htmlparser2", kind: "floor", load: async () => (await import("./contenders/floors.ts")).htmlparser2Floor },
];

export function arePeersInstalled(): boolean {
  const modules = join(import.meta.dirname, "node_modules");
  return Object.keys(manifest.dependencies).every((name) => existsSync(join(modules, name, "package.json")));
}
