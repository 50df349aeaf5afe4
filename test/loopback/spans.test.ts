import { expect, test } from "vitest";
import { NO_METRICS } from "../../src/telemetry/no-metrics.ts";
import { inSpan } from "../../src/telemetry/span.ts";
import { recordSpans, type EndedSpan } from "../fakes/tracer.ts";
import { isFinal, startRig } from "./rig.ts";

const telemetry = { metrics: NO_METRICS, span: inSpan };
const tree = (spans: readonly EndedSpan[]) => spans.map(({ name, parent }) => [parent?.name, name]);

test("a command is a span, and its job's stages are spans of the job", async () => {
  const spans = recordSpans();
  const { discord, site } = await startRig({ telemetry });
  const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
  await sent.original(isFinal);
  await expect.poll(() => tree(spans)).toContainEqual(["interaction", "job"]);
  expect(tree(spans)).toEqual(
    expect.arrayContaining([
      [undefined, "interaction"],
      ...["read", "parse", "ask", "check", "deliver"].map((stage) => ["job", stage]),
    ]),
  );
});

test("spans carry ids alone", async () => {
  const spans = recordSpans();
  const { discord, site } = await startRig({ telemetry, routes: { "/gone": { status: 410, body: "gone" } } });
  for (const path of ["/article", "/gone"]) {
    await discord.command({ name: "summarize", options: { link: site.url(path) } }).original(isFinal);
  }
  await expect.poll(() => spans.filter(({ name }) => name === "job")).toHaveLength(2);
  const names = new Set(spans.flatMap(({ attributes }) => Object.keys(attributes)));
  expect([...names].toSorted()).toEqual(
    ["article", "command", "interaction", "job", "task"].map((name) => `dragoman.${name}`),
  );
  const told = JSON.stringify(spans.map(({ attributes, status }) => [attributes, status]));
  expect(told).not.toContain(site.host);
  expect(told).not.toMatch(/grève|strike|http/i);
  expect(spans.find(({ name, status }) => name === "read" && status !== undefined)?.status).toMatchObject({
    message: "page_gone",
  });
});

test("two who ask at once see the asking each in a job of their own", async () => {
  const spans = recordSpans();
  const { discord, site, model } = await startRig({ telemetry });
  const options = { link: site.url("/article") };
  const sent = ["summarize", "summarize"].map((name) => discord.command({ name, options }));
  await Promise.all(sent.map((each) => each.original(isFinal)));
  await expect.poll(() => spans.filter(({ name }) => name === "job")).toHaveLength(2);
  expect(model.requests).toHaveLength(1);
  const asking = spans.filter(({ name }) => name === "ask");
  const jobs = asking.map(({ parent }) => parent?.attributes["dragoman.job"]);
  expect(jobs).toHaveLength(2);
  expect(new Set(jobs)).toEqual(new Set(sent.map(({ id }) => id)));
});
