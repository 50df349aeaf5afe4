import type { Input } from "./job.ts";

/** The article that comes with Dragoman, for whoever tries it: an input like any other, that every process can open. */
export const SAMPLE = {
  kind: "file",
  name: "harbour-strike.html",
  url: "sample:harbour-strike.html",
  mediaType: "text/html",
} as const satisfies Input;
