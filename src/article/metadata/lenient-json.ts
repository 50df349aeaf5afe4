const NEWLINE = 0x0a;

/** Where the comment that starts here ends; `undefined` where none does. */
function commentEnd(source: string, at: number): number | undefined {
  const pairs = [
    ["//", "\n"],
    ["/*", "*/"],
    ["<!--", "-->"],
    ["<![CDATA[", ""],
    ["]]>", ""],
    ["-->", ""],
  ] as const;
  const pair = pairs.find(([open]) => source.startsWith(open, at));
  if (pair === undefined) return undefined;
  const [open, close] = pair;
  // Pages wrap all of their data in a comment: then only its marks go.
  if (close === "" || (open === "<!--" && source.slice(0, at).trim() === "")) return at + open.length;
  const end = source.indexOf(close, at + open.length);
  return end < 0 ? source.length : end + close.length;
}

/** Index after the string that starts at a quotation mark. */
function stringEnd(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === '"') return at + 1;
  }
  return source.length;
}

/** A string as JSON allows it: publishers leave line breaks and tabs in it, and escape what needs none. */
function withEscapes(string: string): string {
  return string
    .replace(/[\u0000-\u001f]/g, (control) => (control.charCodeAt(0) === NEWLINE ? "\\n" : " "))
    .replace(/\\(?:(["\\/bfnrt]|u[0-9a-f]{4})|[^"])/gi, (escape, known?: string) => (known ? escape : escape.slice(1)));
}

const ORDINARY = /[^",\]}/<\s-]+/y;

/** JSON as strict readers take it: without comments and commas before a closing bracket. */
function repaired(source: string): string {
  const kept: string[] = [];
  let hasComma = false;
  let at = 0;
  const keep = (piece: string) => {
    if (hasComma && !/^[\]}]/.test(piece)) kept.push(",");
    hasComma = false;
    kept.push(piece);
    at += piece.length;
  };
  while (at < source.length) {
    const character = source[at] ?? "";
    const comment = "/<]-".includes(character) ? commentEnd(source, at) : undefined;
    ORDINARY.lastIndex = at;
    if (comment !== undefined) at = comment;
    else if (character === ",") {
      hasComma = true;
      at++;
    } else if (character.trim() === "") at++;
    else if (character === '"') {
      const end = stringEnd(source, at);
      keep(withEscapes(source.slice(at, end)));
      at = end;
    } else keep(ORDINARY.exec(source)?.[0] ?? character);
  }
  const statement = kept.join("");
  return statement.endsWith(";") ? statement.slice(0, -1) : statement;
}

/** What JSON says that people wrote by hand or by template; `undefined` where that can't be told. */
export function parseLenient(source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch {
    try {
      return JSON.parse(repaired(source)) as unknown;
    } catch {
      return undefined;
    }
  }
}
