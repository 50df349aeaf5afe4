import type { Readable } from "node:stream";

/** What a process says that answers in lines of JSON, an empty one after each answer. */
export interface Answers {
  /**
   * Hands over the next answer's values as they come, and settles at its end. Rejects with Flood, and where it is no
   * JSON, without a word of what it is.
   */
  readonly next: (take: (value: unknown) => void) => Promise<void>;
  /** Whether something was said that no request asked for. */
  readonly isSpeaking: () => boolean;
}

/** The answer is larger than any may be. */
export class Flood extends Error {
  override readonly name = "Flood";
}

/** Bytes of one answer: twice what the longest text needs that is read. */
const MAX_ANSWER = 16 * 1024 * 1024;
/** Of one of its values, which is understood in one go. */
const MAX_VALUE = 1024 * 1024;
const NEWLINE = 0x0a;

/** Reads piece by piece, and never more than is asked for: between pieces this process does its other work. */
export function createAnswers(stream: Readable): Answers {
  const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer, undefined>;
  let rest: Buffer = Buffer.alloc(0);

  return {
    async next(take) {
      let left = MAX_ANSWER;
      for (;;) {
        const line = await nextLine(Math.min(left, MAX_VALUE));
        if (line.length === 0) return;
        left -= line.length;
        take(parsed(line));
      }
    },
    isSpeaking: () => rest.length > 0 || stream.readableLength > 0,
  };

  async function nextLine(most: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (let length = 0; ;) {
      const end = rest.indexOf(NEWLINE);
      const piece = rest.subarray(0, end < 0 ? rest.length : end);
      length += piece.length;
      if (length > most) throw new Flood("too long an answer");
      pieces.push(piece);
      if (end >= 0) {
        rest = rest.subarray(end + 1);
        return Buffer.concat(pieces);
      }
      rest = await more();
    }
  }

  /** Never settles where the process says nothing more: whoever waits is told how it ended, or that it took too long. */
  async function more(): Promise<Buffer> {
    const { value } = await chunks.next().catch(() => ({ value: undefined }));
    return value ?? new Promise(() => undefined);
  }
}

/** The parser's own error quotes the text. */
function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    throw new Error("the process answers in no JSON");
  }
}
