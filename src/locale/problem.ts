import { CATALOGUES, type TextKey } from "./catalogues.ts";
import type { Translate } from "./translate.ts";

type CodeOf<Key> = Key extends `problems.${infer Code}` ? Code : never;

/** What a check may find; its sentence stands in the catalogues under the same code. */
export type ProblemCode = CodeOf<TextKey>;

/** Lists hold words that the article or the model has: each is quoted. */
export type ProblemValues = Readonly<Record<string, string | number | readonly string[]>>;

export interface Finding {
  readonly code: ProblemCode;
  readonly values: ProblemValues;
}

const PLURAL_FORM = /_(?:zero|one|two|few|many|other)$/;

export const problemCodes = [
  ...new Set(Object.keys(CATALOGUES.en.problems).map((name) => name.replace(PLURAL_FORM, ""))),
] as ProblemCode[];

/** What a check found, in a clause. */
export function problemSentence({ code, values }: Finding, t: Translate): string {
  const spoken = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "object" ? value.map((words) => t("list.quoted", { words })).join(t("list.separator")) : value,
  ]);
  return t(`problems.${code}`, Object.fromEntries(spoken) as Record<string, string | number>);
}
