import type { Declarations } from "./declarations.ts";

/** Distance beyond the page's edge from which something is out of sight. */
const FAR_PX = -500;
/** The same in letters, or in parts of the page. */
const FAR = -90;
/** Letters smaller than this can't be read. */
const MIN_FONT_PX = 2;
const CLIPPED = /^rect\(\s*0?[01](?:px)?[\s,]+0?[01](?:px)?[\s,]+0?[01](?:px)?[\s,]+0?[01](?:px)?\s*\)$/;
const CLIPPED_PATH = /^(?:inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0[^,]*,\s*0[^,]*,\s*0[^,]*\))/;
const SHIFTED = /translate(?:x|y|3d)?\(\s*-\d{3,}(?:px|em|rem|vw|%)/;

/** Not shown, as far as the style goes; a script or a click may show it. */
export function isUndisplayed(style: Declarations): boolean {
  return (
    style.get("display") === "none" ||
    /^(?:hidden|collapse)$/.test(style.get("visibility") ?? "") ||
    style.get("content-visibility") === "hidden" ||
    (lengthOf(style.get("opacity"))?.amount ?? 1) < 0.03 ||
    isFlat(style, 0)
  );
}

/** Put where nobody is to see it: beyond the edge, or cut down to nothing. */
export function isOffPage(style: Declarations): boolean {
  const isFar = ["left", "right", "top", "bottom", "text-indent", "margin-left", "margin-top"].some((property) => {
    const length = lengthOf(style.get(property));
    return length !== undefined && length.amount <= (length.unit === "px" ? FAR_PX : FAR);
  });
  return (
    isFar ||
    CLIPPED.test(style.get("clip") ?? "") ||
    CLIPPED_PATH.test(style.get("clip-path") ?? "") ||
    SHIFTED.test(style.get("transform") ?? "") ||
    /^scale[xy]?\(\s*0\s*[,)]/.test(style.get("transform") ?? "") ||
    (isFlat(style, 1) && lengthOf(style.get("width") ?? style.get("max-width")) !== undefined)
  );
}

/** Whether letters are too small to be seen; `undefined` where the style doesn't say. */
export function hasTinyLetters(style: Declarations): boolean | undefined {
  const size = style.get("font-size") ?? /(?:^|\s)([\d.]+px)/.exec(style.get("font") ?? "")?.[1];
  if (size === undefined) return undefined;
  const length = lengthOf(size);
  return length !== undefined && (length.amount === 0 || (length.unit === "px" && length.amount < MIN_FONT_PX));
}

/** No higher or no wider than that, and what stands out is cut off. */
function isFlat(style: Declarations, most: number): boolean {
  const overflow = ["overflow", "overflow-x", "overflow-y"].map((property) => style.get(property) ?? "").join(" ");
  if (!/hidden|clip/.test(overflow)) return false;
  return ["height", "max-height", "width", "max-width"].some((property) => {
    const length = lengthOf(style.get(property));
    return length !== undefined && (length.amount === 0 || (length.unit === "px" && length.amount <= most));
  });
}

/** Of what is one number with a unit or without. */
function lengthOf(value: string | undefined): { readonly amount: number; readonly unit: string } | undefined {
  const [, number, unit = ""] = /^([+-]?[\d.]{1,10})([a-z%]{0,4})$/.exec(value ?? "") ?? [];
  const amount = Number.parseFloat(number ?? "");
  return Number.isNaN(amount) ? undefined : { amount, unit };
}
