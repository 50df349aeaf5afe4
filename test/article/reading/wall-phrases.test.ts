import { expect, it } from "vitest";
import { readArticle } from "../../../src/article/read.ts";

const PAGES = [
  [
    "consent",
    `<title>Portal</title><h1>Szanowna Użytkowniczko, Szanowny Użytkowniku!</h1>
    <p>Klikając „Przejdź do serwisu” wyrażasz zgodę na przetwarzanie Twoich danych osobowych przez administratora w celach marketingowych, w tym na profilowanie.</p>
    <p>Zgoda jest dobrowolna i możesz ją w dowolnym momencie wycofać w ustawieniach zaawansowanych.</p>
    <button>Przejdź do serwisu</button>`,
  ],
  ["gone", `<title>O Porto</title><h1>Ops!</h1><p>A página que você tentou acessar não existe ou foi removida.</p>`],
  ["gone", `<title>Помилка</title><h1>На жаль, такої сторінки немає</h1><p>Можливо, ви помилилися в адресі.</p>`],
] as const;

it.each(PAGES)("a wall that doesn't use the usual words is seen: %s, %s", (wall, page) => {
  const bytes = new TextEncoder().encode(`<meta charset="utf-8">${page}`);
  const { reading, paragraphs } = readArticle(bytes, { url: "https://n.example/a", mediaType: "text/html", now: 0 });
  expect(reading).toBe(wall);
  expect(paragraphs).toEqual([]);
});
