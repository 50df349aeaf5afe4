import { expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import type { Deliver } from "../../../src/discord/delivery/deliver.ts";
import type { Delivery } from "../../../src/discord/delivery/delivery.ts";
import type { Message } from "../../../src/discord/message/message.ts";
import { createPerform } from "../../../src/discord/job/perform.ts";
import { UserError } from "../../../src/errors.ts";
import type { Job, ReplyTo } from "../../../src/job.ts";
import { createLog } from "../../../src/log.ts";
import { createFaults } from "../../../src/store/faults.ts";
import { textOf } from "../../fakes/discord-components.ts";

const job: Job = { id: "1", task: "summarize", input: { kind: "article", id: "a" }, options: { to: "en" } };
const replyTo: ReplyTo = {
  applicationId: "2",
  channelId: "3",
  userId: "4",
  locale: "en-US",
  private: false,
  member: true,
};

/** Of the store, what a job that fails needs. */
const STORE = {
  faults: createFaults(() => undefined),
  cache: { requests: { put: () => Promise.resolve() } },
  settings: { get: () => Promise.resolve({ languages: [], askAboveUsd: 1 }) },
  terms: { list: () => Promise.resolve([]) },
};

const REST_OF_IT = {
  viewOf: () => Promise.reject(new Error("nothing is shown here")),
  citations: { ofAnswer: async () => () => undefined, ofJob: async () => () => undefined },
  tellClosed: () => Promise.resolve(),
  payerOf: () => ({
    afford: () => Promise.resolve(),
    open: () => Promise.resolve(),
    ask: () => Promise.resolve(),
    book: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }),
  incidents: { note: () => undefined },
  messageContent: false,
  log: createLog("silent", []),
  now: Date.now,
};

const RUN = { signal: new AbortController().signal, keep: async () => undefined };

/** A delivery whose last words are kept, and one that takes its jobs to it. */
function deliverTo(sent: Message[]): Deliver {
  const delivery: Delivery = {
    progress: () => {},
    finish: async (message) => (sent.push(message), { channelId: "3", messageId: "5" }),
    point: () => Promise.resolve(),
    overdue: new AbortController().signal,
    note: () => "",
    close: () => {},
  };
  return {
    acknowledge: () => Promise.resolve(replyTo),
    accepted: () => {},
    open: () => delivery,
    underWay: () => undefined,
    post: () => Promise.reject(new Error("not in this test")),
  };
}

/** Performs a job whose core throws, and gives what the person is told. */
async function toldOf(error: unknown): Promise<string> {
  const sent: Message[] = [];
  const deliver = deliverTo(sent);
  const core = { ...STORE, isStoreAway: () => false, run: () => Promise.reject(error) } as unknown as Parameters<
    typeof createPerform
  >[0]["core"];
  const openThread = () => Promise.resolve({ note: "" });
  const { perform } = createPerform({ ...REST_OF_IT, core, deliver, openThread });
  await perform(job, replyTo, RUN);
  expect(sent).toHaveLength(1);
  return textOf(sent[0]!);
}

test("what a person can act on is told by its sentence", async () => {
  expect(await toldOf(new UserError("page_gone", { host: "news.example", status: 404 }))).toContain(
    "news.example says that this article doesn't exist any more",
  );
});

test.each([new Error("SQLITE_CORRUPT at /srv/secret"), new TypeError("x is not a function"), "a string", undefined])(
  "anything else is told by a reference, not by its words: %s",
  async (error) => {
    const told = await toldOf(error);
    expect(told).toMatch(/Something went wrong \(ref [0-9a-f]{8}\)/);
    expect(told).not.toMatch(/SQLITE|secret|function|a string/);
  },
);

test("an article's title in an error can't ping", async () => {
  const title: Pick<Article, "title"> = { title: "@everyone" };
  expect(await toldOf(new UserError("unreachable", { host: title.title }))).not.toContain("@everyone");
});

test.each<[job: Partial<Job>, replyTo: Partial<ReplyTo>, expected: boolean]>([
  [{ task: "ask" }, { conversation: "77" }, true],
  [{ task: "ask" }, {}, false],
  [{ task: "translate" }, { conversation: "77" }, false],
])("%j in %j is a part of a conversation, which goes on: %s", async (asked, place, expected) => {
  const seen: unknown[] = [];
  const core = {
    ...STORE,
    isStoreAway: () => false,
    run: (_job: Job, context: unknown) => (seen.push(context), Promise.reject(new UserError("model_busy"))),
    conversations: { turns: () => Promise.resolve([{ question: "When?", answer: "At dawn [1]." }]) },
  } as unknown as Parameters<typeof createPerform>[0]["core"];
  const deliver = deliverTo([]);
  const openThread = () => Promise.resolve({ note: "" });
  const { perform } = createPerform({ ...REST_OF_IT, core, deliver, openThread });
  await perform({ ...job, ...asked }, { ...replyTo, ...place }, RUN);

  expect(seen).toMatchObject([{ isConversation: expected, turns: expected ? [{ question: "When?" }] : [] }]);
});
