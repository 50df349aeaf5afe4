import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "./project.ts";

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
}

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
}

const DECODER = "node_modules/msgpackr-extract";

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const json = (file: string) => JSON.parse(read(file)) as unknown;
const dependenciesOf = ({ dependencies, devDependencies }: Manifest): Versions => ({
  ...dependencies,
  ...devDependencies,
});

describe.each(["", "bench/"])("the packages of “%s”", (folder) => {
  const manifest = json(`${folder}package.json`) as Manifest;
  const { "": root, ...packages } = (
    json(`${folder}package-lock.json`) as { packages: Record<string, Locked & Manifest> }
  ).packages;

  test("have exact versions, those that are locked", () => {
    for (const [name, version] of Object.entries(dependenciesOf(manifest))) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
    expect(dependenciesOf(root!)).toEqual(dependenciesOf(manifest));
  });

  test("are each told by their digest, and come from the registry", () => {
    for (const [path, { integrity, resolved }] of Object.entries(packages)) {
      expect(integrity, path).toMatch(/^sha512-[\w+/]{86}==$/);
      expect(resolved ?? "https://", path).toMatch(/^https:\/\//);
    }
  });

  /** The queue's optional decoder only looks for the binary that the registry gave it; without one it does without. */
  test("run nothing when they are installed, but for node and an optional decoder", () => {
    const scripts = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    const needed = scripts.filter(([path, { optional }]) => path !== DECODER || !optional);
    expect(needed.map(([path]) => path).filter((path) => path !== "node_modules/node")).toEqual([]);
  });
});

/** Names in the first column of the table: “playwright-core, axe-core”, “@stryker-mutator/core, …/vitest-runner”, “@types/…”. */
function listed(): string[] {
  const table = read(".github/CONTRIBUTING.md").split("## Dependencies, each with its reason")[1] ?? "";
  return [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, names = ""]) => {
    const each = names.split(",").map((name) => name.trim());
    const scope = each[0]?.split("/")[0] ?? "";
    return each.map((name) => (name.startsWith("…/") ? `${scope}${name.slice(1)}` : name));
  });
}

test("each dependency has its reason, and each reason its dependency", () => {
  const names = Object.keys(dependenciesOf(json("package.json") as Manifest));
  const reasons = listed().filter((name) => name !== "package" && !name.startsWith("--"));
  const hasReason = (name: string) =>
    reasons.includes(name) || (name.startsWith("@types/") && reasons.includes("@types/…"));
  expect(names.filter((name) => !hasReason(name))).toEqual([]);
  expect(reasons.filter((name) => name !== "@types/…" && !names.includes(name))).toEqual([]);
});

describe.each(globSync(".github/workflows/*", { cwd: ROOT }))("%s", (workflow) => {
  const text = read(workflow);

  test("runs actions by the digest of what they are, and may only read", () => {
    const used = [...text.matchAll(/uses: (.+)$/gm)].map(([, action]) => action);
    expect(used).not.toEqual([]);
    for (const action of used) expect(action).toMatch(/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(/^permissions:\n((?: {2}.*\n)+)/m.exec(text)?.[1]).toBe("  contents: read\n");
    expect(text).not.toMatch(/pull_request_target|secrets\./);
  });

  test("leaves no credentials behind for what is installed", () => {
    expect(text.match(/actions\/checkout@/g)?.length).toBe(text.match(/persist-credentials: false/g)?.length);
  });
});
