import { DiscordAPIError } from "discord.js";
import { attachment } from "../../../src/discord/message/attachment.ts";
import { renderEdition } from "../../../src/discord/message/beside.ts";
import { request, type Message } from "../../../src/discord/message/message.ts";
import { sendInAnyForm } from "../../../src/discord/message/plain.ts";
import { renderProgress, renderResult } from "../../../src/discord/message/render.ts";
import { renderSources } from "../../../src/discord/press/source.ts";
import { createOpenThread } from "../../../src/discord/thread/thread.ts";
import type { Job, ReplyTo } from "../../../src/job.ts";
import { translator } from "../../../src/locale/translate.ts";
import type { Outgoing } from "../../fakes/outgoing.ts";
import type { Kind } from "./kinds.ts";
import { articleSaying, resultSaying } from "./results.ts";

const PAGE = "https://reader.example/r/secret";
const ANCHOR = "https://discord.com/channels/1/2/3";
const JOB: Job = { id: "1", task: "ask", input: { kind: "article", id: "a" }, options: { to: "en", question: "" } };
const malformed = new DiscordAPIError({ code: 50035, message: "Invalid Form Body" }, 50035, 400, "PATCH", "", {});

/** A message's request in each form it may be sent in. */
export async function formsOf(message: Message): Promise<Outgoing[]> {
  const forms: Message[] = [];
  await sendInAnyForm(message, (form) => {
    forms.push(form);
    return Promise.reject(malformed);
  }).catch(() => undefined);
  return forms.map(request);
}

/** The only address that words of an article may lead to, as it can stand in a link. */
function linkOf(url: string): string[] {
  return [url.replace(/[()<>\s\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`)];
}

const viewIn = (locale: string, page: number) => ({
  t: translator(locale),
  job: "1",
  page,
  now: Date.parse("2026-11-20T12:00:00Z"),
  attach: false,
  isPrivate: false,
  address: PAGE,
  languages: ["fr"],
  note: "A note.",
  cite: () => ANCHOR,
});

/** How many things a result of each task says. */
const SAID = { translate: 28, summarize: 18, quotes: 30, ask: 18 };

const ofResults = (["translate", "summarize", "quotes", "ask"] as const).map((task): Kind => ({
  name: `a result: ${task}`,
  takes: SAID[task],
  async send(say, { locale, page }) {
    const result = resultSaying(task, say);
    const sent = await formsOf(renderResult(result, viewIn(locale, page)));
    const file = attachment(result, translator(locale), 0);
    const links = [...linkOf(result.article.url ?? ""), ANCHOR];
    return { sent: [...sent, ...(file ? [{ body: undefined, files: [file] }] : [])], ours: { links } };
  },
}));

/** What shows an article, or what was made of it. */
export const SHOWN: readonly Kind[] = [
  ...ofResults,
  {
    name: "an article beside its translation",
    takes: SAID.translate + SAID.summarize,
    async send(say, { locale, page }) {
      const translation = resultSaying("translate", say);
      const { article } = translation;
      const summary = { ...resultSaying("summarize", say), article };
      const edition = { article, translation, summary, made: "2026-11-20T12:00:00Z" };
      const sent = await formsOf(renderEdition({ edition, results: [translation] }, viewIn(locale, page)));
      return { sent, ours: { links: linkOf(article.url ?? "") } };
    },
  },
  {
    name: "what an answer rests on",
    takes: 6,
    async send(say, { locale, page }) {
      const view = { job: "1", page, t: translator(locale) };
      const shown = renderSources(resultSaying("ask", say), new Map([1, 2, 3].map((id) => [id, say()])), view);
      return { sent: [request(shown)] };
    },
  },
  {
    name: "the beginning of an answer",
    takes: 1,
    async send(say, { locale }) {
      const said = { stage: "asking", said: say() } as const;
      return { sent: await formsOf(renderProgress(JOB, [said], translator(locale))) };
    },
  },
  {
    name: "a thread's name and introduction",
    takes: 1,
    async send(say, { locale }) {
      const title = say();
      const article = { ...articleSaying(say), title };
      const sent: Outgoing[] = [];
      const openThread = createOpenThread({
        rest: { post: async (_route: string, { body }: Outgoing) => sent.push({ body }) } as never,
        deliver: {
          async post(_channel, message) {
            sent.push(...(await formsOf(message)));
            return { channelId: "1", messageId: "2" };
          },
        },
        store: {
          faults: { spare: (act: () => unknown) => act() },
          anchors: { find: async () => undefined, set: async () => undefined },
          conversations: { find: async () => undefined, open: async () => undefined },
          lastSeen: { note: async () => undefined },
        } as never,
        messageContent: false,
      });
      const replyTo = { channelId: "1", locale, thread: { kind: "under", messageId: "2" } } as ReplyTo;
      await openThread(JOB, replyTo, article);
      return { sent, ours: { links: linkOf(article.url) } };
    },
  },
];
