import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const APPLICATIONS = ["/Applications/Chromium.app/Contents/MacOS/Chromium"];

/** As in .ci/run. */
const INSTALL = "apt-get install chromium fonts-noto-cjk fonts-noto-core";

/** The machine's Chromium; undefined where it has none. */
function findChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...places, ...APPLICATIONS].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A document as the browser shows it, and all that happened there. */
export interface Shown {
  readonly page: Page;
  /** Addresses that were asked for beside the document's own; none was answered. */
  readonly requests: readonly string[];
  /** What the page complained of: refused by its policy, failed, logged. */
  readonly complaints: readonly string[];
  readonly dialogs: readonly string[];
}

export type Show = (document: string, options?: BrowserContextOptions & { readonly hash?: string }) => Promise<Shown>;

const ADDRESS = "https://reader.example/";

const executablePath = findChromium();

/** Without it the tests are skipped. */
export const hasChromium = executablePath !== undefined;
if (!hasChromium) process.stderr.write(`No Chromium here, so tests in a browser are skipped (${INSTALL}).\n`);

/** Opens documents in the machine's Chromium, each in a window of its own, for the tests around it. */
export function inChromium(): Show {
  let browser: Browser;
  beforeAll(async () => {
    const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    browser = await chromium.launch({ executablePath: executablePath!, args });
  });
  afterAll(() => browser.close());
  return (document, options) => show(browser, document, options);
}

async function show(browser: Browser, document: string, options: Parameters<Show>[1] = {}): Promise<Shown> {
  const { hash = "", ...rest } = options;
  const context = await browser.newContext(rest);
  const page = await context.newPage();
  const [requests, complaints, dialogs]: [string[], string[], string[]] = [[], [], []];
  await context.route("**/*", async (route) => {
    const url = route.request().url();
    if (url === ADDRESS) return route.fulfill({ body: document, contentType: "text/html; charset=utf-8" });
    requests.push(url);
    return route.abort();
  });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", async (dialog) => {
    dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  await page.goto(`${ADDRESS}${hash}`);
  return { page, requests, complaints, dialogs };
}
