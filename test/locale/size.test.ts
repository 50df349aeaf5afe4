import { expect, test } from "vitest";
import { MEGABYTE, sizeName } from "../../src/locale/size.ts";

test.each([
  [8 * MEGABYTE, "en", "8 MB"],
  [8 * MEGABYTE, "fr", "8 Mo"],
  [8 * MEGABYTE, "ru", "8 МБ"],
  [3 * MEGABYTE - 1, "en", "2 MB"],
  [500 * 1024, "en", "500 kB"],
  [1023, "en", "1,023 byte"],
])("%i bytes in %s are %s", (bytes, locale, name) => {
  expect(sizeName(bytes, locale).replace(/\s/gu, " ")).toBe(name);
});
