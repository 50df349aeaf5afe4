import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { createEnvFile, withVariables } from "../../src/setup/env-file.ts";

describe("values in the text of a .env file", () => {
  test.each([
    ["an empty file", "", "A=1\n"],
    ["the line that is there", "# why\nA=\nB=2\n", "# why\nA=1\nB=2\n"],
    ["the end, where there is no line", "B=2\n", "B=2\nA=1\n"],
    ["the end of a file without a last newline", "B=2", "B=2\nA=1\n"],
    ["the last line of several, which counts", "A=7\nA=8\n", "A=7\nA=1\n"],
    ["a line with blanks and export", "  export A = 7\n", "A=1\n"],
    ["no comment that looks like it", "# A=7\nBA=7\n", "# A=7\nBA=7\nA=1\n"],
    ["a file with Windows' line ends", "A=7\r\nB=2\r\n", "A=1\r\nB=2\r\n"],
    ["its end", "B=2\r\n", "B=2\r\nA=1\r\n"],
  ])("go to %s", (_, before, after) => {
    expect(withVariables(before, { A: "1" })).toBe(after);
  });

  test.each([
    ["plain.value-1_2/3:4", "plain.value-1_2/3:4"],
    ["two words", "'two words'"],
    ["# no comment", "'# no comment'"],
    ["it's", '"it\'s"'],
    ["\"'", "`\"'`"],
    ["it's a \\n", "`it's a \\n`"],
    ["$HOME=1", "'$HOME=1'"],
  ])("%s is written so that it is read back", (value, written) => {
    expect(withVariables("", { A: value })).toBe(`A=${written}\n`);
    expect(parseEnv(`A=${written}\n`)["A"]).toBe(value);
  });

  test("what can't be written is refused, with what to do", () => {
    expect(() => withVariables("", { A: "'\"`" })).toThrow("by hand");
  });

  test("a file in which a line isn't what it seems is refused", () => {
    expect(() => withVariables('B="one\nA=two\nthree"\n', { A: "1" })).toThrow("by hand");
  });

  test("are read back, and nothing else is changed", () => {
    const name = fc.constantFrom("A", "B", "DISCORD_TOKEN");
    const value = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/).filter((one) => !/['"`]/.test(one));
    const line = fc.oneof(
      fc.tuple(name, fc.stringMatching(/^[\w.]{0,9}$/)).map(([left, right]) => `${left}=${right}`),
      fc.constantFrom("", "# A=1", "  # note", "export B=7", "C='x y'", 'D="q # r"'),
    );
    fc.assert(
      fc.property(fc.array(line), fc.dictionary(name, value), (lines, values) => {
        const before = lines.join("\n");
        const after = withVariables(before, values);
        expect({ ...parseEnv(after) }).toEqual({ ...parseEnv(before), ...values });
        const other = (text: string) =>
          text.split("\n").filter((one) => one !== "" && !/^(export )?[AB]=|^DISCORD/.test(one));
        expect(other(after)).toEqual(other(before));
      }),
    );
  });
});

describe("the file", () => {
  test("is made from the example, for its owner alone, and nothing stays beside it", () => {
    const { folder, path, example } = place("# example\nA=\n");
    createEnvFile(path, example).write({ A: "1" });
    expect(readFileSync(path, "utf8")).toBe("# example\nA=1\n");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual([".env", "example"]);
  });

  test("behind a link is changed in its place", () => {
    const { folder, path, example } = place("");
    const real = join(folder, "real");
    writeFileSync(real, "A=0\n");
    symlinkSync(real, path);
    createEnvFile(path, example).write({ A: "1" });
    expect(readFileSync(real, "utf8")).toBe("A=1\n");
  });

  test("in a folder that isn't there is told of", () => {
    const { folder, example } = place("");
    expect(() => createEnvFile(join(folder, "none", ".env"), example).write({ A: "1" })).toThrow("can't be written");
  });

  test("that others may read is closed to them", () => {
    const { path, example } = place("");
    writeFileSync(path, "A=0\n", { mode: 0o644 });
    createEnvFile(path, example).protect();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

function place(content: string): { folder: string; path: string; example: string } {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const example = join(folder, "example");
  writeFileSync(example, content);
  return { folder, path: join(folder, ".env"), example };
}
