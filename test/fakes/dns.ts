import { type RemoteInfo, createSocket } from "node:dgram";
import { isIPv6 } from "node:net";

/** What a name server knows of a name: addresses, or the name that stands for it; `silence` is never answered. */
export type DnsRecords = readonly string[] | { readonly cname: string } | Rebinding | "silence";

/** Other addresses from the second lookup on. */
export interface Rebinding {
  readonly first: readonly string[];
  readonly later: readonly string[];
}

export interface Dns extends AsyncDisposable {
  /** As a resolver takes it. */
  readonly server: string;
  /** Names asked for so far. */
  readonly asked: readonly string[];
}

const TYPES = { A: 1, CNAME: 5, AAAA: 28 };
const NAME_ERROR = 3;
const HEADER_BYTES = 12;

type Zone = Readonly<Record<string, DnsRecords>>;

/** A name server, on a free port of 127.0.0.1 unless told otherwise. A name that isn't in the zone doesn't exist. */
export async function startDns(zone: Zone, { address = "127.0.0.1", port = 0 } = {}): Promise<Dns> {
  const asked: string[] = [];
  const turned = new Set<string>();
  const socket = createSocket("udp4");
  socket.on("message", (query: Buffer, from: RemoteInfo) => {
    const { name, type, end } = questionOf(query);
    asked.push(name);
    const records = zone[name];
    if (records === "silence") return;
    const answers = recordsOf(zone, name, turned.has(name)).filter(
      (record) => record.type === type || record.type === TYPES.CNAME,
    );
    if (type === TYPES.A) turned.add(name);
    const header = Buffer.alloc(HEADER_BYTES);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8180 | (records === undefined ? NAME_ERROR : 0), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(answers.length, 6);
    const question = query.subarray(HEADER_BYTES, end);
    socket.send(Buffer.concat([header, question, ...answers.map(encodeRecord)]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(port, address, resolve));
  return {
    server: `${address}:${socket.address().port}`,
    asked,
    [Symbol.asyncDispose]: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

interface DnsRecord {
  readonly name: string;
  readonly type: number;
  readonly data: Buffer;
}

/** A name's own records, and those of the names it stands for. */
function recordsOf(zone: Zone, asked: string, hasTurned: boolean): DnsRecord[] {
  const found: DnsRecord[] = [];
  let name = asked;
  for (let records = zone[name]; records !== undefined && records !== "silence"; records = zone[name]) {
    if (!("cname" in records)) {
      const addresses = "first" in records ? records[hasTurned ? "later" : "first"] : records;
      return [...found, ...addresses.map((address) => addressRecord(name, address))];
    }
    found.push({ name, type: TYPES.CNAME, data: encodeName(records.cname) });
    name = records.cname;
  }
  return found;
}

function addressRecord(name: string, address: string): DnsRecord {
  if (!isIPv6(address)) return { name, type: TYPES.A, data: Buffer.from(address.split(".").map(Number)) };
  const [head = "", tail = ""] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const [before, after] = [head, tail].map((part) => part.split(":").filter((group) => group !== ""));
  const zeros = Array<string>(8 - (before?.length ?? 0) - (after?.length ?? 0)).fill("0");
  const groups = [...(before ?? []), ...zeros, ...(after ?? [])].map((group) => group.padStart(4, "0"));
  return { name, type: TYPES.AAAA, data: Buffer.from(groups.join(""), "hex") };
}

function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function encodeName(name: string): Buffer {
  const labels = name.split(".").map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

function encodeRecord({ name, type, data }: DnsRecord): Buffer {
  const fields = Buffer.alloc(10);
  fields.writeUInt16BE(type, 0);
  fields.writeUInt16BE(1, 2);
  fields.writeUInt16BE(data.length, 8);
  return Buffer.concat([encodeName(name), fields, data]);
}
