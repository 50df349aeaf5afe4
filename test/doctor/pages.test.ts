import { expect, onTestFinished, test } from "vitest";
import { checkPages } from "../../src/doctor/pages.ts";
import { pageReply } from "../../src/http/reply.ts";
import { openSite } from "../../src/http/site.ts";
import { createLog } from "../../src/log.ts";
import { startWeb } from "../fakes/web.ts";

test("pages that nobody set up aren't needed", async () => {
  const off = { status: "off", detail: expect.stringContaining("PUBLIC_URL") };
  expect(await checkPages(undefined)).toMatchObject(off);
  expect(await checkPages({ port: 8080 })).toMatchObject(off);
});

test("an address that leads to the bot is well", async () => {
  const site = await openSite({
    port: 0,
    host: "127.0.0.1",
    reply: (asked) => pageReply(asked, async () => undefined),
    log: createLog("silent", []),
  });
  onTestFinished(site.close);
  const publicUrl = `http://127.0.0.1:${site.port}`;
  expect(await checkPages({ port: site.port, publicUrl })).toEqual({ name: "pages", status: "ok", detail: publicUrl });
  await site.close();
  expect(await checkPages({ port: site.port, publicUrl })).toMatchObject({
    status: "ok",
    detail: expect.stringContaining("ECONNREFUSED"),
  });
});

test("an address that leads elsewhere is not", async () => {
  const web = await startWeb({ "/news/r/-": "<p>My website</p>" });
  onTestFinished(web.close);
  expect(await checkPages({ port: 8080, publicUrl: web.url("/news") })).toMatchObject({
    status: "failed",
    detail: expect.stringContaining("HTTP 200"),
    fix: expect.stringContaining("port 8080"),
  });
});
