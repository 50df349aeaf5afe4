import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyMarkup } from "../../fakes/any-markup.ts";
import { smallPrintIn, wrongWith } from "../../fakes/outgoing.ts";
import type { Kind, Sending } from "./kinds.ts";
import { SHOWN } from "./shown.ts";
import { TOLD } from "./told.ts";

/** That each kind gets; `npm run test:fuzz` gives it 200,000. */
const STRINGS = Number(process.env["FUZZ_STRINGS"] ?? 300);

const sending = fc.record({ locale: fc.constantFrom("en-US", "ar", "ja"), page: fc.constantFrom(0, 1, 9_999) });

/** Longer texts may be cut, and then have more lines. */
const UNCUT = 30;

async function harmOf({ send }: Kind, texts: readonly string[], at: Sending): Promise<string[]> {
  const { sent, ours } = await send(saying(texts), at);
  const harm = [...new Set(sent.flatMap((outgoing) => wrongWith(outgoing, ours)))];
  const [whole] = sent;
  if (!whole) return ["nothing was sent"];
  if (texts.some((text) => text.length > UNCUT)) return harm;
  const plain = texts.map((text) => text.replaceAll("#", "h"));
  const [control = whole] = (await send(saying(plain), at)).sent;
  const [lines, expected] = [whole, control].map(smallPrintIn);
  return lines === expected ? harm : [...harm, `${lines} lines of small print instead of ${expected}`];
}

/** One after the other, from the start again behind the last. */
function saying(texts: readonly string[]): () => string {
  let at = 0;
  return () => texts[at++ % texts.length] ?? "";
}

describe("nothing comes alive, breaks a limit or pings anybody in", () => {
  test.each([...SHOWN, ...TOLD].map((kind) => [kind.name, kind] as const))(
    "%s",
    { timeout: 3 * 60 * 60 * 1000 },
    async (_name, kind) => {
      const texts = fc.array(anyMarkup, { minLength: kind.takes, maxLength: kind.takes });
      await fc.assert(
        fc.asyncProperty(texts, sending, async (given, at) => {
          expect(await harmOf(kind, given, at)).toEqual([]);
        }),
        { numRuns: Math.ceil(STRINGS / kind.takes) },
      );
    },
  );
});
