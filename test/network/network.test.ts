import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { OPENED, OWN, PUBLIC, REBINDING, REFUSED } from "./cases.ts";
import type { Outcome } from "./inside.ts";

const ROOT = join(import.meta.dirname, "../..");

/** A network in which every address is local. It takes root, or a system that lets people have such networks. */
const UNSHARE = ["unshare", process.getuid?.() === 0 ? "-nm" : "-Urnm"] as const;
const SET_UP = `
  ip link set lo up
  ip addr add ${OWN[0]}/32 dev lo
  ip -6 addr add ${OWN[1]}/128 dev lo nodad
  ip route add local 0.0.0.0/0 dev lo
  ip -6 route add local ::/0 dev lo
  mount --bind "$0" /etc/resolv.conf
  exec "$@"`;

function inNetwork(resolvConf: string, ...command: string[]): { ok: boolean; stdout: string; stderr: string } {
  const [program, flags] = UNSHARE;
  const run = spawnSync(program, [flags, "sh", "-euc", SET_UP, resolvConf, ...command], {
    encoding: "utf8",
    cwd: ROOT,
  });
  return { ok: run.status === 0, stdout: run.stdout, stderr: run.stderr };
}

const canHaveOne = inNetwork("/etc/resolv.conf", "true").ok;

if (!canHaveOne)
  process.stderr.write("No network of their own for tests of addresses, so these are skipped (iproute2, root).\n");

describe.skipIf(!canHaveOne)("in a network where every address answers", () => {
  const outcomes = new Map<string, Outcome[]>();

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), "dragoman-"));
    const resolvConf = join(folder, "resolv.conf");
    writeFileSync(resolvConf, "nameserver 127.0.0.53\n");
    const { stdout, stderr } = inNetwork(resolvConf, process.execPath, "test/network/inside.ts");
    rmSync(folder, { recursive: true });
    if (stderr !== "") throw new Error(stderr);
    for (const outcome of JSON.parse(stdout) as Outcome[]) {
      outcomes.set(outcome.url, [...(outcomes.get(outcome.url) ?? []), outcome]);
    }
  });

  const inside = ({ reached }: Outcome): boolean =>
    reached.some((place) => !PUBLIC.some((address) => place === `${address} 80`));

  test("links to the public web are opened", () => {
    const found = OPENED.flatMap((url) => outcomes.get(url) ?? []);
    expect(found.filter(({ status }) => status !== 200)).toEqual([]);
    expect(found).toHaveLength(OPENED.length);
  });

  test("nothing else is, nor anything else asked for it", () => {
    const found = REFUSED.flatMap((url) => outcomes.get(url) ?? []);
    expect(found.filter((outcome) => outcome.status !== undefined || inside(outcome))).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(REFUSED.length);
  });

  test("a name that turns inside is followed no further", () => {
    const found = outcomes.get(REBINDING) ?? [];
    expect(found.filter(inside)).toEqual([]);
    expect(found.map(({ status }) => status)).toEqual([200, undefined, undefined]);
  });
});
