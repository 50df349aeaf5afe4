import type { Config } from "../../../src/config.ts";
import { UserError } from "../../../src/errors.ts";
import { isAnthropic } from "../../../src/llm/model.ts";
import { errorSentence } from "../../../src/locale/error.ts";
import type { Document } from "../documents.ts";
import { EvalError, EXIT } from "../failure.ts";
import { loadDocuments } from "../load.ts";
import { agree } from "./agree.ts";
import type { ModelArguments } from "./arguments.ts";
import { articleOf } from "./article.ts";
import { estimateUsd } from "./estimate.ts";
import { evaluateModel } from "./evaluate.ts";
import { modelReport } from "./report.ts";
import { folderAt, save } from "./save.ts";
import { english } from "../../../src/locale/translate.ts";

/** Evaluates the model that is set up: figures on stdout, everything else on stderr. Gives the exit code. */
export async function evaluateCommand(
  given: ModelArguments,
  config: Config & { readonly model: NonNullable<Config["model"]> },
): Promise<number> {
  const documents = firstOf(loadDocuments(given.data), given.articles);
  const folder = folderAt(given.out ?? config.data);
  const { name, baseUrl } = config.model;
  const estimatedUsd = estimateUsd(documents.map(articleOf), name, config.review);
  // A local model costs nothing, whatever it is called.
  const isAgreed = given.isAgreed || (estimatedUsd === undefined && !isAnthropic(baseUrl));
  say(`${documents.length} articles for ${name}, translated and searched for quotes.`);
  if (!(await agree({ estimatedUsd, isAgreed, input: process.stdin, output: process.stderr }))) return EXIT.actable;

  const interruption = new AbortController();
  process.once("SIGINT", () => interruption.abort());
  const { results, stopped } = await evaluateModel(documents, {
    config,
    data: given.data,
    now: Date.now,
    signal: interruption.signal,
    onArticle: (done, { id, language, seconds }) => {
      if (process.stderr.isTTY) say(`${done} of ${documents.length}: ${id} ${language}, ${seconds.toFixed(1)} s`);
    },
  });
  if (results.articles.length > 0) {
    say(`Written to ${save(folder, results.at.slice(0, 10), results)}`);
    const { figures } = results;
    process.stdout.write(`${given.isJson ? JSON.stringify(results, null, 2) : modelReport(figures)}\n`);
  }
  if (stopped === undefined) return EXIT.done;
  const after = `Stopped after ${results.articles.length} of ${documents.length} articles`;
  if (interruption.signal.aborted) throw new EvalError(`${after}.`, EXIT.interrupted);
  if (!(stopped instanceof UserError)) throw stopped;
  throw new EvalError(`${after}: ${errorSentence(stopped, english)}`, EXIT.actable);
}

/** So many of each language. */
function firstOf(documents: readonly Document[], count = Infinity): readonly Document[] {
  const languages = Map.groupBy(documents, ({ language }) => language);
  return [...languages.values()].flatMap((own) => own.slice(0, count));
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
