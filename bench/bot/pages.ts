import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { column, pdf } from "../../test/fakes/pdf.ts";
import type { Route } from "../../test/fakes/web.ts";
import { article } from "../soak/articles.ts";

const MEGABYTE = 1024 * 1024;
const SENTENCE =
  "The harbour authority said on Monday that the strike of the crane drivers would go on, and that 37 ships wait at sea.";

/** Milliseconds between pieces of an endless page: 200 of them send as many a second as the slow model for 16 jobs. */
const PIECE = "twenty characters...";
const BETWEEN_PIECES = 6_000;

/** In every article that the model is slow with. */
export const SLOW = "Dépêche";

/** A news site: what is asked for after the question mark makes another article of the same path. */
export const PAGES: Readonly<Record<string, Route>> = {
  "/article": readFileSync(join(import.meta.dirname, "../../examples/harbour-strike.html"), "utf8"),
  "/slow": (request, response) => {
    const number = Number(request.url?.split("?")[1]);
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(article(number));
  },
  "/endless": endless,
  "/page": { body: largePage(5 * MEGABYTE) },
  "/document": { headers: { "content-type": "application/pdf" }, body: longDocument(200) },
};

/** Comes for as long as it is read, piece by piece, as a model's answers do. */
function endless(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/plain" });
  const timer = setInterval(() => response.write(PIECE), BETWEEN_PIECES);
  response.on("close", () => clearInterval(timer));
}

/** Half of it paragraphs, half of it scripts and menus, as on the largest pages of the press. */
function largePage(bytes: number): string {
  const script = `<script>window.data=${JSON.stringify(SENTENCE)};</script>`;
  const paragraph = `<p>${SENTENCE} ${SENTENCE}</p><nav><a href="/more">More</a></nav>`;
  const piece = `${paragraph}${script.repeat(Math.round(paragraph.length / script.length))}`;
  const count = Math.floor(bytes / piece.length);
  return `<html lang="en"><title>A large page</title><article><h1>A large page</h1>${piece.repeat(count)}</article></html>`;
}

function longDocument(pages: number): Buffer {
  const page = Array.from({ length: 8 }, (_, at) =>
    column(`${SENTENCE} ${SENTENCE} ${SENTENCE}`, { x: 60, y: 60 + at * 90, width: 90, indent: 12 }),
  ).flat();
  return pdf({ title: "A long document", pages: Array.from({ length: pages }, () => page) });
}
