import type { Element } from "domhandler";
import type { Measured } from "./measure.ts";

/** Letters in an `aria-hidden` block above which it is rather the article behind a paywall's overlay. */
const MAX_ARIA_HIDDEN = 400;

/** Share of a page's text above which a hidden block is rather the article before scripts ran. */
const MAX_UNDISPLAYED = 0.4;

const UNDISPLAYED =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01]/i;

const UNSEEN_CLASS =
  /(?:^|[\s_-])(?:sr-only|visually-?hidden|visuallyhidden|screen-?reader(?:-text|-only)?|a11y-hidden|u-hidden|is-hidden|hide-text|offscreen|invisible)(?:[\s_-]|$)/;

/** Whether a reader of the page would not see the element, as far as the page itself says. `labels` as of `labelsOf`. */
export function isHidden(element: Element, labels: string, measured: Measured): boolean {
  const attributes = element.attribs;
  const { text } = measured.of(element);
  if (attributes["aria-hidden"] === "true" && text < MAX_ARIA_HIDDEN) return true;
  const undisplayed =
    attributes["hidden"] !== undefined || UNDISPLAYED.test((attributes["style"] ?? "").slice(0, 1000));
  if (undisplayed) return text < measured.total.text * MAX_UNDISPLAYED;
  return labels !== "" && UNSEEN_CLASS.test(labels);
}
