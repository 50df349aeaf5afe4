import { type Color, isClear, isWhite, looksAlike, parseColor } from "./color.ts";
import type { Declarations } from "./declarations.ts";
import { hasTinyLetters } from "./visibility.ts";

/** How text looks where it stands, as far as that comes from the elements round it. */
export interface Look {
  readonly color: Color | undefined;
  /** `unknown` for a picture, or a colour that can't be read; `undefined` where nothing is said. */
  readonly ground: Color | "unknown" | undefined;
  readonly isTiny: boolean;
}

export const PLAIN: Look = { color: undefined, ground: undefined, isTiny: false };

const COLOR = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\([^()]{1,60}\)|\b(?:white|snow|ivory|whitesmoke|black)\b/;
const PICTURE = /url\(|gradient\(|image\(|var\(/;
const SAME = /^(?:inherit|none|transparent|unset|initial)?$/;

/** The look within an element of that style. */
export function lookOf(style: Declarations, outer: Look): Look {
  const clip = `${style.get("background-clip") ?? ""} ${style.get("-webkit-background-clip") ?? ""}`;
  // Letters cut out of a picture are clear themselves.
  if (clip.includes("text")) return { ...outer, color: undefined, ground: "unknown" };
  const color = style.get("color");
  return {
    color: color === undefined || color === "inherit" ? outer.color : parseColor(color),
    ground: groundOf(style) ?? outer.ground,
    isTiny: hasTinyLetters(style) ?? outer.isTiny,
  };
}

function groundOf(style: Declarations): Look["ground"] {
  const image = style.get("background-image") ?? "none";
  if (image !== "none") return "unknown";
  const value = style.get("background-color") ?? style.get("background") ?? "";
  if (SAME.test(value)) return undefined;
  if (PICTURE.test(value)) return "unknown";
  const color = parseColor(COLOR.exec(value)?.[0] ?? "");
  if (color === undefined) return /^(?:0|none)\b/.test(value) ? undefined : "unknown";
  return isClear(color) ? undefined : color;
}

/** Whether text of that look can be seen. `white` is seen on a dark ground only, and no ground is named. */
export function visibilityOf({ color, ground, isTiny }: Look): "seen" | "white" | "unseen" {
  if (isTiny) return "unseen";
  if (color === undefined || ground === "unknown") return "seen";
  if (isClear(color)) return "unseen";
  if (ground === undefined) return isWhite(color) ? "white" : "seen";
  return looksAlike(color, ground) ? "unseen" : "seen";
}

/** Whether a style by itself gives letters and their ground one colour. */
export function isCamouflaged(style: Declarations): boolean {
  if (!style.has("color")) return false;
  const { color, ground } = lookOf(style, PLAIN);
  return color !== undefined && ground !== undefined && ground !== "unknown" && looksAlike(color, ground);
}
