import { MessageFlags } from "discord-api-types/v10";

/** What the fake does instead of answering, or before it does. */
export interface Fault {
  /** Answer this and do nothing. */
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Wait first. */
  readonly delayMs?: number;
  /** Cut the connection before anything is done, after it was done (the answer is lost), or in the middle of the answer. */
  readonly cut?: "before" | "after" | "within";
  /** Never go on, where `cut` would be. */
  readonly hang?: "before" | "after" | "within";
  /** Only requests with such a body. */
  readonly when?: (body: unknown) => boolean;
}

export interface Faults {
  /**
   * The next `times` requests that match meet the fault. `path` is matched against the decoded path without
   * /api/v10: `inject("PATCH", /@original$/, rateLimited(2))`.
   */
  readonly inject: (method: string, path: RegExp, fault: Fault, times?: number) => void;
  readonly take: (method: string, path: string, body: unknown) => Fault | undefined;
  readonly clear: () => void;
}

export function createFaults(): Faults {
  const planned: { method: string; path: RegExp; fault: Fault; left: number }[] = [];
  return {
    inject: (method, path, fault, times = 1) => planned.push({ method, path, fault, left: times }),
    take: (method, path, body) => {
      const plan = planned.find(
        (each) =>
          each.left > 0 &&
          each.method === method &&
          each.path.test(path) &&
          (each.fault.when === undefined || each.fault.when(body)),
      );
      if (plan) plan.left -= 1;
      return plan?.fault;
    },
    clear: () => planned.splice(0),
  };
}

const refusal = (status: number, code: number, message: string): Fault => ({ status, body: { code, message } });

export const rateLimited = (seconds: number, global = false): Fault => ({
  status: 429,
  body: { message: "You are being rate limited.", retry_after: seconds, global },
  headers: {
    "retry-after": String(seconds),
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset-after": String(seconds),
    "x-ratelimit-scope": global ? "global" : "user",
    ...(global && { "x-ratelimit-global": "true" }),
  },
});
/** The time to wait stands in the answer alone, as behind a proxy that drops what it doesn't know. */
export const rateLimitedInBody = (seconds: number, global = false): Fault => ({
  status: 429,
  body: { message: "You are being rate limited.", retry_after: seconds, global },
});
export const serverError = (status = 500): Fault => refusal(status, 0, "Internal Server Error");
export const missingPermissions: Fault = refusal(403, 50013, "Missing Permissions");
export const missingAccess: Fault = refusal(403, 50001, "Missing Access");
export const unknownInteraction: Fault = refusal(404, 10062, "Unknown interaction");
export const tooManyThreads: Fault = refusal(400, 160006, "Maximum number of active threads has been reached");
/** Discord takes no Components V2. */
export const refusesV2: Fault = {
  ...refusal(400, 50035, "Invalid Form Body"),
  when: (body) => (Number((body as { flags?: number } | undefined)?.flags) & MessageFlags.IsComponentsV2) !== 0,
};
export const slow = (delayMs: number): Fault => ({ delayMs });
/** The request never reaches Discord. */
export const cutBefore: Fault = { cut: "before" };
/** The request is carried out and its answer lost. */
export const cutAfter: Fault = { cut: "after" };
/** The request is carried out and its answer cut off. */
export const cutWithin: Fault = { cut: "within" };
/** The request is swallowed, as by a connection that is open on one side alone. */
export const hangBefore: Fault = { hang: "before" };
/** The request is carried out, and nothing comes back. */
export const hangAfter: Fault = { hang: "after" };
/** The request is carried out, and its answer never ends. */
export const hangWithin: Fault = { hang: "within" };
