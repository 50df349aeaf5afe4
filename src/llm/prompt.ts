import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import mustache from "mustache";

const FOLDER = new URL("../../prompts/", import.meta.url);

/** A prompt of `prompts/`: a head of `key: value` lines between `---`, then a mustache body. */
export interface PromptTemplate {
  readonly name: string;
  readonly head: Readonly<Record<string, string>>;
  readonly digest: string;
  /** As it stands in the file, below its head. */
  readonly body: string;
  readonly render: (view: Record<string, unknown>) => string;
}

export function parsePrompt(name: string, source: string): PromptTemplate {
  const [open, head, ...rest] = source.split(/^---\n/m);
  if (open !== "" || head === undefined || rest.length === 0) throw new Error(`prompts/${name}.md has no head`);
  const body = rest.join("---\n").trim();
  return {
    name,
    head: parseHead(name, head),
    body,
    digest: createHash("sha256").update(body).digest("hex").slice(0, 16),
    // Prompts are plain text: nothing is escaped, and a value's own braces are not expanded.
    render: (view) => mustache.render(body, view, {}, { escape: String }),
  };
}

function parseHead(name: string, head: string): Record<string, string> {
  const entries = head.split("\n").flatMap((line): [string, string][] => {
    if (line.trim() === "") return [];
    const colon = line.indexOf(":");
    if (colon < 1) throw new Error(`prompts/${name}.md: “${line}” is not key: value`);
    return [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
  });
  return Object.fromEntries(entries);
}

/** Reads `prompts/<name>.md`. Throws where it is missing or has no head. */
export function loadPrompt(name: string): PromptTemplate {
  return parsePrompt(name, readFileSync(new URL(`${name}.md`, FOLDER), "utf8"));
}

/** Every prompt there is. */
export function loadPrompts(): PromptTemplate[] {
  const names = readdirSync(FOLDER).flatMap((file) => (file.endsWith(".md") ? file.slice(0, -3) : []));
  return names.map(loadPrompt);
}
