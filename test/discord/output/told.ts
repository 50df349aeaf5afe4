import { InteractionType } from "discord.js";
import { createBoundary } from "../../../src/discord/boundary.ts";
import { createChoose } from "../../../src/discord/command/choose.ts";
import { createCompletion } from "../../../src/discord/command/complete.ts";
import { createTell } from "../../../src/discord/job/tell.ts";
import { createForgetting } from "../../../src/discord/manage/forget.ts";
import { privacyNotice } from "../../../src/discord/manage/privacy.ts";
import { createTermCommands } from "../../../src/discord/manage/terms.ts";
import { request, type Message } from "../../../src/discord/message/message.ts";
import { UserError, userErrorCodes } from "../../../src/errors.ts";
import type { Job, ReplyTo } from "../../../src/job.ts";
import { CATALOGUES } from "../../../src/locale/catalogues.ts";
import { translator } from "../../../src/locale/translate.ts";
import { createLog } from "../../../src/log.ts";
import { createTerms } from "../../../src/store/terms.ts";
import { shelfOf } from "../../fakes/shelves.ts";
import type { Kind, Say } from "./kinds.ts";
import { formsOf } from "./shown.ts";
import { createWire, MESSAGE, type Wire } from "./wire.ts";

const log = createLog("silent", []);
const incidents = { note: () => undefined };
const unused = () => Promise.reject(new Error("nothing of that is fuzzed"));
const option = (name: string, value: string, over: object = {}) => ({ name, type: 3, value, ...over });

/** Values that are codes or numbers, which nobody else words. */
const CODED =
  /^(?:reading|task|size|usd|language|what|accepted|status|count|chapters|characters|limit|position|wait|left)$/;

/** An error of each kind that has room for words. */
function errorsSaying(say: Say): UserError[] {
  return WORDED.map((code) => new UserError(code, Object.fromEntries(placesIn(code).map((place) => [place, say()]))));
}

