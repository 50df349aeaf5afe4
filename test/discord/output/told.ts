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
import type { Kind } from "./kinds.ts";
import { formsOf } from "./shown.ts";
import { createWire, MESSAGE } from "./wire.ts";

const log = createLog("silent", []);
const incidents = { note: () => undefined };
const unused = () => Promise.reject(new Error("nothing of that is fuzzed"));
const option = (name: string, value: string, over: object = {}) => ({ name, type: 3, value, ...over });

/** Values that are codes or numbers, which nobody else words. */
const CODED = /^(?:reading|task|size|usd|language|what|accepted|status|count|chapters|characters|limit|position)$/;

/** An error with this text in every place that can hold one; the codes take turns. */
let turn = 0;
function errorSaying(text: string): UserError {
  const worded = userErrorCodes.filter((code) => placesIn(code).length > 0);
  const code = worded[turn++ % worded.length] ?? "unknown_term";
  return new UserError(code, Object.fromEntries(placesIn(code).map((place) => [place, text])));
}

function placesIn(code: (typeof userErrorCodes)[number]): string[] {
  const sentence = (CATALOGUES.en.errors as Record<string, string>)[code] ?? "";
  return [...sentence.matchAll(/\{\{?(\w+)/g)].flatMap(([, name]) => (name && !CODED.test(name) ? name : []));
}

const command = (name: string, options: object[], type = InteractionType.ApplicationCommand) => ({
  type,
  data: { id: "1", name, type: 1, options },
});

/** What is told to whoever used a command, by whichever way of discord.js. */
export const TOLD: readonly Kind[] = [
  {
    name: "an error before a job",
    async send(text, { locale }) {
      const wire = createWire(locale);
      const boundary = createBoundary({ tellClosed: unused, incidents, log });
      const asked = wire.interaction(InteractionType.ApplicationCommand, command("ask", []).data);
      await boundary.interaction(asked, () => Promise.reject(errorSaying(text)));
      return { sent: wire.taken() };
    },
  },
  {
    name: "an error of a job",
    async send(text, { locale }) {
      const told: Message[] = [];
      const tell = createTell({ memory: { ofRequest: async () => undefined }, tellClosed: unused, incidents, log });
      const job: Job = {
        id: "1",
        task: "ask",
        input: { kind: "link", url: "https://a.example" },
        options: { to: "en" },
      };
      const finish = async (message: Message) => (told.push(message), { channelId: "1", messageId: "2" });
      await tell(job, { locale, private: false } as ReplyTo, { finish }, errorSaying(text));
      return { sent: (await Promise.all(told.map(formsOf))).flat() };
    },
  },
  {
    name: "spellings",
    async send(text, { locale }) {
      const wire = createWire(locale);
      const terms = createTermCommands(createTerms(shelfOf(new Map())), async () => "en");
      const use = (options: object[]) =>
        wire.interaction(InteractionType.ApplicationCommand, command("term", options).data);
      const [source, target] = [text.trim().slice(0, 60) || "x", text.trim().slice(-60) || "x"];
      await terms.add(use([option("source", source), option("target", target)]));
      await terms.list(use([]));
      const typing = { ...command("term", [option("term", "", { focused: true })]).data };
      await terms.offer(wire.interaction(InteractionType.ApplicationCommandAutocomplete, typing));
      await terms.remove(use([option("term", `en ${source}`)])).catch(() => undefined);
      return { sent: wire.taken() };
    },
  },
  {
    name: "what is forgotten",
    async send(text, { locale }) {
      const wire = createWire(locale);
      const article = { id: "a", title: text, url: "https://news.example/a" };
      const references = { recentIn: async () => [article] };
      const forgetting = createForgetting({ references, forget: { person: unused, article: async () => 1 } });
      await forgetting.article(
        wire.interaction(InteractionType.ApplicationCommand, command("forget", [option("article", "a")]).data),
      );
      const press = { custom_id: "forget/article/a", component_type: 2 };
      const message = { message: MESSAGE };
      await forgetting.button(wire.interaction(InteractionType.MessageComponent, press, message));
      const typing = command("forget", [option("article", "", { focused: true })]).data;
      await forgetting.offer(wire.interaction(InteractionType.ApplicationCommandAutocomplete, typing));
      return { sent: wire.taken() };
    },
  },
  {
    name: "articles to choose from",
    async send(text, { locale }) {
      const wire = createWire(locale);
      const urls = ["https://news.example/a", undefined, `https://${"a.".repeat(100)}example`];
      const articles = urls.map((url, index) => ({ id: `a${index}`, title: text, url }));
      const store = { references: { recent: async () => articles }, settings: unused, cache: unused } as never;
      const completion = createCompletion(store, { jobsAbout: async () => [] });
      const typing = command("ask", [option("article", "", { focused: true })]).data;
      await completion.articles(wire.interaction(InteractionType.ApplicationCommandAutocomplete, typing));
      return { sent: wire.taken() };
    },
  },
  {
    name: "articles of a message to choose from",
    async send(text, { locale }) {
      const wire = createWire(locale);
      const requests = shelfOf(new Map());
      const choose = createChoose({ requests, submit: unused, usualLanguage: async () => "en" });
      const file = {
        id: "1",
        filename: text,
        size: 1,
        url: "https://cdn.example/1",
        proxy_url: "",
        content_type: "text/html",
      };
      const path = encodeURI(text.toWellFormed()).slice(0, 500);
      const content = `https://news.example/${path} https://other.example/?${text.slice(0, 500)}`;
      const message = { ...MESSAGE, author: { ...MESSAGE.author, id: "77", bot: false }, content, attachments: [file] };
      const data = { id: "1", name: "Summarize", type: 3, target_id: "13", resolved: { messages: { 13: message } } };
      await choose.command(wire.interaction(InteractionType.ApplicationCommand, data), "summarize");
      return { sent: wire.taken() };
    },
  },
  {
    name: "the operator's settings",
    async send(text, { locale }) {
      const name = text.slice(0, 200);
      const model = { name, apiKey: "k" };
      const http = { port: 1, publicUrl: name };
      const facts = { model, http, retentionDays: 30, messageContent: true } as never;
      return {
        sent: [request(privacyNotice(facts, translator(locale)))],
      };
    },
  },
];
