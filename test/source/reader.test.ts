import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { type Reader, type ReaderOptions, createReader } from "../../src/source/reader.ts";

const root = join(import.meta.dirname, "../..");
const fake = join(root, "test/fakes/reading-child.ts");
const now = Date.UTC(2026, 10, 1);

function reader(options: ReaderOptions = {}): Reader {
  const created = createReader({ children: 1, ...options });
  onTestFinished(created.close);
  return created;
}

/** A reader whose process does what it is told, and gives back a title. */
function obedient(options: ReaderOptions = {}): { tell: (order: string) => Promise<string> } {
  const { read } = reader({ modulePath: fake, ...options });
  return { tell: async (order) => (await read(Buffer.from(order), { now })).title };
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new Error("it was read"),
    (reason: unknown) => reason,
  );
  return error instanceof UserError ? error.code : String(error);
}

describe("the real process", () => {
  test("reads an article", async () => {
    const numbers = ["eins", "zwei", "drei", "vier", "fünf", "sechs"];
    const paragraphs = numbers.map((number) => `<p>Der Satz ${number} steht hier, lang genug für einen Artikel.</p>`);
    const html = `<html lang="de"><title>Der Titel</title><article><h1>Der Titel</h1>${paragraphs.join("")}</article>`;
    const article = await reader().read(Buffer.from(html), {
      url: "https://example.com/a",
      mediaType: "text/html",
      now,
    });
    expect(article).toMatchObject({ title: "Der Titel", language: "de", reading: "full" });
    expect(article.paragraphs.length).toBeGreaterThan(3);
  });

  test("passes on what a person can act on", async () => {
    const picture = Buffer.from("\x89PNG\r\n", "latin1");
    expect(await codeOf(reader().read(picture, { mediaType: "text/html", now }))).toBe("unsupported_file");
  });
});

describe("limits", () => {
  test.each([
    ["takes too long", "loop", { timeoutMs: 300 }],
    ["fills the heap", "heap", { heapMb: 64, maxRssMb: 10_000 }],
    ["fills memory outside the heap", "buffers", { maxRssMb: 200 }],
    ["crashes", "crash", {}],
    ["leaves", "exit", {}],
  ])("a page that %s is too complex, and the next one is read", async (_name, order, limits) => {
    const { tell } = obedient(limits);
    const before = await tell("pid");
    expect(await codeOf(tell(order))).toBe("page_too_complex");
    const after = await tell("pid");
    expect(after).toMatch(/^\d+$/);
    expect(after).not.toBe(before);
    expect(() => process.kill(Number(before), 0)).toThrow("ESRCH");
  });

  test("a bad page doesn't harm the one beside it", async () => {
    const { tell } = obedient({ children: 2, timeoutMs: 500 });
    const [bad, good] = await Promise.all([codeOf(tell("loop")), tell("say hello")]);
    expect([bad, good]).toEqual(["page_too_complex", "hello"]);
  });

  test("pages wait for their turn, and the time of a page begins with its turn", async () => {
    const { tell } = obedient({ timeoutMs: 700 });
    const results = await Promise.all([codeOf(tell("loop")), codeOf(tell("loop")), tell("say hello")]);
    expect(results).toEqual(["page_too_complex", "page_too_complex", "hello"]);
  });

  test("a process is kept, unless what it read left it bloated", async () => {
    const { tell } = obedient({ maxRssMb: 400 });
    const first = await tell("pid");
    expect(await tell("keep 320")).toBe(first);
    expect(await tell("pid")).not.toBe(first);
  });
});

describe("what the process may do", () => {
  test("it has no environment", async () => {
    process.env["ANTHROPIC_API_KEY"] = "canary";
    onTestFinished(() => {
      delete process.env["ANTHROPIC_API_KEY"];
    });
    expect(await obedient().tell("environment")).toBe("names:");
  });

  test.each(["/etc/passwd", join(root, ".env.example"), join(root, "README.md"), join(root, "tsconfig.json")])(
    "it can't open %s",
    async (path) => {
      expect(await obedient().tell(`open ${path}`)).toBe("failed: ERR_ACCESS_DENIED");
    },
  );

  test("it can't start another", async () => {
    expect(await obedient().tell("run /bin/true")).toBe("failed: ERR_ACCESS_DENIED");
  });
});

describe("starting and ending", () => {
  test.each([
    [
      "after a page, whose print goes nowhere",
      `console.log((await read(Buffer.from("print canary"), { now: 0 })).title)`,
    ],
    ["after warming up", `await warm(); console.log("printed")`],
  ])("an idle process doesn't keep the program alive: %s", (_name, act) => {
    const module = JSON.stringify(join(root, "src/source/reader.ts"));
    const script = `
      import { createReader } from ${module};
      const { read, warm } = createReader({ modulePath: ${JSON.stringify(fake)} });
      ${act};`;
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], { timeout: 10_000 });
    expect(output.toString()).toBe("printed\n");
  });

  test("a program that doesn't start is named with what it said, and is no page's fault", async () => {
    const { read, warm } = reader({ modulePath: join(root, "test/fakes/no-such-child.ts") });
    await expect(read(Buffer.from("x"), { now })).rejects.toThrow(/did not start.*no-such-child/s);
    await expect(warm()).rejects.toThrow("did not start");
  });

  test("closing ends what is under way and what waits", async () => {
    const { read, close } = createReader({ children: 1, modulePath: fake });
    const pid = Number((await read(Buffer.from("pid"), { now })).title);
    const reads = Promise.allSettled([read(Buffer.from("loop"), { now }), read(Buffer.from("say hi"), { now })]);
    await close();
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    expect((await reads).map((result) => result.status)).toEqual(["rejected", "rejected"]);
    await expect(read(Buffer.from("say hi"), { now })).rejects.toThrow("closed");
  });
});
