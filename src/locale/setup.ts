/** What `npm run setup` says and asks. */
export const setup = {
  intro:
    "Let's set up Dragoman. Your answers go to .env, which only you can read, each as soon as it is given. Ctrl-C stops at any time.",
  stopped: "Stopped. What you answered is kept in .env; npm run setup goes on from there.",
  unanswered:
    "The answers ended at “{question}”. Give one a line, an empty line for the first choice; or run npm run setup in a terminal, or fill in .env by hand (.env.example shows how), then run npm run doctor. What was answered is kept.",
  noTerminal:
    "The set-up can't hide what you type while its output goes elsewhere. Run it without piping its output, or fill in .env by hand (.env.example shows how), then run npm run doctor.",
  choices: "Answer with one of: {choices}.",
  done: "All set. npm start starts the bot; npm run doctor looks at everything again, any time.",
  doneWithoutDiscord: "All set for the terminal: npm run chat -- examples/harbour-strike.html",
  unfinished: "Mend the lines with ❌, then run npm run setup again: what you answered is kept.",
  overridden: "{variable} is also set outside .env, and that value counts. Unset it there.",

  tokenWhere: `At https://discord.com/developers/applications:
  1. press New Application;
  2. under Installation tick both User Install and Guild Install;
  3. under Bot press Reset Token, and copy the token.`,
  token: "The bot's token (Enter: later)",
  tokenKept: "The bot's token (Enter: the one in .env)",
  withoutDiscord: "Without a token there is no bot yet, but the terminal works.",

  typing: "Discord allows this bot to read messages. Shall threads answer whatever is typed in them?",
  typingYes: "yes",
  typingNo: "no: mentions, replies and /ask alone",
  typingRefused: "messages may not be read, so DISCORD_MESSAGE_CONTENT is off now",
  typingOff: "threads answer mentions, replies and /ask",
  typingHow:
    "To have them answer whatever is typed, switch Message Content Intent on, then run npm run setup again: {page}",

  model: "Which language model shall translate and answer?",
  modelKept: "the one in .env",
  modelKey: "Anthropic's, with a key",
  modelOwn: "another endpoint of the Messages API: a local model, a gateway",
  modelLater: "none for now: summaries and quotes are then chosen from the article as it stands",
  key: "Key from https://platform.claude.com → API keys",
  keyKept: "Key from https://platform.claude.com → API keys (Enter: the one in .env)",
  address: "Address of the endpoint",
  name: "Id of the model",
  ownKey: "Its key (Enter: none)",
  modelFaulty: "That didn't work. What now?",
  again: "try again, or something else",
  asItIs: "keep it as it is",

  registered: "{count} registered, everywhere",
  where: "It is in a server already. Where shall it say hello?",
  invited: "Open the first link in your browser and choose a server.",
  wait: "I'm adding it: wait for it",
  another: "in another one, which I'm adding now",
  later: "nowhere now",
  waiting: "Waiting for the server, {minutes} minutes at most …",
  notSeen: "It isn't there yet. Add it whenever you like; the bot greets nobody unasked.",
  joined: "It is in “{server}”.",
  channel: "In which channel of “{server}” shall it say hello?",
  nowhere: "in none",
  noChannel: "There is no channel in “{server}” that it may write to.",
  said: "said in #{channel} of “{server}”; its button works while the bot runs",
} as const;
