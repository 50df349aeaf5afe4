/** What a person can act on. Its sentence stands in the catalogues under the same code. */
export const userErrorCodes = [
  // the link
  "bad_link",
  "address_not_allowed",
  "unreachable",
  "timeout",
  "page_too_large",
  "too_many_redirects",
  "page_gone",
  "page_forbidden",
  "page_status",
  "page_garbled",
  "page_too_complex",
  "not_html",
  // the file
  "unsupported_file",
  "file_too_large",
  "file_not_found",
  "file_expired",
  "file_unavailable",
  "empty_file",
  "file_damaged",
  "file_locked",
  "no_chapters",
  "no_such_chapter",
  "not_an_export",
  "file_not_written",
  // the article
  "no_text",
  "too_long",
  "book_too_long",
  "same_language",
  "article_expired",
  // the command
  "two_inputs",
  "no_link_in_message",
  "unread_reply",
  "nothing_pasted",
  "no_question",
  "question_too_long",
  "unknown_language",
  "result_expired",
  "cancelled",
  "took_too_long",
  "queue_full",
  "restarting",
  "not_yours",
  // the server
  "server_only",
  "settings_damaged",
  "not_manager",
  "not_moderator",
  "channel_not_served",
  "role_not_served",
  "place_not_served",
  "bad_amount",
  "unknown_month",
  "unknown_article",
  "empty_term",
  "unknown_term",
  "terms_full",
  // the budget
  "installation_budget",
  "server_budget",
  "person_budget",
  "too_little_budget",
  "person_limit",
  "channel_limit",
  "server_limit",
  "installation_limit",
  "person_at_once",
  "server_at_once",
  // the model
  "no_key",
  "model_refused",
  "model_busy",
  "model_unreachable",
  "model_stalled",
  "model_key_rejected",
  "model_unknown",
  "model_spend_limit",
  "model_unusable",
  "too_long_for_model",
] as const;

export type UserErrorCode = (typeof userErrorCodes)[number];

/** Whether the store couldn't do what it was asked; nothing that a person can act on. */
export function isStoreFault(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_SQLITE_ERROR";
}

/** What something will cost, before anything is asked of the model. */
export interface Estimate {
  readonly usd: number;
  readonly paragraphs: number;
  /** Of them, those whose text is there from an earlier version of the page. */
  readonly cached: number;
}

/** No failure but a question: it costs more than may be spent unasked. */
export class PriceQuestion extends Error {
  override readonly name = "PriceQuestion";
  readonly estimate: Estimate;

  constructor(estimate: Estimate) {
    super(`about ${estimate.usd} USD`);
    this.estimate = estimate;
  }
}

/** An error with a fixed, kind sentence. `values` fill the sentence; `cause` is for the operator's log alone. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly code: UserErrorCode;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: UserErrorCode, values: Record<string, string | number> = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.values = values;
  }
}
