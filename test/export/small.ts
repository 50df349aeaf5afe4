import { soft } from "../../src/task/check/problem.ts";
import type { Edition } from "../../src/export/edition.ts";
import type { Quote, TranslatedParagraph } from "../../src/task/result.ts";
import { articleOf } from "../fakes/articles.ts";

const SPOKEN = "« Enfin, dit Anne Roz, elle tourne ! »";

/** A text that would be markup, a script, a comment or the end of a section, wherever it isn't escaped. */
export const MARKUP =
  "]]> --> <script>alert(1)</script> <img src=https://127.0.0.1:9/x.png> &lt; &#x3c; \" ' `x` [a](https://127.0.0.1:9/) \u0001 \ufffe";

/** A small edition in which there is one of everything; `extra` is one more paragraph of the article. */
export function smallEdition(extra = "Une roue", to = "en"): Edition {
  const article = articleOf(
    [
      { kind: "caption", text: "Le moulin." },
      { kind: "text", text: "La roue a coûté 4 millions." },
      { kind: "heading", text: "Un an après" },
      { kind: "quote", text: SPOKEN },
      { kind: "list", text: extra },
    ],
    {
      title: "Le moulin tourne",
      byline: "Maëlle Quérou",
      siteName: "Le Courrier",
      published: "2026-10-14T18:32:00+02:00",
      url: "https://news.example/mill",
      language: "fr",
      changed: {
        headline: true,
        paragraphs: [2],
        removed: 0,
        since: "2026-10-13T09:00:00Z",
        previous: "lV1pYBraPBQghmgJ_0xDsPFrRK",
      },
    },
  );
  const given = { article, to, engine: "model", model: "claude-sonnet-5-5", problems: [] } as const;
  const paragraph = (id: number, text: string, more: Partial<TranslatedParagraph> = {}): TranslatedParagraph => ({
    id,
    text,
    status: "ok",
    problems: [],
    ...more,
  });
  const paragraphs = [
    paragraph(2, "The wheel cost 5 million.", {
      status: "flagged",
      problems: [{ ...soft("numbers", "numbersMissing", { numbers: ["4"], count: 1 }), unit: "2" }],
      doubts: [{ source: "4 millions", text: "5 million" }],
    }),
    paragraph(3, "A year on"),
    paragraph(4, "“At last,” says Anne Roz, “it turns!”", { status: "repaired" }),
    paragraph(5, extra, { status: "untranslated" }),
  ];
  const [first, second] = ["Enfin", "elle tourne !"];
  const quote: Quote = {
    kind: "speech",
    original: `${first} […] ${second}`,
    spans: [first, second].map((part) => ({ start: SPOKEN.indexOf(part), end: SPOKEN.indexOf(part) + part.length })),
    english: "At last […] it turns!",
    speaker: "Anne Roz",
    name: "Anne Roz",
    role: "miller",
    paragraph: 4,
    verified: "elided",
  };
  return {
    article,
    translation: {
      ...given,
      task: "translate",
      value: {
        to,
        title: "The mill turns",
        paragraphs,
        coverage: { paragraphs: 4, translated: 3, flagged: 1 },
        names: [{ source: "Quérou", target: "Querou" }],
      },
    },
    summary: {
      ...given,
      task: "summarize",
      value: {
        headline: "A mill turns again",
        bullets: [{ text: "It took a year.", paragraphs: [2, 3] }],
        dropped: 1,
      },
    },
    quotes: { ...given, task: "quotes", value: { quotes: [quote], withheld: 2, include: "speech" } },
    made: "2026-11-20T16:20:00.000Z",
  };
}
