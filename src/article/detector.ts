import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { eld } from "eld/extrasmall";

type Detector = typeof eld;

const require = createRequire(import.meta.url);
let detector: Detector | undefined;

/**
 * The language detector, loaded with the first text: its model takes 30 MB and a tenth of a second. A process that has
 * articles read elsewhere stays without it for as long as nothing looks as if the model had left it in another language.
 */
export function detectorLoaded(): Detector {
  const load = () => require(fileURLToPath(import.meta.resolve("eld/extrasmall"))) as { readonly eld: Detector };
  return (detector ??= load().eld);
}
