import { ConfigError, type Config } from "../config.ts";
import { checkLine, checkOf, type Check } from "../doctor/check.ts";
import { setup as texts } from "../locale/setup.ts";
import type { Step } from "./bot.ts";
import type { Choice, Dialogue } from "./dialogue.ts";
import { MODELLESS, type Settings, type Values } from "./settings.ts";

type Kind = "keep" | "key" | "own" | "later";

/** Where a model on this machine usually listens (Ollama). */
const LOCAL = "http://127.0.0.1:11434";

/** Asks for the model until one answers; false where one that doesn't is kept all the same. */
export async function askForModel(
  { dialogue, settings, signal }: Step,
  check: (model: Config["model"]) => Promise<Check[]>,
): Promise<boolean> {
  for (;;) {
    const values = await answers(await dialogue.choose(texts.model, kinds(settings)), dialogue, settings);
    const checks = await looked(values);
    signal.throwIfAborted();
    for (const line of checks) dialogue.say(checkLine(line));
    const works = checks.every(({ status }) => status !== "failed");
    if (works || (await isKept(dialogue))) {
      settings.save(values);
      return works;
    }
  }

  async function looked(values: Values): Promise<Check[]> {
    try {
      return await check(settings.configWith(values).model);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return error.problems.map(checkOf);
    }
  }
}

function kinds(settings: Settings): Choice<Kind>[] {
  const isSet = settings.get("ANTHROPIC_API_KEY") ?? settings.get("ANTHROPIC_BASE_URL");
  return [
    ...(isSet ? [{ value: "keep", label: texts.modelKept } as const] : []),
    { value: "key", label: texts.modelKey },
    { value: "own", label: texts.modelOwn },
    { value: "later", label: texts.modelLater },
  ];
}

async function isKept(dialogue: Dialogue): Promise<boolean> {
  const answer = await dialogue.choose(texts.modelFaulty, [
    { value: "again", label: texts.again },
    { value: "keep", label: texts.asItIs },
  ]);
  return answer === "keep";
}

async function answers(kind: Kind, dialogue: Dialogue, settings: Settings): Promise<Values> {
  if (kind === "keep") return {};
  if (kind === "later") return { ANTHROPIC_API_KEY: "", ANTHROPIC_BASE_URL: "" };
  const baseUrl = settings.get("ANTHROPIC_BASE_URL");
  if (kind === "own") {
    return {
      ANTHROPIC_BASE_URL: await dialogue.text(texts.address, baseUrl ?? LOCAL),
      DRAGOMAN_MODEL: await dialogue.text(texts.name, settings.get("DRAGOMAN_MODEL")),
      ANTHROPIC_API_KEY: await dialogue.secret(texts.ownKey),
      // Anthropic's models are none of another endpoint's, nor the other way round.
      ...(baseUrl === undefined ? { DRAGOMAN_FALLBACK_MODEL: "" } : {}),
    };
  }
  const kept = baseUrl === undefined ? settings.get("ANTHROPIC_API_KEY") : undefined;
  const key = (await dialogue.secret(kept ? texts.keyKept : texts.key)) || kept;
  return { ...(baseUrl === undefined ? {} : MODELLESS), ANTHROPIC_API_KEY: key ?? "" };
}
