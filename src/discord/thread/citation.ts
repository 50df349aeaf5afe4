import type { Anchor, Anchors } from "../../store/anchors.ts";

/** The address of a paragraph of the article an answer is about, where there is one. */
export type Cite = (paragraph: number) => string | undefined;

/** The address of the page that shows a job's result with a mark `p4` at each paragraph; undefined where it has none. */
export type ReaderPage = (jobId: string) => Promise<string | undefined>;

export interface CitationOptions {
  readonly anchors: Anchors;
  /** Absent where results aren't served as pages. */
  readonly readerPage?: ReaderPage | undefined;
}

export interface Citations {
  /** For an answer in a conversation; kept for the job, whose pages are turned later. */
  readonly ofAnswer: (job: string, conversation: string) => Promise<Cite>;
  readonly ofJob: (job: string) => Promise<Cite>;
}

/** References lead to the reader's page of the result that was asked about, else to the message that shows it. */
export function createCitations({ anchors, readerPage }: CitationOptions): Citations {
  async function citing(anchor: Anchor | undefined): Promise<Cite> {
    if (!anchor) return () => undefined;
    const page = anchor.jobId === undefined ? undefined : await readerPage?.(anchor.jobId);
    return page === undefined ? () => messageLink(anchor) : (paragraph) => `${page}#p${paragraph}`;
  }

  return {
    async ofAnswer(job, conversation) {
      const anchor = await anchors.find(conversation);
      if (anchor) await anchors.set(job, anchor);
      return citing(anchor);
    },
    ofJob: async (job) => citing(await anchors.find(job)),
  };
}

function messageLink({ guildId = "@me", channelId, messageId }: Anchor): string {
  return `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
}
