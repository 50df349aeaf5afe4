/** What questions about one article cost, with and without the prompt cache: npm run -s bench:cost */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { readArticle } from "../src/article/read.ts";
import { PRICES_AS_OF, PRICES_SOURCE } from "../src/llm/price.ts";
import { material } from "../src/task/material.ts";
import { estimateTokens } from "../test/fakes/anthropic-cache.ts";
import { type Arguments, parseArguments, USAGE } from "./cost/arguments.ts";
import { writeJson } from "./json.ts";
import { costsOf, longer } from "./cost/figures.ts";
import { aimTable, costTable, translationTable } from "./cost/report.ts";

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  let given: Arguments;
  let bytes: Uint8Array;
  try {
    given = parseArguments(argv);
    bytes = readFileSync(given.page);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    return 2;
  }
  const name = basename(given.page);
  const mediaType = name.endsWith(".html") ? "text/html" : undefined;
  const hints = { url: `file:///${name}`, now: Date.now(), ...(mediaType ? { mediaType } : {}) };
  const article = longer(readArticle(bytes, hints), given.times);
  const page = new TextDecoder().decode(bytes).repeat(given.times);
  const rows = await costsOf(article, page, given.questions);
  const tokens = { article: estimateTokens(material(article)), page: estimateTokens(page) };
  const prices = { asOf: PRICES_AS_OF, source: PRICES_SOURCE };
  process.stdout.write(
    [
      `${given.questions} questions about ${name}${given.times > 1 ? `, ${given.times} times over` : ""}: article ${tokens.article} tokens, page ${tokens.page} (estimated: characters / 3)`,
      `prices of ${prices.asOf}: ${prices.source}`,
      "",
      "A translation:",
      "",
      translationTable(rows),
      "",
      "The questions:",
      "",
      costTable(rows),
      "",
      "The share of what they cost without a cache:",
      "",
      aimTable(rows),
      "",
    ].join("\n"),
  );
  writeJson(given.json, { page: name, times: given.times, questions: given.questions, tokens, prices, rows });
  return 0;
}
