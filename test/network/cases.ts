import type { DnsRecords } from "../fakes/dns.ts";
import { SPECIAL_BLOCKS } from "../source/special-blocks.ts";

/** Where the public internet is: the only places that may be reached. */
export const PUBLIC = ["93.184.215.14", "93.184.215.15", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"] as const;
const [ONE, OTHER, SIX] = PUBLIC;
/** Public addresses that are this machine's own. */
export const OWN = ["93.184.215.99", "2606:2800:21f::99"] as const;

export const ZONE: Readonly<Record<string, DnsRecords>> = {
  "public.test": [ONE],
  "other.test": [OTHER],
  "six.test": [SIX],
  "both.test": [ONE, SIX],
  "alias.test": { cname: "alias2.test" },
  "alias2.test": { cname: "public.test" },
  "localhost.public.test": [ONE],
  "10.public.test": [ONE],
  "xn--fsqu00a.test": [ONE],
  "loop.test": ["127.0.0.1"],
  "private.test": ["10.0.0.1"],
  "metadata.test": ["169.254.169.254"],
  "zero.test": ["0.0.0.0"],
  "wire.test": ["168.63.129.16"],
  "own.test": [OWN[0]],
  "own6.test": [OWN[1]],
  "mapped.test": ["::ffff:127.0.0.1"],
  "nat64.test": ["64:ff9b::7f00:1"],
  "local6.test": ["fd00::1"],
  "inner.test": { cname: "inner2.test" },
  "inner2.test": { cname: "loop.test" },
  "mixed.test": [ONE, "127.0.0.1"],
  "mixed6.test": [ONE, "::1"],
  "rebinding.test": { first: [ONE], later: ["127.0.0.1"] },
  redis: ["172.18.0.5"],
  "redis.internal": ["172.18.0.5"],
  "a.localhost": ["127.0.0.1"],
};

const special = SPECIAL_BLOCKS.flat();
const digits = special.filter((ip) => !ip.includes(":"));
const groups = special.filter((ip) => ip.includes(":"));

/** Hosts that lead inside, or nowhere. */
const INSIDE: readonly string[] = [
  ...digits,
  OWN[0],
  "168.63.129.16",
  "127.0.0.1",
  "169.254.169.254",
  ...groups.map((ip) => `[${ip}]`),
  `[${OWN[1]}]`,
  "[::1]",
  "[::ffff:127.0.0.1]",
  "[::127.0.0.1]",
  "[2606:4700::5efe:7f00:1]",
  ...list("2130706433 0x7f000001 0x7f.1 017700000001 127.1 127.0.0.1. 0 ①②⑦.⓪.⓪.① 127。0。0。1"),
  ...list("localhost LOCALHOST. a.localhost localhost.localdomain redis redis.internal ⓛⓞⓒⓐⓛⓗⓞⓢⓣ"),
  ...list("loop private metadata zero wire own own6 mapped nat64 local6 inner mixed mixed6 nobody").map(
    (name) => `${name}.test`,
  ),
  "LOOP.test.",
];

const NOWHERE = list(
  "//127.0.0.1/ \\\\127.0.0.1\\ http:\\\\127.0.0.1 http://public.test@127.0.0.1/ http://user:pw@public.test/ " +
    "http://public.test:22/ http://public.test:6379/ http://public.test:8080/ " +
    "file:///etc/passwd data:text/html,x javascript:alert(1) gopher://127.0.0.1:6379/",
);

/** Links that must end without a page, and without a connection to any address that isn't public. */
export const REFUSED: readonly string[] = [
  ...INSIDE.map((host) => `http://${host}/`),
  ...INSIDE.map((host) => redirect(new URL(`http://${host}/`).href)),
  ...[301, 303, 307, 308].map((status) => redirect("http://127.0.0.1/", status)),
  ...NOWHERE,
  ...NOWHERE.map((to) => redirect(to)),
  ...list("http://public.test\\@127.0.0.1/ http:/127.0.0.1/ http://[::1%25lo]/ http://public.test/circle"),
];

/** Links behind which there is a page. */
export const OPENED: readonly string[] = [
  ...list("public.test PUBLIC.test. public.test:80 %70ublic.test six.test both.test alias.test 例子.test").map(at),
  ...list("localhost.public.test 10.public.test 1572394766 11.0.0.1 172.32.0.1 169.253.1.1 168.63.129.15").map(at),
  at(ONE),
  at(`[${SIX}]`),
  redirect("/there"),
  redirect("//other.test/"),
  "http://public.test/?url=http://127.0.0.1/#@127.0.0.1/",
];

/** Looked up more than once: the first time may show a page, and no time may lead inside. */
export const REBINDING = "http://rebinding.test/";

function list(words: string): string[] {
  return words.split(" ");
}

function at(host: string): string {
  return `http://${host}/`;
}

function redirect(to: string, status = 302): string {
  return `http://public.test/to?status=${status}&to=${encodeURIComponent(to)}`;
}
