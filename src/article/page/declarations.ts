/** What a style says of a few properties: values in lower case by property. */
export type Declarations = ReadonlyMap<string, string>;

/** Those that can keep text from being seen. */
const PROPERTIES = new Set(
  (
    "display visibility content-visibility opacity overflow overflow-x overflow-y width height max-width max-height left right " +
    "top bottom text-indent margin-left margin-top clip clip-path transform font-size font color background " +
    "background-color background-image background-clip -webkit-background-clip"
  ).split(" "),
);
const NOTHING: Declarations = new Map();
const MAX_VALUE = 200;
const IMPORTANT = "!important";

/** Reads a `style` attribute or the inside of a rule, in time with its length. An important value is never overridden. */
export function readDeclarations(source: string): Declarations {
  if (!source.includes(":")) return NOTHING;
  const declared = new Map<string, string>();
  const important = new Map<string, string>();
  for (const declaration of plain(source).split(";")) {
    const colon = declaration.indexOf(":");
    const property = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (!PROPERTIES.has(property)) continue;
    const value = declaration
      .slice(colon + 1, colon + 1 + MAX_VALUE)
      .trim()
      .toLowerCase();
    if (value.endsWith(IMPORTANT)) important.set(property, value.slice(0, -IMPORTANT.length).trim());
    else declared.set(property, value);
  }
  return new Map([...declared, ...important]);
}

/** Later declarations go before earlier ones. */
export function merged(all: readonly (Declarations | undefined)[]): Declarations {
  const known = all.filter((declarations) => declarations !== undefined && declarations.size > 0);
  if (known.length < 2) return known[0] ?? NOTHING;
  return new Map(known.flatMap((declarations) => [...(declarations ?? [])]));
}

/** Without comments, and with escaped letters as themselves. */
function plain(source: string): string {
  const text = source.includes("/*") ? withoutComments(source) : source;
  if (!text.includes("\\")) return text;
  return text.replace(/\\(?:([0-9a-f]{1,6})[ \t\n]?|([^]))/gi, (_, code?: string, character?: string) =>
    code === undefined ? (character ?? "") : letter(Number.parseInt(code, 16)),
  );
}

function letter(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

function withoutComments(source: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const open = source.indexOf("/*", at);
    parts.push(source.slice(at, open < 0 ? undefined : open));
    const close = open < 0 ? -1 : source.indexOf("*/", open + 2);
    if (close < 0) return parts.join("");
    at = close + 2;
  }
}
