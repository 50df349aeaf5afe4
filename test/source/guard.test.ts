import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { addressList, allowHosts, checkUrl, isPublicAddress } from "../../src/source/guard.ts";
import { SPECIAL_BLOCKS } from "./special-blocks.ts";

const none = allowHosts([]);
const refused = addressList(["93.184.215.99", "2606:2800:21f::99", "11.22.0.0/16", "2606:2801::/32"]);

function codeOf(link: string | URL, allowed = none): string {
  try {
    checkUrl(link, allowed);
    return "allowed";
  } catch (error) {
    return error instanceof UserError ? error.code : String(error);
  }
}

describe("addresses", () => {
  test.each([
    ["93.184.215.14", "a public one"],
    ["172.15.255.254", "below 172.16/12"],
    ["172.32.0.1", "above 172.16/12"],
    ["11.0.0.1", "above 10/8"],
    ["169.253.1.1", "below link-local"],
    ["100.128.0.1", "above carrier NAT"],
    ["223.255.255.254", "below multicast"],
    ["11.23.0.0", "above a block that is refused"],
    ["168.63.129.15", "beside Azure's WireServer"],
    ["192.0.1.1", "past the protocol assignments"],
    ["198.20.0.1", "past the benchmarks"],
    ["2001:200::1", "past 2001::/23"],
    ["2003::1", "past 6to4"],
    ["3fff:1000::1", "past the documentation"],
    ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", "a public one"],
    ["2001:4860:4860::8888", "past 2001::/23"],
    ["2606:4700:5efe::1", "5efe in another place than ISATAP's"],
  ])("%s is public: %s", (ip) => {
    expect(isPublicAddress(ip, refused)).toBe(true);
  });

  test.each([
    ["0.0.0.0", "this network"],
    ["10.0.0.1", "private"],
    ["100.64.0.1", "carrier NAT"],
    ["127.0.0.1", "loopback"],
    ["127.255.255.254", "loopback's end"],
    ["169.254.169.254", "cloud metadata"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private's end"],
    ["192.0.0.192", "Oracle's metadata"],
    ["192.168.1.1", "private"],
    ["168.63.129.16", "Azure's WireServer"],
    ["198.18.0.1", "benchmarks"],
    ["203.0.113.7", "documentation"],
    ["224.0.0.1", "multicast"],
    ["240.0.0.1", "class E"],
    ["255.255.255.255", "broadcast"],
    ["93.184.215.99", "this machine's own"],
    ["2606:2800:21f::99", "this machine's own"],
    ["2606:2800:021f:0:0:0:0:99", "this machine's own, written out"],
    ["::", "unspecified"],
    ["::1", "loopback"],
    ["::ffff:127.0.0.1", "mapped"],
    ["::ffff:5db8:d70e", "mapped, though of a public one"],
    ["::127.0.0.1", "compatible"],
    ["::ffff:0:127.0.0.1", "SIIT"],
    ["64:ff9b::a9fe:a9fe", "NAT64"],
    ["64:ff9b:1::a9fe:a9fe", "local NAT64"],
    ["2002:7f00:1::1", "6to4"],
    ["2001:0:4136:e378:8000:63bf:80ff:fffe", "Teredo"],
    ["2001:db8::1", "documentation"],
    ["3fff::1", "documentation"],
    ["2620:4f:8000::1", "AS112"],
    ["fe80::1", "link-local"],
    ["fe80::1%eth0", "with a zone"],
    ["2606:2800:21f::1%eth0", "with a zone"],
    ["fec0::1", "site-local"],
    ["fd00:ec2::254", "unique local"],
    ["ff02::1", "multicast"],
    ["5f00::1", "segment routing"],
    ["4000::1", "not given out"],
    ["2606:4700::5efe:7f00:1", "ISATAP"],
    ["2606:4700::200:5efe:a00:1", "ISATAP, universal bit"],
    ["11.22.33.44", "in a block that is refused"],
    ["2606:2801:ffff::1", "in a block that is refused"],
    ["", "no address"],
    ["localhost", "a name"],
    ["2130706433", "a number"],
  ])("%s is refused: %s", (ip) => {
    expect(isPublicAddress(ip, refused)).toBe(false);
  });
});

test.each(SPECIAL_BLOCKS)("%s to %s is refused", (first, last) => {
  expect([first, last].filter((ip) => isPublicAddress(ip, refused))).toEqual([]);
});

describe("links", () => {
  test.each([
    "http://example.com/",
    "HTTPS://EXAMPLE.com/a?b=c#d",
    "http://例子.test/新闻?q=中文",
    "http://example.com./",
    "http://example.com:80/",
    "https://example.com:443/",
    "http://example.com/?url=http://127.0.0.1/",
    "http://10.example.com/",
    "http://localhost.example.com/",
    "http://work.arpa/",
    "http://myhome.arpa/",
    "http://home.arpa.example.com/",
    "http://93.184.215.14/",
  ])("%s may be opened", (link) => {
    expect(codeOf(link)).toBe("allowed");
  });

  test.each([
    "",
    "example.com",
    "//example.com/",
    "http:example.com",
    "http:/example.com/",
    "http:\\\\example.com\\",
    "http://example.com\\@127.0.0.1/",
    "http://exa\tmple.com/",
    "http://example.com/\n",
    " http://example.com/",
    "http://example.com/a b",
    "http://exam\u0000ple.com/",
    "http://[::1/",
    "http://example.com:99999/",
    "http://127.0.0.1%00.example.com/",
    "http://4294967297/",
    "file:///etc/passwd",
    "ftp://example.com/",
    "javascript:alert(1)",
    "data:text/html,hi",
    "blob:http://example.com/1",
    "ws://example.com/",
    "see-http://example.com/",
  ])("%j is no link", (link) => {
    expect(codeOf(link)).toBe("bad_link");
  });

  test.each([
    "http://user@example.com/",
    "http://:secret@example.com/",
    "http://example.com@127.0.0.1/",
    "http://example.com:8080/",
    "https://example.com:80/",
    "http://example.com:443/",
    "http://example.com:0/",
    "http://example.com:22/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://redis/",
    "http://redis./",
    "http://redis../",
    "http://a.localhost/",
    "http://localhost.localdomain/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://router.home.arpa/",
    "http://home.arpa/",
    "http://nas.lan./",
    "http://wiki.corp/",
  ])("%s is refused", (link) => {
    expect(codeOf(link)).toBe("address_not_allowed");
  });

  test("a link may have 8 KB as it is sent, not more", () => {
    expect(codeOf(`https://example.com/${"a".repeat(8172)}`)).toBe("allowed");
    expect(codeOf(`https://example.com/${"a".repeat(8173)}`)).toBe("bad_link");
    expect(codeOf(`https://example.com/${"é".repeat(1400)}`)).toBe("bad_link");
  });

  test("a URL is judged like its text", () => {
    expect(codeOf(new URL("file:///etc/passwd"))).toBe("bad_link");
    expect(codeOf(new URL("http://a:b@example.com/"))).toBe("address_not_allowed");
    expect(codeOf(new URL("http://example.com:81/"))).toBe("address_not_allowed");
  });

  test("the fragment is not sent on, and the given URL stays as it was", () => {
    const given = new URL("http://example.com/a#b");
    expect(checkUrl(given, none).href).toBe("http://example.com/a");
    expect(given.hash).toBe("#b");
  });

  test("whatever is let through is plain http or https on its default port", () => {
    const piece = fc.constantFrom(
      "http",
      "https",
      ":",
      "/",
      "//",
      "@",
      "\\",
      "127.0.0.1",
      "example.com",
      "[::1]",
      "%",
      "①",
      ":8080",
      "?",
      "#",
      ".",
      "\t",
      "localhost",
    );
    const link = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join("")),
      fc.array(piece).map((pieces) => `http://${pieces.join("")}`),
    );
    fc.assert(
      fc.property(link, (it) => {
        if (codeOf(it) !== "allowed") return;
        expect(checkUrl(it, none)).toMatchObject({
          protocol: expect.stringMatching(/^https?:$/),
          hostname: expect.not.stringMatching(/^localhost$/),
          port: "",
          username: "",
          password: "",
        });
      }),
      { numRuns: 2000 },
    );
  });
});

describe("allowed hosts", () => {
  const allowed = allowHosts(["127.0.0.1:8080", "Wiki.corp:443", "[::1]:3000", "intranet"]);

  test.each([
    ["http://127.0.0.1:8080/", "allowed"],
    ["https://127.0.0.1:8080/", "allowed"],
    ["http://0x7f.1:8080/", "allowed"],
    ["https://wiki.corp/page", "allowed"],
    ["http://[::1]:3000/", "allowed"],
    ["http://intranet/", "allowed"],
    ["http://127.0.0.1:8081/", "address_not_allowed"],
    ["http://127.0.0.2:8080/", "address_not_allowed"],
    ["http://localhost:8080/", "address_not_allowed"],
    ["http://wiki.corp/", "address_not_allowed"],
    ["http://a.wiki.corp/", "address_not_allowed"],
    ["http://[::1]/", "allowed"], // its address is judged when connecting
    ["https://intranet/", "address_not_allowed"],
    ["http://u:p@127.0.0.1:8080/", "address_not_allowed"],
    ["ftp://127.0.0.1:8080/", "bad_link"],
  ])("%s: %s", (link, code) => {
    expect(codeOf(link, allowed)).toBe(code);
  });
});
