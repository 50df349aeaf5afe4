import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pageOf } from "../../bench/page/page.ts";
import { bars, lines, plot } from "../../bench/page/plot.ts";

const template = readFileSync(join(import.meta.dirname, "../../bench/page/performance.md"), "utf8");

test("every place of the page is filled with what was measured, as it is", () => {
  const names = [...template.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name);
  const parts = { date: "2026-11-23", machine: "a machine", load: "0.1, 0.2, 0.3" };
  const tables = Object.fromEntries(
    names.filter((name) => !Object.hasOwn(parts, name)).map((name) => [name, `| <${name}> |`]),
  );
  const page = pageOf(template, { ...parts, tables });
  for (const table of Object.values(tables)) expect(page).toContain(table);
  expect(page).toContain("Measured on 2026-11-23");
  expect(page).not.toContain("{{");
});

test("plots are SVG and name what they show", async () => {
  const line = await plot(lines([{ of: "Dragoman", x: 1, y: 0.5 }], { title: "Responses", x: "ms", y: "share" }));
  const bar = await plot(
    bars([{ group: "Redis", of: "get", value: 200 }], { title: "Stores", y: "per second" }, "log"),
  );
  for (const [svg, ...words] of [
    [line, "Responses", "Dragoman"],
    [bar, "Stores", "Redis"],
  ] as const) {
    expect(svg).toMatch(/^<svg /);
    for (const word of words) expect(svg).toContain(word);
  }
});
