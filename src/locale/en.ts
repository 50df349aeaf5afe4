import type { Article, Reading } from "../article/article.ts";
import type { UserErrorCode } from "../errors.ts";
import type { TaskName } from "../job.ts";

/** What each error says: what happened, then what to do. */
export const errors: Record<UserErrorCode, string> = {
  bad_link: "That isn't a web address I can open. Paste the whole link, starting with http:// or https://.",
  address_not_allowed:
    "I can't open that address. Try the article's public web address, or save the page and give it to me as a file.",
  unreachable: "I couldn't reach {host}. Check the link, or save the page and give it to me as a file.",
  timeout: "{host} took too long to answer. Try again in a minute, or save the page and give it to me as a file.",
  page_too_large: "That page is larger than {limit}. Save the article's text and give it to me as a file.",
  too_many_redirects: "That link leads round in circles. Paste the address the article has in your browser.",
  page_gone: "{host} says that this article doesn't exist any more (HTTP {status}). Check the link.",
  page_forbidden:
    "{host} won't let me read this page (HTTP {status}). Save it in your browser and give it to me as a file.",
  page_status:
    "{host} answered with an error (HTTP {status}). Try again later, or save the page and give it to me as a file.",
  page_garbled: "{host} sent a damaged page. Try again later, or save it and give it to me as a file.",
  page_too_complex:
    "That is built in a way I can't read safely, or is too large. Put the article's text into a text file and give me that.",
  not_html: "That link leads to {what}, not to a web page. Give me the article as a link or a file ({accepted}).",
  unsupported_file: "I can't read {what}. Give me the article as one of these: {accepted}.",
  file_too_large: "That file is larger than {limit}. Give me a smaller one, for example the article's text alone.",
  file_not_found: "I can't open the file {name}. Check its path; a web address starts with http:// or https://.",
  file_expired: "That file isn't available any more. Upload it again.",
  file_unavailable: "I couldn't download that file just now. Try again in a minute.",
  empty_file: "That file is empty. Give me the article as a link or another file.",
  file_damaged:
    "That file is damaged, or isn't what its beginning says. Save it again, or give me the article's text in a text file.",
  file_locked: "That file is protected by a password. Save a copy without one, and give me that.",
  no_chapters:
    "That has no chapters to choose from; only an EPUB book has. Leave the chapter out, and I read all of it.",
  no_such_chapter: "That book doesn't have this chapter. It has {count}: {chapters}.",
  no_text: "{reading} There is nothing to work on. If you have the text, give it to me as a file.",
  book_too_long:
    "This book is too long for one go ({characters} characters; the limit is {limit}). Name one of its {chapters} chapters: “chapter” is an option of the commands.",
  too_long: "This text is too long for one go ({characters} characters; the limit is {limit}). Give me a part of it.",
  same_language:
    "This article is already in {language}. Name another language to translate into, or ask for a summary.",
  article_expired: "I don't have that article any more. Give me its link or file again.",
  two_inputs: "Give me either a link or a file, not both.",
  no_link_in_message: "I found neither an article link nor a file I can read in that message.",
  nothing_pasted: "There was no text in that form. Copy the article's text and paste it there.",
  no_question: "What would you like to know? Write a question.",
  question_too_long: "That question is too long. Ask it in at most {limit} characters.",
  unknown_language: "I don't know the language “{given}”. Write its name or its code, for example “French” or “fr”.",
  result_expired: "This message is too old for its buttons to work. Use the command again.",
  no_key:
    "{task} needs a language model, and Dragoman has none yet. Whoever runs it can add ANTHROPIC_API_KEY, or ANTHROPIC_BASE_URL of a local model, to its .env file. Summaries and quotes work without one.",
  model_refused: "The language model declined to work on this article. Try another task, or read the original.",
  model_busy: "The language model is overloaded right now. Try again in a few minutes.",
  model_unreachable: "I couldn't reach the language model. Try again in a few minutes.",
  model_stalled: "The language model stopped in the middle of its answer. Try again.",
  model_key_rejected:
    "The language model didn't accept Dragoman's key. Whoever runs Dragoman has to check ANTHROPIC_API_KEY.",
  model_unknown:
    "The language model “{model}” isn't available here. Whoever runs Dragoman has to check DRAGOMAN_MODEL and DRAGOMAN_FALLBACK_MODEL.",
  model_spend_limit:
    "Dragoman's allowance with the language model is used up. Whoever runs Dragoman has to raise the limit.",
  model_unusable: "The language model gave an answer I couldn't use. Try again.",
  too_long_for_model:
    "This text is too long for the language model “{model}” as it is set up here. Give me a part of it; whoever runs Dragoman can give the model a larger context.",
};

