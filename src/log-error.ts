/** What the log has of an error below its level `debug`: enough to find the fault, and nothing of what was read or asked. */
export interface BriefError {
  readonly type: string;
  readonly message?: string;
  readonly code?: string | number;
  readonly status?: number;
  readonly method?: string;
  /** Of a request to Discord. */
  readonly url?: string;
  /** Where it was thrown. */
  readonly stack?: string;
  readonly cause?: BriefError;
  readonly errors?: readonly BriefError[];
}

/** Of causes below causes. */
const MAX_DEPTH = 5;
/** Of one error that stands for several. */
const MAX_ERRORS = 5;
const MAX_MESSAGE = 500;

/** An article's address may be its headline: the host is enough. */
const PATH = /(https?:\/\/[^\s/?#"'\\]{1,255})[^\s"'\\]*/g;

/** Picks what is known to be harmless: a request's body, an answer's, and text that couldn't be parsed hang on errors. */
export function briefError(error: unknown, depth = 0): BriefError {
  if (!(error instanceof Error)) return { type: typeof error };
  const own = error as Error & Readonly<Record<string, unknown>>;
  const { code, status, method, url, errors } = own;
  const isDiscords = "rawError" in own;
  return {
    type: nameOf(error),
    ...some("message", messageOf(own, isDiscords)),
    ...some("code", typeof code === "number" ? code : textIn(code)),
    ...some("status", typeof status === "number" ? status : undefined),
    ...some("method", textIn(method)),
    ...some("url", isDiscords ? textIn(url) : undefined),
    ...some("stack", framesOf(error)),
    ...(error.cause === undefined || depth >= MAX_DEPTH ? {} : { cause: briefError(error.cause, depth + 1) }),
    ...(Array.isArray(errors) && depth < MAX_DEPTH
      ? { errors: errors.slice(0, MAX_ERRORS).map((one: unknown) => briefError(one, depth + 1)) }
      : {}),
  };
}

/**
 * None where it may quote: a parser quotes what it reads, and an endpoint that answers with an error may say what it was
 * sent. Of Discord's the first line is its own; the others name fields.
 */
function messageOf(error: Error & Readonly<Record<string, unknown>>, isDiscords: boolean): string | undefined {
  if (isDiscords) return error.message.split("\n", 1)[0];
  if (error instanceof SyntaxError || typeof error["status"] === "number" || "apiMessage" in error) return undefined;
  return error.message.slice(0, MAX_MESSAGE).replace(PATH, "$1/…");
}

/** Without the message, which stands above the frames. */
function framesOf({ stack = "" }: Error): string {
  const lines = stack.split("\n").filter((line) => /^ {4}at /.test(line));
  return lines.join("\n");
}

const nameOf = (error: Error): string => textIn(error.constructor.name) ?? error.name;
const textIn = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
const some = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined || value === "" ? {} : { [key]: value }) as { [P in K]?: V };
