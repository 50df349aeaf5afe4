import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyMarkup } from "../../fakes/any-markup.ts";
import { smallPrintIn, wrongWith } from "../../fakes/outgoing.ts";
import type { Kind, Sending } from "./kinds.ts";
import { SHOWN } from "./shown.ts";
import { TOLD } from "./told.ts";

/** `npm run test:fuzz` gives every kind the whole number. */
const STRINGS = Number(process.env["FUZZ_STRINGS"] ?? 40);
/** Kinds of which each request takes as long as a hundred others. */
const SLOWER = 20;

const sending = fc.record({ locale: fc.constantFrom("en-US", "ar", "ja"), page: fc.constantFrom(0, 1, 9_999) });

/** Longer texts may be cut, and then have more lines. */
const UNCUT = 100;

async function harmOf({ send }: Kind, text: string, at: Sending): Promise<string[]> {
  const { sent, ours } = await send(text, at);
  const harm = [...new Set(sent.flatMap((outgoing) => wrongWith(outgoing, ours)))];
  if (text.length > UNCUT || !text.includes("#")) return sent.length === 0 ? ["nothing was sent"] : harm;
  const control = await send(text.replaceAll("#", "h"), at);
  const [lines, expected] = [sent, control.sent].map((each) => each.map(smallPrintIn).join());
  return lines === expected ? harm : [...harm, `small print of ${lines} lines instead of ${expected}`];
}

describe("nothing comes alive, breaks a limit or pings anybody in", () => {
  test.each([...SHOWN, ...TOLD].map((kind) => [kind.name, kind] as const))(
    "%s",
    { timeout: 3 * 60 * 60 * 1000 },
    async (_name, kind) => {
      await fc.assert(
        fc.asyncProperty(anyMarkup, sending, async (text, at) => {
          expect(await harmOf(kind, text, at)).toEqual([]);
        }),
        { numRuns: Math.ceil(STRINGS / (kind.isSlow ? SLOWER : 1)) },
      );
    },
  );
});