function placesIn(code: (typeof userErrorCodes)[number]): string[] {
  const sentence = (CATALOGUES.en.errors as Record<string, string>)[code] ?? "";
  return [...sentence.matchAll(/\{\{?(\w+)/g)].flatMap(([, name]) => (name && !CODED.test(name) ? name : []));
}

const command = (name: string, options: object[], type = InteractionType.ApplicationCommand) => ({
  type,
  data: { id: "1", name, type: 1, options },
});

const WORDED = userErrorCodes.filter((code) => placesIn(code).length > 0);

const TERMS = 4;
/** As Discord lets people type one. */
const spelling = (text: string): string => text.trim().slice(0, 60).trim() || "x";

/** One for each locale: what it takes to make a client is much. */
const wires = new Map<string, Wire>();
function wireIn(locale: string): Wire {
  const wire = wires.get(locale) ?? createWire(locale);
  wires.set(locale, wire);
  return wire;
}

/** What is told to whoever used a command, by whichever way of discord.js. */
export const TOLD: readonly Kind[] = [
  {
    name: "an error before a job",
    takes: WORDED.length,
    async send(say, { locale }) {
      const wire = wireIn(locale);
      const boundary = createBoundary({ tellClosed: unused, incidents, isStoreAway: () => false, log });
      const ask = () => wire.interaction(InteractionType.ApplicationCommand, command("ask", []).data);
      for (const error of errorsSaying(say)) await boundary.interaction(ask(), () => Promise.reject(error));
      return { sent: wire.taken() };
    },
  },
  {
    name: "an error of a job",
    takes: WORDED.length,
    async send(say, { locale }) {
      const told: Message[] = [];
      const tell = createTell({ memory: { ofRequest: async () => undefined }, tellClosed: unused, incidents, log });
      const job: Job = {
        id: "1",
        task: "ask",
        input: { kind: "link", url: "https://a.example" },
        options: { to: "en" },
      };
      const finish = async (message: Message) => (told.push(message), { channelId: "1", messageId: "2" });
      const replyTo = { locale, private: false } as ReplyTo;
      for (const error of errorsSaying(say)) await tell(job, replyTo, { finish }, error);
      return { sent: (await Promise.all(told.map(formsOf))).flat() };
    },
  },
  {
    name: "spellings",
    takes: TERMS * 2,
    async send(say, { locale }) {
      const wire = wireIn(locale);
      const terms = createTermCommands(createTerms(shelfOf(new Map())), async () => "en");
      const use = (options: object[]) =>
        wire.interaction(InteractionType.ApplicationCommand, command("term", options).data);
      const added = Array.from({ length: TERMS }, () => [spelling(say()), spelling(say())] as const);
      for (const [source, target] of added) await terms.add(use([option("source", source), option("target", target)]));
      await terms.list(use([]));
      const typing = command("term", [option("term", "", { focused: true })]).data;
      await terms.offer(wire.interaction(InteractionType.ApplicationCommandAutocomplete, typing));
      for (const [source] of added) await terms.remove(use([option("term", source)])).catch(() => undefined);
      return { sent: wire.taken() };
    },
  },
  {
    name: "what is forgotten",
    takes: 1,
    async send(say, { locale }) {
      const wire = wireIn(locale);
      const article = { id: "a", title: say(), url: "https://news.example/a" };
      const references = { recentIn: async () => [article] };
      const forgetting = createForgetting({ references, forget: { person: unused, article: async () => 1 } });
      await forgetting.article(
        wire.interaction(InteractionType.ApplicationCommand, command("forget", [option("article", "a")]).data),
      );
      const press = { custom_id: "forget/article/a", component_type: 2 };
      const message = { message: MESSAGE };
      await forgetting.button(wire.interaction(InteractionType.MessageComponent, press, message));
      return { sent: wire.taken() };
    },
  },
  {
    name: "articles to choose from",
    takes: 12,
    async send(say, { locale }) {
      const wire = wireIn(locale);
      const urls = ["https://news.example/a", undefined, `https://${"a.".repeat(100)}example`];
      const articles = Array.from({ length: 12 }, (_, at) => ({ id: `a${at}`, title: say(), url: urls[at % 3] }));
      const store = { references: { recent: async () => articles }, settings: unused, cache: unused } as never;
      const completion = createCompletion(store, { jobsAbout: async () => [] });
      const typing = command("ask", [option("article", "", { focused: true })]).data;
      await completion.articles(wire.interaction(InteractionType.ApplicationCommandAutocomplete, typing));
      return { sent: wire.taken() };
    },
  },
  {
    name: "articles of a message to choose from",
    takes: 3,
    async send(say, { locale }) {
      const wire = wireIn(locale);
      const requests = shelfOf(new Map());
      const choose = createChoose({ requests, submit: unused, usualLanguage: async () => "en" });
      const file = {
        id: "1",
        filename: say(),
        size: 1,
        url: "https://cdn.example/1",
        proxy_url: "",
        content_type: "text/html",
      };
      const path = encodeURI(say().toWellFormed()).slice(0, 500);
      const content = `https://news.example/${path} https://other.example/?${say().slice(0, 500)}`;
      const message = { ...MESSAGE, author: { ...MESSAGE.author, id: "77", bot: false }, content, attachments: [file] };
      const data = { id: "1", name: "Summarize", type: 3, target_id: "13", resolved: { messages: { 13: message } } };
      await choose.command(wire.interaction(InteractionType.ApplicationCommand, data), "summarize");
      return { sent: wire.taken() };
    },
  },
  {
    name: "the operator's settings",
    takes: 2,
    async send(say, { locale }) {
      const model = { name: say().slice(0, 200), apiKey: "k" };
      const http = { port: 1, publicUrl: say().slice(0, 200) };
      const facts = { model, http, retentionDays: 30, messageContent: true } as never;
      return {
        sent: [request(privacyNotice(facts, translator(locale)))],
      };
    },
  },
];
