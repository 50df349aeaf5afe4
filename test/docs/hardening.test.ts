import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressList, isPublicAddress } from "../../src/source/guard.ts";
import { SPECIAL_BLOCKS } from "../source/special-blocks.ts";

const page = readFileSync(new URL("../../docs/hardening.md", import.meta.url), "utf8");
const none = addressList([]);

/** The blocks of one of the sets of rules. */
function blocksOf(set: string): string[] {
  const [, elements = ""] = new RegExp(`set ${set} \\{[^]*?elements = \\{([^}]*)\\}`).exec(page) ?? [];
  return elements.split(",").map((block) => block.trim());
}

/** Addresses at the edges of blocks: the blocks' own, and these just past them. */
function edges(version: 4 | 6, ...past: string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...SPECIAL_BLOCKS.flat().filter((ip) => isIP(ip) === version), ...past);
}

describe("the second wall of docs/hardening.md is as high as the first", () => {
  test("for IPv4", () => {
    const wall = addressList(blocksOf("inside4"));
    const past = ["192.0.1.0", "198.20.0.0", "172.32.0.0", "168.63.129.16", "168.63.129.17", "223.255.255.255"];
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), edges(4, ...past)), (ip) => {
        expect(wall.check(ip), ip).toBe(!isPublicAddress(ip, none));
      }),
      { numRuns: 2000 },
    );
  });

  test("for IPv6, but for addresses that carry one of IPv4", () => {
    const wall = addressList(blocksOf("inside6"));
    const past = ["2001:200::", "2001:db9::", "2003::", "2620:4f:8001::", "3fff:1000::", "2000::", "4000::", "8000::"];
    const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });
    const any = groups.map((numbers) => numbers.map((number) => number.toString(16)).join(":"));
    fc.assert(
      fc.property(fc.oneof(any, edges(6, ...past)), (ip) => {
        fc.pre(!ip.includes(":5efe:"));
        expect(wall.check(ip, "ipv6"), ip).toBe(!isPublicAddress(ip, none));
      }),
      { numRuns: 2000 },
    );
  });
});
