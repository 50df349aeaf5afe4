import { posix } from "node:path";

/** One import of a file. Types are gone when the file runs. */
export interface Import {
  readonly kind: "type" | "static" | "dynamic";
  /** A path from the root of the project (`src/errors.ts`), a package's name, or `node:…`. */
  readonly target: string;
  readonly specifier: string;
}

const STATEMENT = /^[ \t]*(?:import|export)\s([\w\s{},*$]*)["']([^"']+)["']/gm;
const COMPACT = /^[ \t]*(?:import|export)\s*[{*"'][^"';]*?(?:from\s*)?["']([^"']+)["']/gm;
const CALL = /\bimport\(\s*(?:["'`]([^"'`$]+)["'`])?/g;

/** Every import of a source text: `from "x"`, bare `import "x"`, `export … from "x"`, `import("x")`. */
export function importsIn(file: string, source: string): Import[] {
  const code = withoutComments(source);
  const statements = [...code.matchAll(STATEMENT)]
    .map(([, names = "", specifier = ""]) => ({ names: names.trim(), specifier }))
    .filter(({ names }) => names === "" || /(?:^|\s)from$/.test(names))
    .map(({ names, specifier }) => ({
      kind: /^type\s/.test(names) ? ("type" as const) : ("static" as const),
      specifier,
    }));
  // `import{a}from"x"`, which no formatter leaves but every runtime takes.
  const compact = [...code.matchAll(COMPACT)].map(([, specifier = ""]) => ({ kind: "static" as const, specifier }));
  const missed = compact.filter(({ specifier }) => statements.every((known) => known.specifier !== specifier));
  const calls = [...code.matchAll(CALL)].map(([, specifier = COMPUTED]) => ({ kind: "dynamic" as const, specifier }));
  return [...statements, ...missed, ...calls].map((found) => ({ ...found, target: targetOf(file, found.specifier) }));
}

/** The specifier of an `import(…)` whose argument is no literal. */
export const COMPUTED = "(computed)";

/** Lines that are comments; what stands behind code on a line can't look like an import statement. */
export function withoutComments(source: string): string {
  return source.replace(/^[ \t]*(?:\/\/|\/?\*).*$/gm, "");
}

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith(".")) return posix.normalize(posix.join(posix.dirname(file), specifier));
  if (specifier.startsWith("node:") || specifier === COMPUTED) return specifier;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** Source texts by their path from the root of the project. */
export type Sources = ReadonlyMap<string, string>;

/** All that is loaded with `entry`: files, packages, `node:` modules. With `static`, only what is loaded at once. */
export function loadedWith(entry: string, sources: Sources, which: "static" | "any" = "any"): Set<string> {
  const loaded = new Set<string>();
  const open = [entry];
  for (let target = open.pop(); target !== undefined; target = open.pop()) {
    if (loaded.has(target)) continue;
    loaded.add(target);
    const source = sources.get(target);
    if (source === undefined) continue;
    for (const { kind, target: next } of importsIn(target, source)) {
      if (kind === "type" || (kind === "dynamic" && which === "static")) continue;
      // The one computed import is that of the commands.
      if (next === COMPUTED) open.push(...[...sources.keys()].filter((file) => file.startsWith("commands/")));
      else open.push(next);
    }
  }
  return loaded;
}
