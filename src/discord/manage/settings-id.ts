import type { Settings } from "../../store/settings.ts";

const LISTED = ["languages", "channels", "roles", "summarised"] as const;

/** Settings that are lists, each with a select of its own. */
export type Listed = (typeof LISTED)[number];

export const THREADS: readonly Settings["threads"][] = ["ask", "always", "never"];

/** What a component of the panel, or its form, changes. */
export type SettingPress =
  | { readonly kind: "list" | "clear"; readonly name: Listed }
  | { readonly kind: "flags"; readonly on: boolean }
  | { readonly kind: "threads" | "money" };

/** Of all custom_ids of the panel. */
export const SETTINGS = "settings/";

export function settingId(press: SettingPress): string {
  switch (press.kind) {
    case "list":
    case "clear":
      return `${SETTINGS}${press.kind}/${press.name}`;
    case "flags":
      return `${SETTINGS}flags/${press.on ? "on" : "off"}`;
    default:
      return SETTINGS + press.kind;
  }
}

const ALL: readonly SettingPress[] = [
  ...LISTED.flatMap((name) => [
    { kind: "list" as const, name },
    { kind: "clear" as const, name },
  ]),
  ...[true, false].map((on) => ({ kind: "flags" as const, on })),
  { kind: "threads" },
  { kind: "money" },
];

/** Undefined for what is none of ours. */
export function parseSetting(id: string): SettingPress | undefined {
  return ALL.find((press) => settingId(press) === id);
}
