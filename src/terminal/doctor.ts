import { ConfigError, environment, loadConfig, type ConfigProblem } from "../config.ts";
import { checkLine, checkOf, type Check } from "../doctor/check.ts";
import { checkDiscord } from "../doctor/discord.ts";
import { checkNode } from "../doctor/machine.ts";
import { checkModels } from "../doctor/model.ts";
import { checkPages } from "../doctor/pages.ts";
import { checkKept } from "../doctor/store.ts";
import { doctor as texts } from "../locale/doctor.ts";
import type { Screen } from "./screen.ts";

/** Looks at all that a running bot needs; true where nothing failed. */
export async function doctor(json: boolean, screen: Screen): Promise<boolean> {
  const checks = await lookAt(environment());
  const ok = checks.every((check) => check.status !== "failed");
  if (json) screen.printJson({ ok, checks });
  else screen.print([...checks.map(checkLine), ok ? texts.well : texts.unwell].join("\n"));
  return ok;
}

async function lookAt(environment: NodeJS.ProcessEnv): Promise<Check[]> {
  const node = checkNode(process.versions.node);
  try {
    const config = loadConfig(environment, "discord");
    const discord = await checkDiscord(config.discord);
    const models = await checkModels(config.model);
    return [node, ...(await checkKept(config, Date.now())), ...discord, ...models, await checkPages(config.http)];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [node, ...error.problems.map(checkOf), ...(await theRest(environment, error.problems))];
  }
}

/** What can be looked at although some variables are wrong: the lines without them. */
async function theRest(environment: NodeJS.ProcessEnv, problems: readonly ConfigProblem[]): Promise<Check[]> {
  const wrong = new Set<string>(problems.map((problem) => problem.variable));
  const sound = Object.fromEntries(Object.entries(environment).filter(([name]) => !wrong.has(name)));
  const config = loadConfig(sound, "nothing");
  const isKnown = config.discord.token !== undefined && !wrong.has("DISCORD_API_URL");
  const discord = isKnown ? await checkDiscord(config.discord) : [];
  const modelWrong = [...wrong].some((name) => name.startsWith("ANTHROPIC") || name === "DRAGOMAN_MODEL");
  return [
    ...(wrong.has("DRAGOMAN_DATA") || wrong.has("REDIS_URL") ? [] : await checkKept(config, Date.now())),
    ...discord,
    ...(modelWrong ? [] : await checkModels(config.model)),
    ...(wrong.has("HTTP_PORT") || wrong.has("PUBLIC_URL") ? [] : [await checkPages(config.http)]),
  ];
}
