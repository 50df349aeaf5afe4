import { loadConfig, type Config } from "../config.ts";
import type { VARIABLES } from "../variables.ts";
import { setup as texts } from "../locale/setup.ts";
import { fill } from "../locale/fill.ts";
import type { EnvFile } from "./env-file.ts";

type Variable = (typeof VARIABLES)[number];
export type Values = Partial<Record<Variable, string>>;

/** What a configuration without a model has. */
export const MODELLESS: Values = {
  ANTHROPIC_API_KEY: "",
  ANTHROPIC_BASE_URL: "",
  DRAGOMAN_MODEL: "",
  DRAGOMAN_FALLBACK_MODEL: "",
};

/** The environment as it becomes with the answers. */
export interface Settings {
  /** Undefined for an empty one. */
  readonly get: (variable: Variable) => string | undefined;
  /** The configuration with these values in place of what is there. Throws ConfigError. */
  readonly configWith: (values: Values) => Config;
  /** Puts values into the file, at once; an empty one unsets. */
  readonly save: (values: Values) => void;
}

/** `environment` holds the file's values, or others that are set outside it and count instead. */
export function createSettings(environment: NodeJS.ProcessEnv, file: EnvFile, say: (line: string) => void): Settings {
  const before = file.read();
  const answers: Values = {};
  return {
    get: (variable) => (answers[variable] ?? environment[variable])?.trim() || undefined,
    configWith: (values) => loadConfig({ ...environment, ...answers, ...values }, "nothing"),
    save(values) {
      const kept = file.read();
      const changed = Object.entries(values).filter(([name, value]) => (kept[name] ?? "") !== value);
      if (changed.length > 0) file.write(Object.fromEntries(changed));
      Object.assign(answers, values);
      for (const [variable, value] of Object.entries(values)) {
        const outside = environment[variable] !== before[variable] ? environment[variable] : undefined;
        if (outside !== undefined && outside !== value) say(fill(texts.overridden, { variable }));
      }
    },
  };
}
