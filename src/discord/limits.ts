/**
 * Discord's limits, from its documentation (discord-api-docs, August 2026) and the API's description (discord-api-spec,
 * July 2026); the page that names each stands in brackets. Characters are counted in UTF-16 units here, which are never
 * fewer than Discord counts.
 */

/** All Text Displays of one message together (components reference). */
export const MESSAGE_TEXT = 4_000;
/** A plain message's text (message resource). */
export const CONTENT = 2_000;
/** Components of one message, nested ones too (components reference). */
export const COMPONENTS = 40;
/** Action rows of a plain message; buttons of a row (components reference). */
export const ROWS = 5;
export const ROW_BUTTONS = 5;
/** A button's label; what a component is known by; the address of a link button (components reference). */
export const BUTTON_LABEL = 80;
export const CUSTOM_ID = 100;
export const LINK = 512;
/** Options of a select menu, and characters of each one's label, value and description (components reference). */
export const SELECT_OPTIONS = 25;
export const SELECT_TEXT = 100;
/** A form's title (a modal), its fields, each one's label and hint, and characters of one of text (components reference). */
export const FORM_TITLE = 45;
export const FORM_FIELDS = 5;
export const FORM_LABEL = 45;
export const FORM_HINT = 100;
export const FORM_TEXT = 4_000;
/** A thread's name (channel resource). */
export const THREAD_NAME = 100;
/** Minutes without activity after which a thread is archived: three days, one of four choices (channel resource). */
export const THREAD_ARCHIVE = 4_320;
/** Bytes of a file that a server without boosts takes (reference, uploading files). */
export const ATTACHMENT = 10 * 1024 * 1024;
/** Messages of a channel that are given at once (message resource). */
export const MESSAGES = 100;
/** An interaction's token dies after 15 minutes (receiving and responding). */
export const TOKEN_LIFE = 15 * 60 * 1000;
/**
 * Least time between two edits of one message. Not documented: about 5 edits in 5 seconds were seen to be let through
 * (discord-api-docs#20), and progress needs fewer.
 */
export const EDIT_INTERVAL = 2_000;
/** Choices offered while an option is typed, and characters of each one's name and value (application commands). */
export const CHOICES = 25;
export const CHOICE_TEXT = 100;
