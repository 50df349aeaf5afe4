/** As much of the peers as is used, so that types are checked without them installed. */

declare module "@mozilla/readability" {
  export class Readability {
    constructor(document: unknown);
    parse(): {
      readonly content?: string | null;
      readonly title?: string | null;
      readonly publishedTime?: string | null;
      readonly byline?: string | null;
    } | null;
  }
}

declare module "linkedom" {
  export function parseHTML(html: string): {
    readonly document: {
      URL?: string;
      styleSheets?: readonly unknown[];
      readonly defaultView: { getComputedStyle?: () => unknown } | null;
    };
  };
}

declare module "jsdom" {
  export class VirtualConsole {
    removeAllListeners(): this;
  }
  export class JSDOM {
    constructor(html: string, options: { readonly url: string; readonly virtualConsole: VirtualConsole });
    readonly window: { readonly document: unknown; readonly close: () => void };
  }
}

declare module "defuddle/node" {
  export function Defuddle(
    document: unknown,
    url: string,
    options: { readonly useAsync: boolean },
  ): Promise<{
    readonly content: string;
    readonly title?: string;
    readonly published?: string;
    readonly author?: string;
  }>;
}

declare module "@extractus/article-extractor" {
  export function extractFromHtml(
    html: string,
    url: string,
  ): Promise<{
    readonly content?: string;
    readonly title?: string;
    readonly published?: string;
    readonly author?: string;
  } | null>;
}
