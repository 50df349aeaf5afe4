import { Parser } from "htmlparser2";

const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);
const UNSHOWN = new Set(["script", "style", "template", "noscript"]);

/** Text of the markup that an extractor gives: a line for each block, captions and all that it holds included. */
export function textOf(html: string): string {
  const lines: string[] = [];
  let line = "";
  let unshown = 0;
  const endLine = (name: string) => {
    if (INLINE.has(name)) return;
    lines.push(line);
    line = "";
  };
  const parser = new Parser({
    onopentagname(name) {
      endLine(name);
      if (UNSHOWN.has(name)) unshown++;
    },
    onclosetag(name) {
      endLine(name);
      if (UNSHOWN.has(name)) unshown--;
    },
    ontext(text) {
      if (unshown === 0) line += text;
    },
  });
  parser.end(html);
  lines.push(line);
  return lines
    .map((text) => text.replace(/\s+/gu, " ").trim())
    .filter((text) => text !== "")
    .join("\n");
}
