export const MEGABYTE = 1024 * 1024;

/** Of a limit, for people: "8 MB", "500 KB"; never more than the limit really is. */
export function sizeName(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes >= MEGABYTE ? `${Math.floor(bytes / MEGABYTE)} MB` : `${Math.floor(bytes / 1024)} KB`;
}
