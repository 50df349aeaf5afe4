/** What is kept where, and how fast: npm run -s bench:store -- [--seconds N] [--json FILE] */
import { parseArgs } from "node:util";
import { writeJson } from "./json.ts";
import { startContenders } from "./store/contenders.ts";
import { measureStore, storeTable, type StoreRow } from "./store/figures.ts";

const { values } = parseArgs({ options: { seconds: { type: "string", default: "1" }, json: { type: "string" } } });
const rows: StoreRow[] = [];
for (const contender of await startContenders()) {
  await using running = contender;
  rows.push(...(await measureStore(running, Number(values.seconds))));
}
process.stdout.write(`${storeTable(rows)}\n`);
if (!rows.some(({ store }) => store === "Redis"))
  process.stdout.write("Redis was left out: no redis-server is installed.\n");
writeJson(values.json, rows);
