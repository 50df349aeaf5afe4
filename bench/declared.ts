import { TextDecoder } from "@exodus/bytes/encoding.js";
import sniffEncoding from "html-encoding-sniffer";

/** Bytes in which a declaration is looked for. Browsers stop at 1,024; some pages declare themselves later. */
const PRESCAN = 65_536;

/**
 * Text of a page for those who don't decode for themselves: by its byte order mark, else by what its meta elements
 * declare, else as UTF-8. A declaration is believed even where it is wrong.
 */
export function decodeAsDeclared(bytes: Uint8Array): string {
  const encoding = sniffEncoding(bytes, { maxPrescanBytes: PRESCAN, defaultEncoding: "utf-8" });
  // What browsers refuse to decode.
  return new TextDecoder(encoding.toLowerCase() === "replacement" ? "utf-8" : encoding).decode(bytes);
}
