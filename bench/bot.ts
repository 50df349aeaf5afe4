/** The bot beside a bare discord.js client, both over loopback: npm run -s bench:bot -- [--rounds N] [--authors N] [--json FILE] */
import { parseArgs } from "node:util";
import { figuresOf } from "./bot/figures.ts";
import { LOAD, measure } from "./bot/measure.ts";
import { botTable } from "./bot/report.ts";
import { writeJson } from "./json.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: String(LOAD.rounds) },
    authors: { type: "string", default: String(LOAD.authors) },
    json: { type: "string" },
  },
});
const load = { ...LOAD, rounds: Number(values.rounds), authors: Number(values.authors) };
const runs = await measure(load, (doing) => void process.stderr.write(`${doing}\n`));
const figures = figuresOf(runs);
process.stdout.write(`${botTable(figures)}\n`);
writeJson(values.json, { load, figures, runs });
