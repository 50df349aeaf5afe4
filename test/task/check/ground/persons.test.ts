import { expect, test } from "vitest";
import { personsIn } from "../../../../src/task/check/ground/persons.ts";

test.each<[text: string, name: string]>([
  ["Mayor Ovidia Krell closed the port.", "Ovidia Krell"],
  ["Ovidia Krell said no.", "Ovidia Krell"],
  ["According to the skipper Ovidia Krell, it is open.", "Ovidia Krell"],
  ["Ovidia Krell, 45, lives here.", "Ovidia Krell"],
  ["Ovidia Krell, who runs the port, disagrees.", "Ovidia Krell"],
  ["Ovidia Krell, the port's director, disagrees.", "Ovidia Krell"],
  ["Ovidia Krell’s lawyer disagrees.", "Ovidia Krell"],
  ["Ovidia Krell was sentenced to a year.", "Ovidia Krell"],
  ["The court has fined Sergei Krell.", "Sergei Krell"],
  ["Critics such as Pierre Krell call it a mistake.", "Pierre Krell"],
  ["José Krell's boat sank.", "José Krell"],
])("a person is told in “%s”", (text, name) => {
  expect(personsIn(text)).toEqual([name]);
});

test.each([
  "Novy Urengoy lies in the north.",
  "Saint Pierre has a port.",
  "The Robert Koch Institute warned.",
  "Queen Elizabeth opened the bridge.",
  "Goldman Sachs cut its forecast.",
  "Deutsche Bahn, the market leader, is late.",
  "The Black Sea fleet left Port Moresby.",
  "Ovidia Krell lies in the north.",
])("none in “%s”", (text) => {
  expect(personsIn(text)).toEqual([]);
});
