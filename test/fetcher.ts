import { UserError } from "../src/errors.ts";
import { createDownload } from "../src/source/download.ts";
import { MEGABYTE } from "../src/locale/size.ts";

const download = createDownload({ allowHosts: [], userAgent: "Dragoman" });

/**
 * What the fetcher gets of an address, whatever its status and type, before anything is made of it. For what looks at
 * where a fetcher connects to.
 */
export default async function fetcher(url: string): Promise<{ status: number; body: string }> {
  const { status, bytes } = await download(url, {
    accept: "*/*",
    maxBytes: () => 8 * MEGABYTE,
    tooLarge: (size) => new UserError("page_too_large", { size }),
    judge: () => undefined,
  });
  return { status, body: new TextDecoder().decode(bytes) };
}