/** What stood where an article was expected; also the first half of `no_text`. */
export const readings: Record<Reading, string> = {
  full: "This page holds an article, but I found no text in it.",
  teaser: "I only got the beginning of this article.",
  consent: "I only got a consent (cookie) page.",
  captcha: "I only got a page that checks for robots.",
  login: "I only got a page that asks to log in.",
  script: "This page shows its text only to a browser that runs scripts.",
  photo: "There is only a picture here, no article text.",
  video: "There is only a video here, no article text.",
  live: "This is a live ticker.",
  list: "This is a list of articles, not an article.",
  gone: "This article isn't there any more.",
  empty: "This page is empty.",
};

/** Each task as the subject of a sentence. */
export const tasks: Record<TaskName, string> = {
  translate: "A translation",
  summarize: "A summary",
  quotes: "A list of quotes",
  ask: "An answer to a question",
};

/** Names and descriptions as Discord lists them. */
export const commands = {
  translate: { name: "translate", description: "Translate a news article, whole, paragraph by paragraph" },
  summarize: { name: "summarize", description: "Summarise a news article in a few points" },
  quotes: { name: "quotes", description: "The article's key quotes, each proven to be in it" },
  ask: { name: "ask", description: "Ask a question about an article" },
  translateMessage: { name: "Translate article" },
  summarizeMessage: { name: "Summarize article" },
  quotesMessage: { name: "Key quotes" },
} as const;

export const options = {
  link: { name: "link", description: "Web address of the article" },
  file: { name: "file", description: "The article as a file: HTML, PDF, Word, EPUB, text or Markdown" },
  chapter: {
    name: "chapter",
    description: "Number of the chapter, where the article is a book (EPUB); all if left out",
  },
  to: { name: "to", description: "Language of the result, by name or code (English if left out)" },
  private: { name: "private", description: "Show the result to you alone" },
  length: { name: "length", description: "How long the summary is (medium if left out)" },
  question: { name: "question", description: "What you would like to know" },
} as const;

export const lengths = { short: "short", medium: "medium", long: "long" } as const;

export const progress = {
  reading: "Reading the article…",
  translate: "Translating…",
  translateCount: "Translating… {done}/{total} paragraphs",
  summarize: "Summarising…",
  quotes: "Looking for quotes…",
  ask: "Looking for the answer…",
  checking: "Checking…",
} as const;

export const buttons = {
  translate: "Translate",
  summarize: "Summary",
  quotes: "Key quotes",
  ask: "Ask",
  paste: "Paste text",
  previous: "◀ Previous",
  next: "Next ▶",
  sample: "Try a sample article",
} as const;

/** The first message in a server. */
export const hello =
  "Hello! I read the world's press for you. Give me an article's link or file with /translate, /summarize, /quotes or /ask, or open a message's menu → Apps. Or see first what comes of one:";

/** What an article is beside news. */
export const genres: Record<NonNullable<Article["genre"]>, string> = { opinion: "Opinion", sponsored: "Paid content" };

export const results = {
  coverage: "{translated} of {paragraphs} paragraphs",
  repaired: "{count} repaired",
  flagged: "{count} to check",
  faultyHeadline: "headline: {detail}",
  faultyPoint: "point {unit}: {detail}",
  faultyQuote: "quote {unit}: {detail}",
  notTranslated: "not translated",
  names: "Names",
  source: "In the original",
  withheld: "{count} withheld: not proven to be said in the article",
  droppedPoint: "1 point left out: what it says isn't in the paragraphs it names",
  droppedPoints: "{count} points left out: what they say isn't in the paragraphs they name",
  sendRest: "Send me the page as a file for the rest.",
  noQuotes: "I found no direct speech in this article.",
  notInArticle: "The article doesn't say.",
  noModel: "no model",
  declined: "{model}, in place of {declined}, which declined",
  noModelHint: "no model: sentences chosen from the article as they stand",
  noModelQuotes: "no model: found by their quotation marks",
  interrupted: "the model stopped before all was done",
  cached: "cached, first made {when}",
  tokens: "{input} → {output} tokens",
  page: "page {page} of {pages}",
  pasted: "pasted text",
  unattributed: "unattributed",
  unreferenced: "names no paragraph",
  translation: "translation",
  paragraph: "paragraph {id}",
  question: "Question",
  original: "Original",
} as const;

export const threads = {
  intro: "Ask anything about this article here. I answer from its text alone and name the paragraphs.",
  unreadable: "Discord doesn't show me what you wrote there. Use /ask, or mention me in your message.",
  introTyped: "Just type your question.",
  introUntyped: "Use /ask, mention me, or reply to a message of mine.",
  answered: "Answered in <#{thread}>.",
  limit: "This server has reached Discord's limit of open threads, so I answer here.",
  closed: "The thread under this result is gone or closed, so I answer here.",
  missing: "I can't open a thread here: I lack the permission “{permission}”.",
} as const;

export const permissions = {
  CreatePublicThreads: "Create Public Threads",
  SendMessagesInThreads: "Send Messages in Threads",
  ViewChannel: "View Channel",
} as const;

export const failure = "Something went wrong (ref {ref}). Try again; if it stays, tell whoever runs this bot the ref.";
