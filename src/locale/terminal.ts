/** What the operator reads when a worker starts, or doesn't. */
export const worker = {
  badConfiguration: "The worker can't start. Mend these lines of .env:",
  ready: "The worker takes jobs.",
  readyWithoutToken:
    "The worker takes jobs that a command's own token answers. With DISCORD_TOKEN it answers typed questions and writes to threads too.",
};

/** What the operator reads when the bot starts, or doesn't. */
export const start = {
  badConfiguration:
    "Dragoman can't start. npm run setup asks for what it needs. Or mend these lines of .env, then run npm run doctor:",
  withoutAny: "To try Dragoman without any of them: npm run chat -- examples/harbour-strike.html",
  ready: "Dragoman is ready; {commands}.",
  registered: "its commands were registered",
  current: "its commands are current",
  model: "Model: {model}.",
  models: "Model: {model}; {fallback} where it declines.",
  noModel:
    "No model is set up: summaries and quotes are chosen from the article as it stands (extractive). Set ANTHROPIC_API_KEY, or ANTHROPIC_BASE_URL for a local model, for translations and answers.",
  pages: "Results have pages at {address} (port {port}).",
  inviteServer: "Add it to a server: {link}",
  inviteUser: "Add it to your own account: {link}",
  tokenRefused:
    "Discord refused DISCORD_TOKEN. Make a new one: https://discord.com/developers/applications → your application → Bot → Reset Token, and put it into .env.",
  intentRefused:
    "Discord refused the message content intent. Switch it on: https://discord.com/developers/applications → your application → Bot → Message Content Intent; or set DISCORD_MESSAGE_CONTENT=off.",
  intentUnknown:
    "Discord knows an intent no more that this version of Dragoman asks for (code 4013). Update Dragoman; where DISCORD_API_URL names a proxy, try without it.",
  shardRefused:
    "Discord divides the bot's servers among its connections otherwise by now (code 4010). Start Dragoman again: it asks how many it needs. Where DISCORD_API_URL names a proxy, try without it.",
  shardsNeeded:
    "The bot is in more servers than its connections may serve (code 4011). Start Dragoman again: it asks Discord how many it needs.",
  versionRefused:
    "Discord no longer speaks the version of its API that this Dragoman uses (code 4012). Update Dragoman; where DISCORD_API_URL names a proxy, update that too.",
  sessionsSpent:
    "The bot has connected to Discord as often as it may in a day: something starts it again and again. Stop that, find the cause in the log, and start it after {time}.",
  closed:
    "Discord ended the connection for good (code {code}). npm run doctor tells whether the token and the intents are accepted.",
  unreachable: "Discord couldn't be reached. Check the network and DISCORD_API_URL; LOG_LEVEL=debug shows the cause.",
} as const;

/** The terminal's conversation. */
export const chat = {
  translate: "## Translation",
  summarize: "## Summary",
  quotes: "## Key quotes",
  ask: "## Answer",
  noModel:
    "No model is set up, so the summary and the quotes above were chosen from the article as it stands. With ANTHROPIC_API_KEY (or ANTHROPIC_BASE_URL of a local model) in .env you also get complete translations, written summaries and answers to questions.",
  help: "Ask a question, or: /translate [language] · /summarize [short|medium|long] · /quotes [language|all] · /ask question · /quit",
} as const;

/** What `cli --help` prints. */
export const usage = `Dragoman reads a news article and gives a translation, a summary, key quotes or answers.

  npm run -s cli -- <command> <link|file|-> [options]

  extract     the article's clean text
  translate   the whole article in another language
  summarize   a headline and a few points
  quotes      the words people said, each proven to be in the article
  ask         an answer to the question that follows the article
  chat        summary and quotes, then your questions
  verify      whether a file that --md, --html or --epub has written is still as it was written
  term        add SOURCE TARGET, remove SOURCE, list: spellings that translations keep to
  setup       asks for what a bot needs, writes .env and looks at each (takes no article)
  doctor      checks the set-up (takes no article)

  --to LANGUAGE     language of the result, by name or code (default: English)
  --chapter N       of a book (EPUB): chapter N alone (default: all)
  --length LENGTH   of a summary: short, medium or long (default: medium)
  --include WHAT    in quotes: speech, or all that stands in quotation marks (default: speech)
  --html FILE       of translate, summarize and quotes: also a page with source and translation side by side;
                    a translation's holds a summary and the quotes as well
  --md FILE         the same as Markdown (- for standard output)
  --epub FILE       the same as a book for e-readers
  --json            one JSON object on standard output
  --help            this text`;

/** What `verify` finds. */
export const verification = {
  whole: "{format} by {maker}, {made}: “{title}”. It is as it was written.",
  damaged: "This file is not as it was written.",
  other:
    "Another version made it, so its layout can't be made again here: its text was checked by the digest that it carries.",
  limits: "This shows damage, not forgery: whoever changes a file on purpose can give it a new record.",
  difference: "{at}: should be “{expected}”, is “{found}”",
  record: "record: what the file says of itself",
  noRecord: "record: what the file says of itself is damaged, or of a newer version",
  digest: "digest: over all the data that it carries",
  source: "source: {checked} paragraphs, held against the article's id",
  quotes: "quotes: {checked}, each held against the words of the source",
  counts: "counts: {checked}, counted again",
  references: "references: {checked}, looked up",
  text: "text: {checked} characters, held against what the data give",
  holds:
    "It holds {paragraphs} paragraphs: {translated} translated, {flagged} flagged, {repaired} repaired; {quotes} quotes, {withheld} withheld.",
} as const;

/** What is said of files that were written. */
export const exported = {
  written: "Written: {path} ({size})",
  without: "The files have no {task}: {why}",
  summarize: "summary",
  quotes: "quotes",
} as const;

/** What `term` says. */
export const terms = {
  none: "No spellings are fixed. Add one: term add Мюнхен Munich",
  full: "There is no room for more: remove one first.",
  unknown: "No spelling of “{source}” is fixed in {language}.",
} as const;
