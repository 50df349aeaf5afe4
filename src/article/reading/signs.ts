import type { ParentNode } from "domhandler";
import { cleanText, weightOf } from "../characters.ts";
import { isTag, isText, walk } from "../page/dom.ts";

/** A run of text on the page, whatever it is part of. */
export interface Statement {
  readonly text: string;
  readonly weight: number;
  readonly place: "heading" | "button" | "noscript" | "frame" | "text";
  /** Share of it in links, 0 to 1. */
  readonly linkShare: number;
}

/** What a page shows beside an article's text. */
export interface Signs {
  readonly statements: readonly Statement[];
  /** Of `<title>`, as it is. */
  readonly title: string;
  readonly hasPassword: boolean;
  readonly hasChallenge: boolean;
  readonly hasVideo: boolean;
  readonly hasScript: boolean;
  /** A box for an application to draw in, and nothing in it. */
  readonly hasEmptyRoot: boolean;
  readonly images: number;
}

const MAX_STATEMENTS = 4000;
const INLINE = new Set(
  "a abbr b bdi bdo cite code em font i kbd mark q s small span strong sub sup time u var".split(" "),
);
const FRAMES = new Set(["nav", "header", "footer"]);
const SILENT = new Set(["script", "style", "template", "svg", "title", "textarea"]);
const HEADING = /^h[1-6]$/;
const PLAYER = /youtube|youtu\.be|vimeo|dailymotion|rutube|bilibili|player|video/i;
const CHALLENGE = /captcha|turnstile|cf-chl|challenge-(?:platform|form|running)|perimeterx|px-block/i;
const ROOT = /^(?:root|app|__next|__nuxt|main-app|react-root|ember-app)$/;

function isPlayer(name: string, attribs: Readonly<Record<string, string>>): boolean {
  return (
    name === "video" || (name === "iframe" && PLAYER.test((attribs["src"] ?? attribs["data-src"] ?? "").slice(0, 300)))
  );
}

/** Looks at all of a page in one walk. */
export function readSigns(root: ParentNode): Signs {
  const statements: Statement[] = [];
  const signs = {
    hasPassword: false,
    hasChallenge: false,
    hasVideo: false,
    hasScript: false,
    hasEmptyRoot: false,
    images: 0,
  };
  const within = { heading: 0, button: 0, noscript: 0, frame: 0, link: 0 };
  let title = "";
  let parts: string[] = [];
  let linked = 0;

  const flush = (): void => {
    const text = parts.length === 0 ? "" : cleanText(parts.join(""));
    const weight = weightOf(text);
    const places = (["noscript", "button", "heading", "frame"] as const).find((name) => within[name] > 0);
    if (text !== "" && statements.length < MAX_STATEMENTS) {
      statements.push({ text, weight, place: places ?? "text", linkShare: Math.min(1, linked / weight) });
    }
    parts = [];
    linked = 0;
  };

  const placeOf = (name: string, role: string | undefined): keyof typeof within | undefined => {
    if (name === "noscript") return "noscript";
    if (name === "button" || role === "button") return "button";
    if (name === "a") return "link";
    if (FRAMES.has(name)) return "frame";
    return HEADING.test(name) ? "heading" : undefined;
  };

  walk(root, {
    enter: (node) => {
      if (isText(node)) {
        parts.push(node.data);
        if (within.link > 0) linked += weightOf(node.data.trim());
        return false;
      }
      if (!isTag(node)) return false;
      const { name, attribs } = node;
      const look = `${attribs["class"] ?? ""} ${attribs["id"] ?? ""} ${attribs["src"] ?? ""}`.slice(0, 400);
      if (CHALLENGE.test(look)) signs.hasChallenge = true;
      if (name === "script") signs.hasScript = true;
      if (name === "img" || name === "picture" || name === "amp-img") signs.images++;
      if (isPlayer(name, attribs)) signs.hasVideo = true;
      if (name === "input" && attribs["type"] === "password") signs.hasPassword = true;
      if (ROOT.test(attribs["id"] ?? "") && !node.children.some((child) => isTag(child))) signs.hasEmptyRoot = true;
      if (name === "title" && title === "")
        title = cleanText(
          node.children
            .filter(isText)
            .map(({ data }) => data)
            .join("")
            .slice(0, 1000),
        );
      if (name === "input" && /^(?:submit|button)$/.test(attribs["type"] ?? "")) {
        const text = cleanText((attribs["value"] ?? "").slice(0, 200));
        statements.push({ text, weight: weightOf(text), place: "button", linkShare: 0 });
      }
      if (SILENT.has(name)) return false;
      const place = placeOf(name, attribs["role"]);
      if (!INLINE.has(name) || place === "button") flush();
      if (place !== undefined) within[place]++;
      return true;
    },
    leave: ({ name, attribs }) => {
      const place = placeOf(name, attribs["role"]);
      if (!INLINE.has(name) || place === "button") flush();
      if (place !== undefined) within[place]--;
    },
  });
  flush();
  return { statements, title, ...signs };
}
