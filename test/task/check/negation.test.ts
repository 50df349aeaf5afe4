import { expect, test } from "vitest";
import { hintsNegation } from "../../../src/task/check/negation.ts";

const hints = (source: string, text: string, from = "ru", to = "en") =>
  hintsNegation({ id: "1", source, text }, { from, to });

test.each<[source: string, text: string, from?: string, to?: string]>([
  ["Суда не вышли из порта.", "The ships left the port."],
  ["Суда вышли из порта.", "The ships didn't leave the port."],
  ["Суда не вышли. Он не согласился.", "The ships left. He didn't agree."],
  ["船只没有离开港口。", "The ships left the port.", "zh"],
  ["لا تغادر السفن الميناء.", "The ships leave the port.", "ar"],
  ["Die Schiffe liefen nicht aus.", "Les navires ont quitté le port.", "de", "fr"],
])("“%s” and “%s” ask for a second look", (source, text, from, to) => {
  expect(hints(source, text, from, to)).toBe(true);
});

test.each<[source: string, text: string, from?: string, to?: string]>([
  ["Суда не вышли из порта.", "The ships never left the port."],
  ["Суда не смогли выйти.", "The ships failed to leave."],
  ["Он не согласился.", "He refused."],
  ["Суда вышли из порта.", "The ships left the port."],
  // “Still”, and “above all”.
  ["السفن لا تزال في الميناء.", "The ships are still in port.", "ar"],
  ["ينتظر البحارة، ولا سيما القباطنة.", "The sailors are waiting, above all the captains.", "ar"],
  // How these negate isn't known.
  ["Laevad ei lahkunud.", "The ships left the port.", "et"],
  ["Суда не вышли из порта.", "Laevad lahkusid.", "ru", "et"],
])("“%s” and “%s” don't", (source, text, from, to) => {
  expect(hints(source, text, from, to)).toBe(false);
});
