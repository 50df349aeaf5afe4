import type { UserErrorCode } from "../../errors.ts";

/** What says that an article couldn't be fetched, or not be read. */
export const UNREAD: ReadonlySet<UserErrorCode> = new Set([
  "address_not_allowed",
  "unreachable",
  "timeout",
  "too_many_redirects",
  "page_too_large",
  "page_gone",
  "page_forbidden",
  "page_status",
  "page_garbled",
  "page_too_complex",
  "not_html",
  "unsupported_file",
  "file_expired",
  "file_unavailable",
  "file_damaged",
  "file_locked",
  "empty_file",
  "no_text",
]);
