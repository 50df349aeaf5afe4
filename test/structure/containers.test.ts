import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { ROOT } from "./project.ts";

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** One instruction a line, without comments. */
const dockerfile = read("Dockerfile")
  .replace(/^#.*\n/gm, "")
  .replaceAll("\\\n", "");
/** Of the last stage: what runs. */
const image = dockerfile.slice(dockerfile.lastIndexOf("FROM"));
const compose = read("compose.yaml");

describe("the image", () => {
  test("is made from named versions", () => {
    const bases = dockerfile.matchAll(/^FROM ([^ \n]+)/gm).map(([, base]) => base);
    for (const base of bases) expect(base).toMatch(/^[\w./-]+:\d[\w.-]*$/);
  });

  test("runs as a user without rights, and ends on a signal that it hears", () => {
    expect(image.match(/^USER .*$/gm)?.at(-1)).toBe("USER node");
    expect(image).toContain("\nSTOPSIGNAL SIGTERM\n");
    // Without a shell between, which would keep the signal to itself.
    expect(image).toMatch(/^CMD \["node", "src\/main\.ts"\]$/m);
  });

  test("is asked how it is by its own runtime", () => {
    const [, port] = /HTTP_PORT=(\d+)$/m.exec(image) ?? [];
    const [, check] = /^HEALTHCHECK .*CMD (\[.*\])$/m.exec(image) ?? [];
    expect(loadConfig({ HTTP_PORT: port }, "nothing").http).toEqual({ port: Number(port) });
    expect(JSON.parse(check ?? "") as string[]).toEqual(["node", "-e", expect.stringContaining("/healthz")]);
  });

  test("has neither Node from npm nor what only tests need, and no secrets", () => {
    expect(dockerfile).toContain("npm pkg delete dependencies.node");
    expect(dockerfile).toMatch(/npm ci --omit=dev .*--ignore-scripts/);
    expect(dockerfile).not.toMatch(/^ARG|TOKEN|_KEY|\bADD\b/m);
    const [everything, ...rest] = read(".dockerignore")
      .split("\n")
      .filter((line) => line && !line.startsWith("#"));
    expect(everything).toBe("*");
    const copied = dockerfile.matchAll(/^COPY (?!--from)(.*) [^ ]+$/gm).flatMap(([, files = ""]) => files.split(" "));
    expect(rest.toSorted()).toEqual([...copied].map((file) => `!${file}`).toSorted());
  });
});

describe("the services", () => {
  /** Lines of the file, from a key to what stands as far left. */
  function block(key: string): string {
    const [before = "", after = ""] = compose.split(new RegExp(`^${key}\n`, "m"));
    expect(before, key).not.toBe(compose);
    const indent = /^ */.exec(key)?.[0].length ?? 0;
    const lines = after.split("\n");
    return lines
      .slice(
        0,
        lines.findIndex((line) => line !== "" && line.search(/[^ ]/) <= indent),
      )
      .join("\n");
  }
  const shared = block("x-dragoman: &dragoman");
  const worker = block("  worker:");
  const valkey = block("  valkey:");

  test.each([
    ["the bot and its workers", shared],
    ["the queue", valkey],
  ])("write nowhere but to their volumes, and have no rights: %s", (_, service) => {
    for (const line of ["read_only: true", "cap_drop: [ALL]", 'security_opt: ["no-new-privileges:true"]']) {
      expect(service).toContain(`  ${line}\n`);
    }
    expect(service).toMatch(/restart: unless-stopped/);
  });

  test("have longer to end than their jobs", () => {
    const [, drain] = /DRAGOMAN_DRAIN_SECONDS[\s\S]*?stop_grace_period: (\d+)s/.exec(shared) ?? [];
    expect(Number(drain)).toBeGreaterThan(25);
  });

  test("are named versions", () => {
    const images = [...compose.matchAll(/image: (.*)/g)].map(([, image]) => image);
    expect(images).toHaveLength(2);
    for (const image of images) expect(image).toMatch(/^[\w./-]+:\d[\w.-]*$/);
    expect(compose).toContain(`image: dragoman:${(JSON.parse(read("package.json")) as { version: string }).version}\n`);
  });

  test("share a queue that keeps what it has, only where several processes are wanted", () => {
    expect(compose).toContain("REDIS_URL: ${COMPOSE_PROFILES:+redis://valkey:6379}\n");
    for (const service of [worker, valkey]) expect(service).toContain("profiles: [scale]\n");
    expect(worker).toMatch(/replicas: 2$/m);
    expect(valkey).toMatch(/"--appendonly", "yes", "--maxmemory-policy", "noeviction"/);
  });
});
