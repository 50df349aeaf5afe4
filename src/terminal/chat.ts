import { createInterface } from "node:readline/promises";
import type { Article } from "../article/article.ts";
import { UserError } from "../errors.ts";
import { footer } from "../export/footer.ts";
import { articleHead, body, inBlocks, smallPrint } from "../export/markdown.ts";
import type { Input, TaskName, Turn } from "../job.ts";
import { chat as texts } from "../locale/terminal.ts";
import { parseLanguage } from "../locale/language.ts";
import { errorSentence } from "../locale/error.ts";
import { english } from "../locale/translate.ts";
import type { Result } from "../task/result.ts";
import { lengthNamed, type Arguments } from "./arguments.ts";
import { namedInput } from "./open.ts";
import { perform, type Asked, type TerminalRun } from "./perform.ts";

/** Shows an article with summary and quotes, then takes questions and slash commands until its input ends. */
export async function chat(given: Arguments, run: TerminalRun): Promise<void> {
  const { core, screen } = run;
  const article = await core.read(namedInput(given), {
    signal: run.signal,
    onProgress: (progress) => screen.progress("summarize", progress),
  });
  const input: Input = { kind: "article", id: article.id };
  const turns: Turn[] = [];

  screen.print(inBlocks(articleHead(article, english)));
  await show("summarize", given);
  await show("quotes", given);
  screen.print(core.engine === "model" ? texts.help : `${texts.noModel}\n\n${texts.help}`);
  for await (const line of lines()) {
    if (line === "/quit") return;
    await answer(line);
  }

  async function answer(line: string): Promise<void> {
    const [, name, after = ""] = /^\/(\w+)(\W.*)?$/.exec(line) ?? [];
    const rest = after.trimStart();
    if (line === "") return;
    if (name === undefined) return show("ask", { ...given, question: line });
    if (name === "ask") return show("ask", { ...given, question: rest });
    if (name === "summarize") {
      const length = rest === "" ? given.length : lengthNamed(rest);
      return length ? show("summarize", { ...given, length }) : screen.print(texts.help);
    }
    if (name === "quotes" && rest === "all") return show(name, { ...given, include: "all" });
    if (name === "translate" || name === "quotes") {
      const to = rest === "" ? given.to : parseLanguage(rest);
      if (to) return show(name, { ...given, to });
      return screen.print(errorSentence(new UserError("unknown_language", { given: rest }), english));
    }
    return screen.print(texts.help);
  }

  async function show(task: TaskName, asked: Asked): Promise<void> {
    if (task === "ask" && asked.question === "")
      return screen.print(errorSentence(new UserError("no_question"), english));
    try {
      const result = await perform(task, input, asked, run, task === "ask" ? { turns, isConversation: true } : {});
      if (result.task === "ask") {
        turns.push({ question: asked.question ?? "", answer: result.value.answer || english("results.notInArticle") });
      }
      screen.print(said(result));
    } catch (error) {
      if (!(error instanceof UserError) || run.signal.aborted) throw error;
      // Without text there is nothing to talk about; anything else may go better with the next question.
      if (error.code === "no_text" || error.code === "article_expired") throw withReading(error, article);
      screen.print(errorSentence(error, english));
    }
  }

  async function* lines(): AsyncGenerator<string> {
    // It was the article (“-”).
    if (process.stdin.readableEnded) return;
    const terminal = process.stdin.isTTY;
    const reader = createInterface({
      input: process.stdin,
      output: terminal ? process.stdout : undefined,
      prompt: "› ",
    });
    run.signal.addEventListener("abort", () => reader.close(), { once: true });
    // A terminal in line editing hands the keystroke to its reader instead of the process.
    reader.on("SIGINT", run.interrupt);
    if (terminal) reader.prompt();
    try {
      for await (const line of reader) {
        yield line.trim();
        if (terminal && !run.signal.aborted) reader.prompt();
      }
    } finally {
      // An input that stays open would keep the process.
      reader.close();
      if (terminal) process.stdout.write("\n");
    }
  }
}

/** An article that held nothing is not stored, so what it lacked is said from the reading. */
function withReading(error: UserError, article: Article): UserError {
  return error.code === "article_expired" ? new UserError("no_text", { reading: article.reading }) : error;
}

function said(result: Result): string {
  return inBlocks([texts[result.task], ...body(result, english), ...smallPrint(footer(result, english, Date.now()))]);
}
