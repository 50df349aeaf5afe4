import { cpus, release, totalmem } from "node:os";
import mustache from "mustache";

export interface PageParts {
  readonly date: string;
  readonly machine: string;
  /** Load of the machine when it began and when it ended, without what was measured. */
  readonly load: string;
  /** What the commands printed, by their names. */
  readonly tables: Readonly<Record<string, string>>;
}

/** The page of the template with what was measured. */
export function pageOf(template: string, { tables, ...parts }: PageParts): string {
  return mustache.render(template, { ...parts, ...tables }, undefined, { escape: String });
}

export function describeMachine(): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} × ${cpu?.model.trim()}, ${gigabytes} GB, ${process.platform} ${release()}, Node ${process.version}`;
}
