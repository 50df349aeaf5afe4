/** Runs in a network of its own, where every address is this machine: what is really reached is seen at the far end. */
import { createServer } from "node:http";
import { setImmediate } from "node:timers/promises";
import { startDns } from "../fakes/dns.ts";
import fetcher from "../fetcher.ts";
import { OPENED, REBINDING, REFUSED, ZONE } from "./cases.ts";

/** What became of a link. */
export interface Outcome {
  readonly url: string;
  /** Absent where it was refused. */
  readonly status?: number;
  /** Addresses and ports that got a connection. */
  readonly reached: readonly string[];
}

const PORTS = [22, 80, 6379, 8080];

let reached: string[] = [];

for (const port of PORTS) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://any");
    const location = pathname === "/circle" ? pathname : searchParams.get("to");
    if (location === null) return response.end("a page");
    response.writeHead(Number(searchParams.get("status") ?? 302), { location });
    return response.end();
  });
  // A connection alone tells a stranger whether somebody listens there.
  server.on("connection", ({ localAddress = "" }) => {
    reached.push(`${localAddress.replace(/^::ffff:(?=\d+\.)/, "")} ${port}`);
  });
  await new Promise<void>((resolve) => server.listen(port, "::", resolve));
}
await startDns(ZONE, { address: "127.0.0.53", port: 53 });

async function outcomeOf(url: string): Promise<Outcome> {
  reached = [];
  const status = await fetcher(url).then(
    (page) => ({ status: page.status }),
    () => ({}),
  );
  // A server hears of a connection in the turns after it was made.
  for (let turn = 0; turn < 3; turn += 1) await setImmediate();
  return { url, ...status, reached };
}

const outcomes: Outcome[] = [];
for (const url of [...OPENED, ...REFUSED, REBINDING, REBINDING, REBINDING]) outcomes.push(await outcomeOf(url));
process.stdout.write(JSON.stringify(outcomes), () => process.exit());
