import { sha256 } from "./digest.ts";

/** A file within a file; of a text file there is one, without a name. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

/** SHA-256 over names and bytes, in their order. */
export function partsDigest(parts: readonly Part[]): string {
  return sha256(JSON.stringify(parts.map(({ name, bytes }) => [name, sha256(bytes)])));
}
