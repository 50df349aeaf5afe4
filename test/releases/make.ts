/**
 * npm run fixture:release: writes a small store with the present code to test/fixtures/releases/<version>/, where later
 * versions are tested on it. To be run once for each release, and never again for the same.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { readDocument } from "../../src/article/document.ts";
import { loadConfig } from "../../src/config.ts";
import { createCore } from "../../src/core.ts";
import { createLog } from "../../src/log.ts";
import { startAnthropic } from "../fakes/anthropic.ts";
import { fill } from "./content.ts";
import { dump } from "./dump.ts";
import { databaseOf } from "../fakes/core-database.ts";

const data = mkdtempSync(join(tmpdir(), "dragoman-release-"));
const model = await startAnthropic();
const config = loadConfig(
  { DRAGOMAN_DATA: data, ANTHROPIC_BASE_URL: model.url, ANTHROPIC_API_KEY: model.key },
  "nothing",
);
const core = await createCore(config, {
  log: createLog("error", []),
  reader: { read: readDocument, close: async () => undefined },
  openFile: async (url) => new TextEncoder().encode(decodeURIComponent(url.slice(url.indexOf(",") + 1))),
});
await fill(core);

const folder = join(import.meta.dirname, "../fixtures/releases", manifest.version);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "dragoman.sql"), dump(databaseOf(core)));
writeFileSync(
  join(folder, "made.json"),
  `${JSON.stringify({ version: manifest.version, at: new Date().toISOString() })}\n`,
);
await core.close();
await model.close();
rmSync(data, { recursive: true });
process.stdout.write(`${folder}\n`);
