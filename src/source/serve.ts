import { Socket } from "node:net";
import { stdin } from "node:process";

/** What a process is asked: a line of JSON, which says how many bytes follow it. */
export interface Request {
  readonly head: object;
  readonly bytes: Uint8Array;
}

/** Where a process answers: what it prints goes elsewhere. */
export const ANSWERS = 3;

/** Values of an answer, each a line of JSON; an empty line ends it. */
export type Answer<Head> = (head: Head, bytes: Buffer) => Promise<Iterable<object>>;

const NEWLINE = 0x0a;

/** Answers one request after the other, after saying `{ kind: "ready" }`, until nobody asks any more. */
export function serve<Head>(answer: Answer<Head>): void {
  const output = new Socket({ fd: ANSWERS, readable: false, writable: true });
  let parts: Buffer[] = [];
  let asked: { readonly head: Head; readonly length: number } | undefined;
  let held = 0;

  stdin.on("data", (chunk: Buffer) => {
    const end = asked === undefined ? chunk.indexOf(NEWLINE) : -1;
    if (end >= 0) {
      const line = Buffer.concat([...parts, chunk.subarray(0, end)]).toString();
      asked = JSON.parse(line) as { head: Head; length: number };
      parts = [];
      held = 0;
    }
    const rest = chunk.subarray(end + 1);
    parts.push(rest);
    held += rest.length;
    if (asked === undefined || held < asked.length) return;
    const { head } = asked;
    const bytes = Buffer.concat(parts);
    asked = undefined;
    parts = [];
    void answer(head, bytes).then((values) => {
      for (const value of values) output.write(`${JSON.stringify(value)}\n`);
      output.write("\n");
    });
  });
  output.write(`${JSON.stringify({ kind: "ready" })}\n\n`);
}

/** A request as it is sent. */
export function written({ head, bytes }: Request): [line: string, bytes: Uint8Array] {
  return [`${JSON.stringify({ head, length: bytes.length })}\n`, bytes];
}
