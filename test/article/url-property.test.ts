import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalUrl } from "../../src/article/url.ts";

/** A part of an address as it is written, and what of it names the page; nothing where it names none. */
interface Part {
  readonly written: string;
  readonly names: string;
}

const same = (...texts: readonly string[]): Part[] => texts.map((text) => ({ written: text, names: text }));
const noise = (...texts: readonly string[]): Part[] => texts.map((text) => ({ written: text, names: "" }));
const spelt = (names: string, ...texts: readonly string[]): Part[] => texts.map((written) => ({ written, names }));

const scheme = fc.constantFrom(...spelt("http", "http", "HTTP"), ...spelt("https", "https"));
const host = fc.constantFrom(
  ...spelt("n.example", "n.example", "N.Example", "n.example."),
  ...same("www.n.example", "m.n.example"),
);
const port = fc.constantFrom("", "default", "8080");
const segment = fc.constantFrom(
  ...spelt("a", "a", "%61"),
  ...same("A", "b", "12", "a-headline", "a%2520b", "index.html"),
  ...spelt("~a", "~a", "%7ea", "%7Ea"),
  ...spelt("a%2Fb", "a%2fb", "a%2Fb"),
  ...spelt("%C3%A9", "é", "%c3%a9", "%C3%a9"),
);
const slash = fc.constantFrom(...spelt("/", "/", "/", "//"));
const parameter = fc.constantFrom(
  ...same("id=1", "id=2", "ID=1", "id", "id=", "page=2", "source=12", "ref=chapter-2", "utm=1"),
  ...spelt("q=~", "q=~", "q=%7e"),
  ...noise("utm_source=x", "UTM_Medium=id=1", "fbclid=1", "ref=twitter", "source=rss-1", "gclid", ""),
);
const fragment = fc.constantFrom(...noise("", "#a", "#id=1", "#?id=2"));

const address = fc.record({
  scheme,
  host,
  port,
  path: fc.array(fc.tuple(slash, segment), { maxLength: 3 }),
  end: fc.constantFrom(...same("", "/")),
  query: fc.option(fc.array(parameter, { maxLength: 3 })),
  fragment,
});
type Address = typeof address extends fc.Arbitrary<infer A> ? A : never;

function write({ scheme, host, port, path, end, query, fragment }: Address): string {
  const number = port === "default" ? defaultPort(scheme) : port;
  const where = `${path.flat().map(written).join("")}${written(end)}`;
  const asked = query ? `?${query.map(written).join("&")}` : "";
  return `${written(scheme)}://${written(host)}${number && `:${number}`}${where}${asked}${written(fragment)}`;
}

function pageOf({ scheme, host, port, path, end, query }: Address): string {
  const where = [...path.flat(), end].map(({ names }) => names).join("") || "/";
  const asked = (query ?? []).flatMap(({ names }) => names || []);
  return JSON.stringify([scheme.names, host.names, port === "default" ? "" : port, where, asked]);
}

const written = (part: Part) => part.written;
const defaultPort = ({ names }: Part) => (names === "http" ? "80" : "443");

/** Two that have some of their parts in common. */
const pair = fc
  .tuple(address, address, fc.subarray(["scheme", "host", "port", "path", "end", "query", "fragment"] as const))
  .map(
    ([one, other, shared]) =>
      [one, Object.assign({ ...other }, ...shared.map((part) => ({ [part]: one[part] }))) as Address] as const,
  );

test("two addresses have one key just where they name one page: 10,000 pairs", () => {
  let alike = 0;
  fc.assert(
    fc.property(pair, ([one, other]) => {
      const isOne = pageOf(one) === pageOf(other);
      expect(canonicalUrl(write(one)) === canonicalUrl(write(other)), `${write(one)} ${write(other)}`).toBe(isOne);
      if (isOne) alike++;
    }),
    { numRuns: 10_000 },
  );
  expect(alike).toBeGreaterThan(500);
});
