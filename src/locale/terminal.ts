/** What the operator reads when the bot starts, or doesn't. */
export const start = {
  badConfiguration: "Dragoman can't start. Mend these lines of .env (see .env.example), then run npm run doctor:",
  withoutAny: "To try Dragoman without any of them: npm run chat -- examples/harbour-strike.html",
  ready: "Dragoman is ready; {commands}.",
  registered: "its commands were registered",
  current: "its commands are current",
  model: "Model: {model}.",
  models: "Model: {model}; {fallback} where it declines.",
  noModel:
    "No model is set up: summaries and quotes are chosen from the article as it stands (extractive). Set ANTHROPIC_API_KEY, or ANTHROPIC_BASE_URL for a local model, for translations and answers.",
  inviteServer: "Add it to a server: {link}",
  inviteUser: "Add it to your own account: {link}",
  tokenRefused:
    "Discord refused DISCORD_TOKEN. Make a new one: https://discord.com/developers/applications → your application → Bot → Reset Token, and put it into .env.",
  intentRefused:
    "Discord refused the message content intent. Switch it on: https://discord.com/developers/applications → your application → Bot → Message Content Intent; or set DISCORD_MESSAGE_CONTENT=off.",
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
  help: "Ask a question, or: /translate [language] · /summarize [short|medium|long] · /quotes [language] · /ask question · /quit",
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
  term        add SOURCE TARGET, remove SOURCE, list: spellings that translations keep to
  doctor      checks the set-up (takes no article)

  --to LANGUAGE     language of the result, by name or code (default: English)
  --chapter N       of a book (EPUB): chapter N alone (default: all)
  --length LENGTH   of a summary: short, medium or long (default: medium)
  --json            one JSON object on standard output
  --help            this text`;

/** What `term` says. */
export const terms = {
  none: "No spellings are fixed. Add one: term add Мюнхен Munich",
  full: "There is no room for more: remove one first.",
  unknown: "No spelling of “{source}” is fixed in {language}.",
} as const;

/** What `doctor` finds and advises. */
export const doctor = {
  well: "All is well.",
  unwell:
    "Mend the lines with ✗, then run npm run doctor again. To try Dragoman without Discord: npm run chat -- <file>",
  node: "Run it by its npm scripts (npm start, npm run doctor), which bring Node {needed} with them.",
  store: "Make the folder writable, or name another one in DRAGOMAN_DATA.",
  unreachable: "No usable answer from {address}: check the network and the address.",
  timeout: "no answer in time",
  otherAnswer: "an answer that isn't the API's",
  status: "answered with HTTP {status}",
  tokenRefused: "not accepted (HTTP 401)",
  intentOn: "message content, switched on",
  intentOff: "none beyond the ordinary ones (threads answer mentions, replies and /ask)",
  intentUnused: "message content is allowed but not used (DISCORD_MESSAGE_CONTENT=on would use it)",
  intentMissing: "DISCORD_MESSAGE_CONTENT is on, but the application isn't allowed to read messages",
  installation: "servers and users",
  installationPart: "only one of server install and user install is switched on",
  installationFix: "Switch both on: {page}",
  commands: "{count} registered and current",
  commandsStale: "{stale} missing or out of date ({registered} registered)",
  commandsFix: "Run npm start once: it registers them.",
  context: "{model}, with a context of {tokens} tokens",
  contextFix:
    "An article doesn't fit. Start Ollama with OLLAMA_CONTEXT_LENGTH=32768, or llama-server with -c 32768 --parallel 1.",
  key: "The endpoint refused the key: check ANTHROPIC_API_KEY.",
  model: "The endpoint doesn't have the model “{model}”: check {variable}.",
} as const;
