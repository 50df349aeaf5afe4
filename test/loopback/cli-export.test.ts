import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Answer } from "../fakes/anthropic.ts";
import { readPrompt, scriptedModel } from "../fakes/model.ts";
import { refusing } from "../fakes/model-faults.ts";
import { cli } from "./process.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { FRENCH, json, modelled, site, SPANISH, TITLE } from "./terminal.ts";

const FORMATS = ["md", "html", "epub"] as const;

async function places() {
  const folder = await temporaryFolder();
  const [md, html, epub] = FORMATS.map((format) => join(folder, `out.${format}`)) as [string, string, string];
  return { md, html, epub, flags: ["--md", md, "--html", html, "--epub", epub] };
}

const passed = (name: string, checked: unknown = expect.any(Number)) => ({ name, ok: true, checked, differences: [] });

describe("files of a translation", () => {
  test("hold its summary and quotes too, and are as they were written", async () => {
    const { env, fake } = await modelled();
    const { flags, ...paths } = await places();
    const ended = await cli(["translate", FRENCH, "--json", ...flags], env);
    expect(ended.code).toBe(0);
    expect(json(ended)).toMatchObject({ task: "translate", coverage: { paragraphs: 14 } });
    expect(ended.stderr.match(/^Written: .+ \(\d+ kB\)$/gm)).toHaveLength(3);
    const asked = fake.requests.length;

    for (const format of FORMATS) {
      const verified = await cli(["verify", paths[format], "--json"]);
      expect(verified).toMatchObject({ code: 0, stderr: "" });
      const found = json(verified);
      expect(found).toMatchObject({ task: "verify", ok: true, format, otherVersion: false, title: TITLE });
      expect(found["counts"]).toMatchObject({ paragraphs: 14, translated: 14, withheld: 0 });
      const { quotes } = found["counts"] as { quotes: number };
      expect(quotes).toBeGreaterThan(3);
      expect(found["checks"]).toEqual([
        passed("record", 1),
        passed("digest", 1),
        passed("source", 16),
        passed("quotes", quotes),
        passed("counts", 3),
        passed("references"),
        passed("text"),
      ]);
    }
    expect(fake.requests).toHaveLength(asked);

    await cli(["translate", FRENCH, "--json", ...flags], env);
    expect(fake.requests).toHaveLength(asked);
  });

  test("into a language that is read from the right say so", async () => {
    const { env } = await modelled();
    const { html } = await places();
    expect(await cli(["translate", FRENCH, "--to", "ar", "--html", html], env)).toMatchObject({ code: 0 });
    expect(await readFile(html, "utf8")).toMatch(/<div class="target"><p lang="ar" dir="rtl">/);
    expect(await cli(["verify", html])).toMatchObject({ code: 0 });
  });

  test("are written without the summary where the model declines to give one, and say so", async () => {
    const summaries: Answer = (request) =>
      (readPrompt(request).task === "summarize" ? refusing("general_harms") : scriptedModel)(request);
    const { env } = await modelled(summaries);
    const { md } = await places();
    const ended = await cli(["translate", FRENCH, "--md", md], env);
    expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining("The files have no summary: ") as string });
    const text = await readFile(md, "utf8");
    expect([text.includes("## Summary"), text.includes("## Quotes")]).toEqual([false, true]);
    expect(await cli(["verify", md])).toMatchObject({ code: 0 });
  });

  test("cost nothing where they can't be written", async () => {
    const { env, fake } = await modelled();
    const folder = await temporaryFolder();
    const nowhere = join(folder, "no", "such", "out.html");
    expect(json(await cli(["translate", FRENCH, "--json", "--html", nowhere], env))).toMatchObject({
      error: { code: "file_not_written" },
    });
    expect(fake.requests).toEqual([]);
    await mkdir(join(folder, "out.html"));
    expect(await cli(["summarize", FRENCH, "--html", join(folder, "out.html")])).toMatchObject({ code: 1 });
  });
});

describe("files without a model", () => {
  test.each(["summarize", "quotes"])("hold what %s chose from the article", async (task) => {
    const { flags, ...paths } = await places();
    expect(await cli([task, SPANISH, ...flags])).toMatchObject({ code: 0 });
    for (const format of FORMATS) expect(await cli(["verify", paths[format]])).toMatchObject({ code: 0 });
  });

  test("go to standard output as Markdown, and are checked from standard input", async () => {
    const { code, stdout } = await cli(["quotes", SPANISH, "--md", "-"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# [^]*## Quotes\n[^]*-->\n$/);
    expect(await cli(["verify", "-"], {}, stdout)).toMatchObject({ code: 0 });
  });

  test("ask for nothing but the article, whatever stands in it", async () => {
    const line = "The old tide mill of Brevance turned again on Sunday, for the first time since the storm of 1987.";
    const web = await site({
      "/mill": (_, response) => {
        const paragraphs = `<p>${line}</p>`.repeat(3);
        const told = `&lt;img src="http://${web.host}/told.png"&gt; ]]&gt; &lt;/script&gt;&lt;script src="http://${web.host}/told.js"&gt;`;
        response.writeHead(200, { "content-type": "text/html" });
        response.end(
          `<html lang="en"><head><title>Mill</title></head><body><article><h1>The mill turns</h1>${paragraphs}<p>“${told}”, said Anne Roz.</p><img src="/lead.png"></article></body></html>`,
        );
      },
    });
    const { flags, ...paths } = await places();
    const env = { DRAGOMAN_ALLOW_HOSTS: web.host };
    expect(await cli(["quotes", web.url("/mill"), ...flags], env)).toMatchObject({ code: 0 });
    for (const format of FORMATS) expect(await cli(["verify", paths[format]], env)).toMatchObject({ code: 0 });
    expect(web.requests.map(({ url }) => url)).toEqual(["/mill"]);
  });
});

describe("verify", () => {
  test("says what was changed, and exits with 1", async () => {
    const { md } = await places();
    await cli(["summarize", FRENCH, "--md", md]);
    await writeFile(md, (await readFile(md, "utf8")).replace("49 voix", "48 voix"));
    const { code, stdout } = await cli(["verify", md]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✓ quotes|^✓ digest/m);
    expect(stdout).toMatch(/^✗ text: [\d,]+ characters/m);
    expect(stdout).toMatch(/line \d+: should be “.*49 voix.*”, is “.*48 voix.*”/);
    expect(stdout).toContain("This file is not as it was written.");
    expect(stdout).toContain("shows damage, not forgery");
    expect(json(await cli(["verify", md, "--json"]))).toMatchObject({ ok: false });
  });

  test.each([
    ["a file that isn't there", "no-such-file.html", "file_not_found"],
    ["a file that nothing wrote", FRENCH, "not_an_export"],
    ["a text", "README.md", "not_an_export"],
  ])("refuses %s", async (_, path, code) => {
    const ended = await cli(["verify", path, "--json"]);
    expect(ended.code).toBe(1);
    expect(json(ended)).toMatchObject({ error: { code } });
  });
});
