/**
 * Discord's limits, from its documentation (discord-api-docs, August 2026). Characters are counted in UTF-16 units
 * here, which is never more than Discord counts.
 */

/** All Text Displays of one message together (components reference). */
export const MESSAGE_TEXT = 4_000;
/** Fields of a form (a modal's components), and characters of one of text. */
export const FORM_FIELDS = 5;
export const FORM_TEXT = 4_000;
/** A thread's name. */
export const THREAD_NAME = 100;
/** An interaction's token dies after 15 minutes (receiving and responding). */
export const TOKEN_LIFE = 15 * 60 * 1000;
/**
 * Least time between two edits of one message. Not documented: about 5 edits in 5 seconds were seen to be let through
 * (discord-api-docs#20), and progress needs fewer.
 */
export const EDIT_INTERVAL = 2_000;
/** Minutes without activity after which a thread is archived: three days. */
export const THREAD_ARCHIVE = 4_320;
/** Buttons of an action row, options of a select menu (components reference). */
export const ROW_BUTTONS = 5;
export const SELECT_OPTIONS = 25;
/** Choices offered while an option is typed, and characters of each one's name and value (application commands). */
export const CHOICES = 25;
export const CHOICE_TEXT = 100;
