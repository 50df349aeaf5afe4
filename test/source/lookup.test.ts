import type { LookupAddress } from "node:dns";
import { describe, expect, test } from "vitest";
import { createFetchPage } from "../../src/source/fetch.ts";
import { lookupByServers } from "../../src/source/lookup.ts";
import { type DnsRecords, startDns } from "../fakes/dns.ts";
import { failure } from "./fetching.ts";

const PUBLIC = "93.184.215.14";
const PUBLIC_IPV6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c";

async function lookUp(name: string, records: DnsRecords, others: Record<string, DnsRecords> = {}) {
  await using dns = await startDns({ [name]: records, ...others });
  return await promised(dns.server, name);
}

function promised(server: string, name: string, tryMs = 100): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookupByServers({ servers: [server], tryMs })(name, { all: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    );
  });
}

describe("a lookup by the name servers", () => {
  test.each<[string, DnsRecords, Record<string, DnsRecords>, LookupAddress[]]>([
    ["an IPv4 address", [PUBLIC], {}, [{ address: PUBLIC, family: 4 }]],
    ["an IPv6 address", [PUBLIC_IPV6], {}, [{ address: PUBLIC_IPV6, family: 6 }]],
    [
      "every address, of both kinds",
      [PUBLIC_IPV6, PUBLIC, "10.0.0.1"],
      {},
      [
        { address: PUBLIC, family: 4 },
        { address: "10.0.0.1", family: 4 },
        { address: PUBLIC_IPV6, family: 6 },
      ],
    ],
    [
      "that of the name it stands for, however far",
      { cname: "b.example" },
      { "b.example": { cname: "c.example" }, "c.example": ["127.0.0.1"] },
      [{ address: "127.0.0.1", family: 4 }],
    ],
    ["nothing, where that name has none", { cname: "gone.example" }, {}, []],
  ])("gives %s", async (_name, records, others, expected) => {
    expect(await lookUp("a.example", records, others)).toEqual(expected);
  });

  test("fails where a name has no address", async () => {
    await expect(lookUp("a.example", [])).rejects.toMatchObject({ code: "ENODATA" });
  });

  test("fails where nobody has the name", async () => {
    await using dns = await startDns({});
    await expect(promised(dns.server, "nobody.example")).rejects.toMatchObject({ code: "ENOTFOUND" });
  });

  test("knows no name that only this machine does, and asks for each as it is", async () => {
    await using dns = await startDns({});
    await expect(promised(dns.server, "localhost.localdomain")).rejects.toMatchObject({ code: "ENOTFOUND" });
    expect(new Set(dns.asked)).toEqual(new Set(["localhost.localdomain"]));
  });

  test("of names whose servers never answer keeps nobody from others", async () => {
    await using dns = await startDns({
      ...Object.fromEntries([1, 2, 3, 4].map((n) => [`silent${n}.example`, "silence" as const])),
      "a.example": [PUBLIC],
    });
    const silent = [1, 2, 3, 4].map((n) => promised(dns.server, `silent${n}.example`, 300).catch(() => "failed"));
    const first = await Promise.race([...silent, promised(dns.server, "a.example")]);
    expect(first).toEqual([{ address: PUBLIC, family: 4 }]);
    await Promise.all(silent);
  });

  test("is left to the system where no name server is to be had", async () => {
    const { server, [Symbol.asyncDispose]: close } = await startDns({});
    await close();
    const addresses = (await promised(server, "localhost")).map(({ address }) => address);
    expect(["127.0.0.1", "::1"]).toEqual(expect.arrayContaining(addresses));
  });

  test("asks anew each time", async () => {
    await using dns = await startDns({ "a.example": [PUBLIC] });
    await promised(dns.server, "a.example");
    await promised(dns.server, "a.example");
    expect(dns.asked).toHaveLength(4);
  });
});

test("a name without an answer in time is told as slow", async () => {
  await using dns = await startDns({ "slow.example": "silence" });
  const fetchPage = createFetchPage({ allowHosts: [], lookup: lookupByServers({ servers: [dns.server], tryMs: 100 }) });
  expect(await failure(fetchPage("http://slow.example/"))).toEqual({
    code: "timeout",
    values: { host: "slow.example" },
  });
});
