import type { Truth } from "./corpus.ts";

/** What an extractor says of an article beside its text. */
export interface Fields {
  readonly title?: string | undefined;
  readonly published?: string | undefined;
  readonly byline?: string | undefined;
}

/** Each 1 or 0; undefined where the truth doesn't know. */
export interface FieldScores {
  /** The day of publication is right. */
  readonly date: number | undefined;
  /** One title holds the other, and the found one is at least half as long as the true one. */
  readonly titleContained: number | undefined;
  readonly titleExact: number | undefined;
  /** The byline names at least one of the authors. */
  readonly author: number | undefined;
}

/** Length of an ISO day. */
const DAY = 10;

/** Width, case and punctuation don't count. */
export function compareFields(truth: Truth, found: Fields): FieldScores {
  const title = truth.title ? fold(truth.title) : undefined;
  const foundTitle = fold(found.title);
  const contained = (title: string) =>
    foundTitle.length * 2 >= title.length && (foundTitle.includes(title) || title.includes(foundTitle));
  const authors = namesOf(truth.authors);
  const byline = fold(found.byline);
  return {
    date: /\d{4}-\d\d-\d\d/.test(truth.date ?? "")
      ? Number(found.published?.slice(0, DAY) === truth.date?.slice(0, DAY))
      : undefined,
    titleContained: title === undefined ? undefined : Number(contained(title)),
    titleExact: title === undefined ? undefined : Number(foundTitle === title),
    author: authors.length === 0 ? undefined : Number(authors.some((name) => byline.includes(fold(name)))),
  };
}

/** A string names its authors in quotation marks, or else is one. */
function namesOf(authors: Truth["authors"]): readonly string[] {
  const names =
    typeof authors === "string"
      ? (authors.match(/(?<=["'])[^"']+(?=["'])/g)?.filter((name) => name.length > 2) ?? [authors])
      : (authors ?? []);
  return names.filter((name) => name.length > 2 && fold(name) !== "");
}

function fold(text: string | undefined): string {
  const words = text
    ?.normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join(" ") ?? "";
}
