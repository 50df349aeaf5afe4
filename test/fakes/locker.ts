import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const HOLD = `
  const database = new (require("node:sqlite").DatabaseSync)(process.argv[1]);
  database.exec("PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE");
  process.stdout.write("held");
  setTimeout(() => (database.exec("COMMIT"), database.close()), Number(process.argv[2]));
`;

/** Another process writes to the store in this folder, and keeps all others from it for so many milliseconds from now on. */
export async function holdStore(folder: string, milliseconds: number): Promise<void> {
  const arguments_ = ["-e", HOLD, "--", join(folder, "dragoman.db"), String(milliseconds)];
  const child = spawn(process.execPath, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(async () => {
    if (child.exitCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  });
  await once(child.stdout, "data");
}
