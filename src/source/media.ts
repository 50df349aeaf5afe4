import type { FileKind } from "../article/file-kind.ts";

/** What a response's Content-Type says, as far as it can be told. */
export interface ContentType {
  /** Without parameters, lower case. */
  readonly mediaType?: string;
  readonly charset?: string;
}

/** Takes the header as sent; a repeated header arrives joined by commas, and the first one counts. */
export function parseContentType(header: string | null): ContentType {
  const [first = ""] = (header ?? "").split(",");
  const [type = "", ...parameters] = first.split(";");
  const mediaType = type.trim().toLowerCase();
  const charset = parameters
    .map((parameter) => parameter.split("="))
    .find(([name = ""]) => /^charset$/i.test(name.trim()));
  const label = charset?.[1]?.replaceAll(/["']/g, "").trim().toLowerCase();
  return {
    ...(mediaType.includes("/") ? { mediaType } : {}),
    ...(label === undefined || label === "" ? {} : { charset: label }),
  };
}

const FAMILIES: Readonly<Record<string, FileKind>> = {
  image: "picture",
  video: "video",
  audio: "sound",
  font: "font",
};

const DOCUMENTS: Readonly<Record<string, FileKind>> = {
  "application/msword": "office",
  "application/rtf": "office",
  "application/zip": "archive",
  "application/gzip": "archive",
  "application/x-7z-compressed": "archive",
  "application/x-rar-compressed": "archive",
  "application/x-tar": "archive",
  "application/json": "data",
  "application/javascript": "data",
  "text/javascript": "data",
  "text/css": "data",
  "text/csv": "table",
};

/** Tells what is surely no page. Servers are careless: what is unknown is left for its bytes to tell. */
export function nameOfOtherMedia(mediaType: string): FileKind | undefined {
  if (mediaType.startsWith("application/vnd.ms-") || mediaType.startsWith("application/vnd.openxmlformats-")) {
    return "office";
  }
  if (mediaType.endsWith("+json")) return "data";
  return FAMILIES[mediaType.slice(0, mediaType.indexOf("/"))] ?? DOCUMENTS[mediaType];
}
