import type { ReadBytes } from "../source/page.ts";
import type { Reader } from "../source/reader.ts";

/** Reads pages and text in this process, which starts faster so, and documents in one that may be killed. */
export function createLocalReader(): Pick<Reader, "read" | "close"> {
  let child: Reader | undefined;

  const read: ReadBytes = async (bytes, hints) => {
    const { documentForm } = await import("../article/form.ts");
    if (documentForm(bytes) === undefined && hints.chapter === undefined) {
      return (await import("../article/read.ts")).readArticle(bytes, hints);
    }
    const { createReader } = await import("../source/reader.ts");
    child ??= createReader({ children: 1 });
    return child.read(bytes, hints);
  };

  return { read, close: async () => child?.close() };
}
