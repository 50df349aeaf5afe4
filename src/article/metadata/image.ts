import type { Metas } from "./metas.ts";

const IMAGE_METAS = ["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"] as const;
const MAX_ADDRESS = 2048;

/** The lead picture's address: the first that a browser could load one from. `declared` is what the schema.org data says. */
export function readImage(declared: string | undefined, metas: Metas, base: string | undefined): string | undefined {
  for (const candidate of [declared, ...IMAGE_METAS.map((name) => metas.get(name))]) {
    const given = candidate ?? "";
    const page = base !== undefined && URL.canParse(base) ? base : undefined;
    if (given === "" || given.length > MAX_ADDRESS || !URL.canParse(given, page)) continue;
    const { protocol, href } = new URL(given, page);
    if ((protocol === "https:" || protocol === "http:") && href.length <= MAX_ADDRESS) return href;
  }
  return undefined;
}
