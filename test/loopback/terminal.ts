import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { startAnthropic, type Anthropicish, type Answer } from "../fakes/anthropic.ts";
import { startWeb, type Route, type Web } from "../fakes/web.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { type Ended, type Environment } from "./process.ts";

export const FRENCH = "examples/harbour-strike.html";
export const SPANISH = "examples/desert-library.md";
export const CHINESE = "examples/arctic-council.md";
export const TITLE = "À Port-Ellec, la grève des remorqueurs paralyse le terminal céréalier";

/** A page on which nothing can be read. */
export const EMPTY = "<!DOCTYPE html><html><head><title>Nothing</title></head><body></body></html>";

export async function modelled(answer?: Answer): Promise<{ fake: Anthropicish; env: Environment }> {
  const fake = await startAnthropic(answer ? { answer } : {});
  onTestFinished(fake.close);
  const env = {
    ANTHROPIC_API_KEY: fake.key,
    ANTHROPIC_BASE_URL: fake.url,
    DRAGOMAN_DATA: await temporaryFolder(),
    DRAGOMAN_REVIEW: "off",
  };
  return { fake, env };
}

export async function site(routes: Readonly<Record<string, Route>>): Promise<Web> {
  const web = await startWeb(routes);
  onTestFinished(web.close);
  return web;
}

export async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, content);
  return path;
}

/** The one object on standard output. Throws where there is anything else. */
export function json({ stdout }: Ended): Record<string, unknown> {
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  return JSON.parse(stdout) as Record<string, unknown>;
}

export const text = expect.any(String) as string;
export const number = expect.any(Number) as number;

export const ARTICLE = {
  id: expect.stringMatching(/^[\w-]{10,26}$/) as string,
  url: null,
  canonicalUrl: null,
  title: TITLE,
  byline: "Maëlle Quérou",
  siteName: "Le Courrier du Large",
  published: "2026-10-14T18:32:00+02:00",
  modified: "2026-10-15T07:05:00+02:00",
  image: "https://news.example/images/port-ellec-1200.jpg",
  section: null,
  wire: null,
  genre: null,
  pasted: null,
  expectedParagraphs: null,
  chapters: null,
  changed: null,
  language: "fr",
  reading: "full",
  notes: [],
  paragraphs: expect.arrayContaining([
    { id: 1, kind: expect.stringMatching(/text|caption/) as string, text },
  ]) as unknown[],
};

export const MODELLED = {
  article: ARTICLE,
  engine: "model",
  cached: null,
  model: "claude-sonnet-5-5",
  declined: null,
  usage: expect.objectContaining({ outputTokens: number }) as object,
  costUsd: number,
  problems: expect.any(Array) as unknown[],
};
