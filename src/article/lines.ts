import { weightOf } from "./characters.ts";

/** A line of a block, up to a `<br>`; `link` and `bold` are the weights of the text in them. */
export interface Line {
  text: string;
  link: number;
  bold: number;
}

export function emptyLine(): Line {
  return { text: "", link: 0, bold: 0 };
}

/** Mean weight from which lines are paragraphs, not a poem or an address. */
const MIN_PARAGRAPH_LINE = 60;
const INDENT = /^\s*[\u3000\u2003]{2}/;

function joined(lines: readonly Line[]): Line {
  return {
    text: lines.map((line) => line.text.trim()).join("\n"),
    link: lines.reduce((sum, line) => sum + line.link, 0),
    bold: lines.reduce((sum, line) => sum + line.bold, 0),
  };
}

/** Paragraphs of a block whose lines are cut by `<br>`: an empty line parts them; so does every break where the lines are long. */
export function cutLines(lines: readonly Line[]): Line[] {
  if (lines.length === 1) return [...lines];
  const full = lines.filter((line) => line.text.trim() !== "");
  const mean = full.reduce((sum, line) => sum + weightOf(line.text), 0) / Math.max(1, full.length);
  if (mean >= MIN_PARAGRAPH_LINE || full.some((line) => INDENT.test(line.text))) return full;

  const paragraphs: Line[][] = [[]];
  for (const line of lines) {
    if (line.text.trim() === "") paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.filter((group) => group.length > 0).map(joined);
}
