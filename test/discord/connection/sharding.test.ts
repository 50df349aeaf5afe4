import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { createClient } from "../../../src/discord/client.ts";
import { createReconnects } from "../../../src/discord/connection/reconnect.ts";
import { createTransport } from "../../../src/discord/connection/transport.ts";
import { startDiscord } from "../../fakes/discord.ts";
import { createListeningLog } from "../../fakes/listening-log.ts";

/** Long enough for a loop: discord.js alone comes back every half second where it resumes. */
const WATCHED = 4_000;

/** The bot's client, logged in to a Discord of its own, and what is logged of its connections. */
async function connected() {
  const discord = await startDiscord();
  onTestFinished(discord.close);
  const { log, lines } = createListeningLog();
  const reconnects = createReconnects({ log });
  const transport = createTransport({ log });
  const client = createClient({ apiUrl: discord.api, messageContent: false, transport, reconnects });
  onTestFinished(() => (reconnects.stop(), client.destroy()));
  const ready = once(client, "clientReady");
  await client.login(discord.token);
  await ready;
  return { discord, client, reconnects, lines };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How a client takes it that every connection is closed with a code at once; it finds back when that ends. */
async function looping(code: number) {
  const { discord, lines } = await connected();
  const before = discord.logins.length;
  discord.refuseGateway(code);
  discord.dropGateway({ code });
  await pause(WATCHED);
  const logins = discord.logins.slice(before).map(({ how }) => how);
  discord.refuseGateway();
  await discord.waitReady(20_000);
  const told = lines
    .filter(({ reconnects }) => reconnects !== undefined)
    .map(({ code: closed, ms }) => ({ closed, ms }));
  return { code, logins, told };
}

test("a gateway that closes each connection at once is asked less and less often", async () => {
  const codes = [4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009];
  for (const { code, logins, told } of await Promise.all(codes.map(looping))) {
    expect(logins.length, `logins after ${code}`).toBeLessThanOrEqual(4);
    expect(told.map(({ closed }) => closed)).toEqual(told.map(() => code));
    for (const [index, { ms }] of told.slice(0, 3).entries()) {
      expect(ms, `wait ${index} after ${code}`).toBeGreaterThanOrEqual([0, 500, 1_000][index] ?? 0);
      expect(ms, `wait ${index} after ${code}`).toBeLessThanOrEqual([0, 1_000, 2_000][index] ?? 0);
    }
    expect(told.length).toBeGreaterThan(0);
  }
}, 40_000);

test("nobody connects any more once the bot has left", async () => {
  const { discord, client, reconnects } = await connected();
  discord.refuseGateway(4000);
  discord.dropGateway({ code: 4000 });
  await discord.until(() => discord.logins.length > 1, "a first try to come back");
  reconnects.stop();
  await client.destroy();
  const before = discord.logins.length;
  await pause(1_700);
  expect(discord.logins).toHaveLength(before);
});
