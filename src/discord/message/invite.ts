/** Invites, gifts and templates come alive without a scheme. */
const INVITE = /discord(?:app)?\.[a-z]/i;
const ASCII = /^[\u0000-\u007f]*$/;
/** What browsers take for a dot. */
const DOT = /[\u2024\u3002\uff0e\uff61]/g;
/** The same, and what may stand for any sign. */
const DOT_OR_ESCAPE = /[.%\u2024\u3002\uff0e\uff61]/g;
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu;
const PERCENT = /%([0-7][0-9a-f])/gi;

/** A text in which what is an invite, or would be to whoever copies it, gets `mark` for each of its dots. */
export function withInvites(text: string, mark: (dot: string) => string): string {
  return text.replace(/\S+/g, (word) => (isInvite(word) ? word.replace(DOT_OR_ESCAPE, mark) : word));
}

function isInvite(word: string): boolean {
  if (ASCII.test(word) && !word.includes("%")) return INVITE.test(word);
  const decoded = word.replace(PERCENT, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return INVITE.test(decoded.replace(DOT, ".").normalize("NFKC").replace(IGNORED, ""));
}
