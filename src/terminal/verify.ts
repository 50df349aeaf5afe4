import type { Check, Verification } from "../export/verify/verify.ts";
import { countsOf } from "../export/verify/data.ts";
import { verify as verifyFile } from "../export/verify/verify.ts";
import { dayAndTime } from "../locale/date.ts";
import { fill } from "../locale/fill.ts";
import { verification as texts } from "../locale/terminal.ts";
import { english, translator } from "../locale/translate.ts";
import type { Arguments } from "./arguments.ts";
import { namedInput, openLocal } from "./open.ts";
import type { Screen } from "./screen.ts";

/** Of a file to check; that of a long book has a tenth of it. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Checks a file that was written by `--md`, `--html` or `--epub`; true where it is as it was written. */
export async function verify(given: Arguments, screen: Screen, signal: AbortSignal): Promise<boolean> {
  const input = namedInput(given);
  const bytes = await openLocal(input.kind === "file" ? input.url : "", { maxBytes: MAX_BYTES, signal });
  const found = await verifyFile(bytes, translator);
  if (given.json) screen.printJson(asJson(found));
  else screen.print(said(found));
  return found.ok;
}

function asJson({ ok, checks, file }: Verification): object {
  const { format, maker, digest, isOther, edition } = file ?? {};
  return {
    task: "verify",
    ok,
    format: format ?? null,
    maker: maker ?? null,
    otherVersion: isOther ?? null,
    made: edition?.made ?? null,
    title: edition?.article.title ?? null,
    url: edition?.article.url ?? null,
    digest: digest ?? null,
    counts: edition ? countsOf(edition) : null,
    checks,
    limits: texts.limits,
  };
}

function said({ ok, checks, file }: Verification): string {
  const lines = checks
    .filter((check) => check.checked > 0)
    .flatMap((check) => [line(check), ...check.differences.map(differing)]);
  const holds = file ? [fill(texts.holds, { ...countsOf(file.edition) })] : [];
  const other = file?.isOther ? [texts.other] : [];
  return [...lines, ...holds, ...other, verdict(ok, file), texts.limits].join("\n");
}

function line({ name, ok, checked }: Check): string {
  const sentence = name === "record" && !ok ? texts.noRecord : texts[name];
  return `${ok ? "✓" : "✗"} ${fill(sentence, { checked: checked.toLocaleString(english.locale) })}`;
}

function differing(difference: Check["differences"][number]): string {
  return `    ${fill(texts.difference, { ...difference })}`;
}

function verdict(ok: boolean, file: Verification["file"]): string {
  if (!ok || !file) return texts.damaged;
  const { format, maker, edition } = file;
  const made = dayAndTime(edition.made, english.locale);
  return fill(texts.whole, { format: format.toUpperCase(), maker, made, title: edition.article.title });
}
