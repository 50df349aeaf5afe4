/** An answer of the API that isn't 2xx. `code` is Discord's JSON error code (docs: topics/opcodes-and-status-codes). */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: number;
  readonly errors: unknown;

  constructor(status: number, code: number, message: string, errors?: unknown) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export const unknownChannel = (): ApiError => new ApiError(404, 10003, "Unknown Channel");
export const unknownGuild = (): ApiError => new ApiError(404, 10004, "Unknown Guild");
export const unknownMessage = (): ApiError => new ApiError(404, 10008, "Unknown Message");
export const unknownCommand = (): ApiError => new ApiError(404, 10063, "Unknown application command");
export const unknownUser = (): ApiError => new ApiError(404, 10013, "Unknown User");
export const unknownWebhook = (): ApiError => new ApiError(404, 10015, "Unknown Webhook");
export const unknownInteraction = (): ApiError => new ApiError(404, 10062, "Unknown interaction");
export const missingAccess = (): ApiError => new ApiError(403, 50001, "Missing Access");
export const missingPermissions = (): ApiError => new ApiError(403, 50013, "Missing Permissions");
/** 50035, with one reason under the field's path, as Discord nests it. */
export function invalidForm(path: string, code: string, message: string): ApiError {
  let errors: unknown = { _errors: [{ code, message }] };
  for (const part of path.split(".").toReversed()) errors = { [part]: errors };
  return new ApiError(400, 50035, "Invalid Form Body", errors);
}

export function badLength(path: string, least: number, most: number): ApiError {
  return invalidForm(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${least} and ${most} in length.`);
}
