/** Forms that Discord shows: a title and a label have 45 characters, a hint has 100. */
export const question = { title: "Ask about the article", question: "Your question" } as const;

export const paste = {
  title: "Paste the article's text",
  text: "Text",
  textHint: "Copy the whole article. A field takes 4,000 characters; the rest goes into the next ones.",
  more: "Text, continued",
  headline: "Headline",
  headlineHint: "Where it isn't the first line of the text",
  link: "Link",
  linkHint: "Where the article is from, to be named in the result",
} as const;
