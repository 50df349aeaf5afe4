import { Readability } from "@mozilla/readability";
import type { Extract, Found } from "../contender.ts";

/** With its default settings, on the document that `open` makes. */
export function createReadability(open: (html: string, url: string) => Opened): Extract {
  return ({ html, url }) => {
    const { document, close } = open(html, url);
    const article = new Readability(document).parse();
    close?.();
    return article ? foundIn(article) : undefined;
  };
}

interface Opened {
  readonly document: unknown;
  readonly close?: () => void;
}

function foundIn(article: NonNullable<ReturnType<Readability["parse"]>>): Found {
  const { content, title, publishedTime, byline } = article;
  return {
    body: { html: content ?? "" },
    title: title ?? undefined,
    published: publishedTime ?? undefined,
    byline: byline ?? undefined,
  };
}
