import { JSDOM, VirtualConsole } from "jsdom";
import { createReadability } from "./readability.ts";

/** Scripts aren't run, nothing is fetched, and complaints about style sheets go nowhere. */
export const readabilityOnJsdom = createReadability((html, url) => {
  const { window } = new JSDOM(html, { url, virtualConsole: new VirtualConsole() });
  return { document: window.document, close: () => window.close() };
});
