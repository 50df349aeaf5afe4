/** With it Node sends its own client's requests through the proxy that the environment names. */
const SWITCH = "--use-env-proxy";
const NAMES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"].flatMap((name) => [name, name.toLowerCase()]);

/** Whether requests to Discord and the model go through a proxy; articles never do. `flags` are those Node runs with. */
export function usesProxy(env: NodeJS.ProcessEnv, flags: readonly string[]): boolean {
  const more = (env["NODE_OPTIONS"] ?? "").split(" ");
  return env["NODE_USE_ENV_PROXY"] === "1" || [...flags, ...more].includes(SWITCH);
}

/** The variables that name a proxy. */
export function namedProxies(env: NodeJS.ProcessEnv): string[] {
  return NAMES.filter((name) => env[name]);
}
