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

const FAMILIES: Readonly<Record<string, string>> = {
  image: "a picture",
  video: "a video",
  audio: "a sound recording",
  font: "a font",
};

const DOCUMENTS: Readonly<Record<string, string>> = {
  "application/msword": "an office document",
  "application/rtf": "an office document",
  "application/zip": "an archive of files",
  "application/gzip": "an archive of files",
  "application/x-7z-compressed": "an archive of files",
  "application/x-rar-compressed": "an archive of files",
  "application/x-tar": "an archive of files",
  "application/json": "data for programs",
  "application/javascript": "data for programs",
  "text/javascript": "data for programs",
  "text/css": "data for programs",
  "text/csv": "a table of data",
};

/** Names what is surely no page ("a picture"). Servers are careless: what is unknown is left for its bytes to tell. */
export function nameOfOtherMedia(mediaType: string): string | undefined {
  if (mediaType.startsWith("application/vnd.ms-") || mediaType.startsWith("application/vnd.openxmlformats-")) {
    return "an office document";
  }
  if (mediaType.endsWith("+json")) return "data for programs";
  return FAMILIES[mediaType.slice(0, mediaType.indexOf("/"))] ?? DOCUMENTS[mediaType];
}
