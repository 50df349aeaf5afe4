/**
 * Which addresses a link may lead to. A link comes from anyone and is opened from inside the operator's network, so
 * everything that isn't plainly the public web is refused. The reader is told nothing of the address: a message that
 * differed would let strangers map that network.
 */
import { BlockList, isIP, isIPv6 } from "node:net";
import { UserError } from "../errors.ts";

/** Longer links are refused; browsers and servers stop at about this length too. */
const MAX_URL_LENGTH = 8192;

/** Names that only mean something inside a network (RFC 6761, RFC 8375, ICANN's list of colliding names). */
const LOCAL_NAMES = new Set(["localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp"]);

/** IANA's special-purpose IPv4 registry, multicast and class E; the last is Azure's WireServer, public only by number. */
const SPECIAL_IPV4 = addressList([
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "168.63.129.16/32",
]);

/** The only IPv6 space given out for the public internet. Mapped, NAT64, local and multicast addresses lie outside. */
const PUBLIC_IPV6 = addressList(["2000::/3"]);
/** IANA's special-purpose blocks inside it: protocol assignments with Teredo, documentation, 6to4, AS112. */
const SPECIAL_IPV6 = addressList(["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48"]);

/** `refused` holds addresses that are public by their number and still lead inside: this machine's, the operator's. */
export function isPublicAddress(ip: string, refused: BlockList): boolean {
  const version = isIP(ip);
  if (version === 4) return !refused.check(ip) && !SPECIAL_IPV4.check(ip);
  if (version !== 6 || ip.includes("%") || refused.check(ip, "ipv6")) return false;
  return PUBLIC_IPV6.check(ip, "ipv6") && !SPECIAL_IPV6.check(ip, "ipv6") && !carriesIpv4(ip);
}

/** Takes single addresses and blocks (`198.51.100.0/24`). */
export function addressList(ips: readonly string[]): BlockList {
  const list = new BlockList();
  for (const ip of ips) {
    const [net = "", prefix] = ip.split("/");
    const family = isIPv6(net) ? "ipv6" : "ipv4";
    if (prefix === undefined) list.addAddress(net, family);
    else list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

/** Links that may lead to a private address and another port: exactly these `host:port` pairs. */
export interface Allowed {
  /** `port` is empty for the scheme's default. */
  has: (at: { protocol: string; hostname: string; port: string }) => boolean;
}

/** Takes `host:port`; without a port it means port 80. */
export function allowHosts(hosts: readonly string[]): Allowed {
  const keys = new Set(hosts.map((host) => hostAndPort(new URL(`http://${host}`))));
  return { has: (at) => keys.has(hostAndPort(at)) };
}

/**
 * Judges a link before anything is sent, without looking up its name. The returned URL is the one to open: a raw
 * string may mean something else to the next parser. Throws `bad_link` or `address_not_allowed`.
 */
export function checkUrl(link: string | URL, allowed: Allowed): URL {
  const url = typeof link === "string" ? parse(link) : new URL(link);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new UserError("bad_link");
  if (url.href.length > MAX_URL_LENGTH) throw new UserError("bad_link");
  if (url.username !== "" || url.password !== "") throw new UserError("address_not_allowed");
  if (!allowed.has(url) && (url.port !== "" || isLocalName(url.hostname))) throw new UserError("address_not_allowed");
  url.hash = "";
  return url;
}

/** `URL` forgives what other parsers read differently (`http:/x`, `http:\\x`, a tab inside); such links are refused. */
function parse(link: string): URL {
  if (/[\u0000-\u0020\u007F\\]/.test(link) || !/^https?:\/\//i.test(link)) {
    throw new UserError("bad_link");
  }
  try {
    return new URL(link);
  } catch (cause) {
    throw new UserError("bad_link", {}, { cause });
  }
}

/** An address in digits is not a local name: it is judged when the connection is made. */
function isLocalName(hostname: string): boolean {
  const name = hostname.endsWith(".") ? hostname.slice(0, -1) : hostname;
  if (name.startsWith("[") || isIP(name) !== 0) return false;
  const labels = name.split(".");
  return (
    labels.length < 2 || labels.includes("") || LOCAL_NAMES.has(labels.at(-1) ?? "") || /(?:^|\.)home\.arpa$/.test(name)
  );
}

function hostAndPort({ protocol, hostname, port }: { protocol: string; hostname: string; port: string }): string {
  const host = isIPv6(hostname) ? `[${hostname}]` : hostname;
  return `${host}:${port || (protocol === "https:" ? "443" : "80")}`;
}

/** ISATAP (RFC 5214): an interface id of `[0200]:5efe:` and an IPv4 address, under any prefix. */
function carriesIpv4(ipv6: string): boolean {
  const groups = expand(ipv6);
  return (groups[4] === 0 || groups[4] === 0x200) && groups[5] === 0x5efe;
}

/** The eight groups of an IPv6 address. `URL` writes a dotted tail as two groups first. */
function expand(ipv6: string): number[] {
  const [head = "", tail] = new URL(`http://[${ipv6}]`).hostname.slice(1, -1).split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16));
}
