import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { hasText, type Reading } from "../../../src/article/article.ts";
import { readArticle } from "../../../src/article/read.ts";

const Words = z.strictObject({
  nav: z.string(),
  captcha: z.tuple([z.string(), z.string()]),
  consent: z.tuple([z.string(), z.string(), z.string()]),
  login: z.tuple([z.string(), z.string(), z.string()]),
  script: z.string(),
  gone: z.tuple([z.string(), z.string()]),
  pay: z.string(),
  live: z.string(),
  headline: z.string(),
  text: z.tuple([z.string(), z.string()]),
});
type Words = z.infer<typeof Words>;

const file = join(import.meta.dirname, "../../fixtures/walls/pages.json");
const languages = Object.entries(z.record(z.string(), Words).parse(JSON.parse(readFileSync(file, "utf8"))));

const article = '<meta property="og:type" content="article">';
const times = ["10:45", "10:52", "11:03", "11:30", "12:10", "12:15"];

interface Page {
  readonly title: string;
  readonly head?: string;
  readonly body: string;
}

/** A page of each kind in the words of a language, as sites build them. */
const PAGES: Readonly<Record<Exclude<Reading, "full">, (words: Words) => Page>> = {
  captcha: ({ captcha: [title, text] }) => ({
    title,
    body: `<main><h1>${title}</h1><p>${text}</p><form id="challenge-form"><div class="h-captcha"></div></form><p>Ray ID: 7f3a</p></main>`,
  }),
  consent: ({ consent: [title, text, button] }) => ({
    title: `The Ledger – ${title}`,
    body: `<div role="dialog"><h2>${title}</h2><p>${text}</p><form action="/consent"><button>${button}</button></form></div>`,
  }),
  login: ({ login: [title, text, label] }) => ({
    title: `${title} | The Ledger`,
    body: `<div class="box"><h1>${title}</h1><p>${text}</p><form><input type="email"><label>${label}</label><input type="password"><button>${title}</button></form></div>`,
  }),
  script: ({ script }) => ({
    title: "The Ledger",
    body: `<noscript><p>${script}</p></noscript><div id="root"></div><script src="/app.js"></script>`,
  }),
  gone: ({ gone: [title, text], headline, nav }) => ({
    title: `${title} | The Ledger`,
    body: `<main><h1>${title}</h1><p>${text}</p><ul>${nav
      .split("|")
      .map((name) => `<li><a href="/${name}">${name}: ${headline}</a></li>`)
      .join("")}</ul></main>`,
  }),
  teaser: ({ headline, text, pay }) => ({
    title: headline,
    head: article,
    body: `<article><h1>${headline}</h1><p>${text[0]}</p><p>${text[1]}</p><div class="offer"><p>${pay}</p><button>OK</button></div></article>`,
  }),
  live: ({ live, text }) => ({
    title: live,
    head: article,
    body: `<article><h1>${live}</h1>${times
      .map((time) => `<div><div>${time}</div><p>(${time}) ${text[0]}</p></div>`)
      .join("")}</article>`,
  }),
  list: ({ nav, headline, text }) => ({
    title: `The Ledger: ${nav.split("|")[1]}`,
    body: `<main>${Array.from(
      { length: 14 },
      (_, index) =>
        `<div class="card"><h3><a href="/${index}">${headline} (${index})</a></h3>${index % 2 ? `<p>(${index}) ${text[0]}</p>` : ""}</div>`,
    ).join("")}</main>`,
  }),
  video: ({ headline, text }) => ({
    title: headline,
    head: '<meta property="og:type" content="video.other">',
    body: `<main><h1>${headline}</h1><video src="a.mp4"></video><p>${text[0]}</p></main>`,
  }),
  photo: ({ headline }) => ({
    title: headline,
    body: `<main><h1>${headline}</h1><figure><img src="a.jpg"><figcaption>${headline}</figcaption></figure></main>`,
  }),
  empty: ({ headline }) => ({ title: headline, body: "<main></main>" }),
};

function read({ title, head = "", body }: Page, nav = "") {
  const links = nav.split("|").map((name) => `<a href="/${name}">${name}</a>`);
  const page = `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><header><nav>${links.join(" ")}</nav></header>${body}<footer><a href="/x">© The Ledger</a></footer></body></html>`;
  return readArticle(new TextEncoder().encode(page), { url: "https://n.example/a", mediaType: "text/html", now: 0 });
}

const WITHOUT_TEXT = ["captcha", "consent", "login", "script", "gone", "empty"] as const;

describe.each(languages)("a page in %s", (_, words) => {
  it.each(Object.entries(PAGES))("of the kind: %s", (kind, page) => {
    const found = read(page(words), words.nav);
    expect(found.reading).toBe(kind);
    expect(found.notes.length > 0).toBe(kind !== "empty");
    expect(hasText(found)).toBe(kind === "teaser" || kind === "live");
  });

  it.each(WITHOUT_TEXT)("of the kind %s gives none of its text", (kind) => {
    expect(read(PAGES[kind](words)).paragraphs).toEqual([]);
  });

  it("that is a teaser gives the article's text alone", () => {
    expect(read(PAGES.teaser(words)).paragraphs.map(({ text }) => text)).toEqual(words.text);
  });

  it("that is an article, though it tells of walls", () => {
    const { captcha, consent, login, gone, script, pay, headline, text } = words;
    const story = [
      ...Array.from({ length: 4 }, (__, index) => `(${index}) ${text[0]}`),
      `“${captcha[1]}” — ${text[0]}`,
      `“${consent[1]}” “${login[1]}” — ${text[0]}`,
      `${text[0]} ${gone[1]} ${script}`,
      `“${pay}” — ${text[0]}`,
      `(7) ${text[0]}`,
    ];
    const body = `<article><h1>${headline}</h1>${story.map((line) => `<p>${line}</p>`).join("")}</article><div class="cookie-bar"><p>${consent[1]}</p><button>${consent[2]}</button></div><noscript>${script}</noscript>`;
    const found = read({ title: headline, body }, words.nav);
    expect(found.reading).toBe("full");
    expect(found.paragraphs.length).toBeGreaterThanOrEqual(story.length);
  });
});

const Facts = z.object({
  title: z.string(),
  language: z.string(),
  paragraphs: z.array(z.object({ text: z.string() })),
});
const FACTS = [
  "ar-desalination",
  "de-clinic-closure",
  "es-election-recount",
  "es-water-rationing",
  "fr-harbour-strike",
  "fr-tram-vote",
  "ru-metro-line",
  "ru-village-school",
  "zh-night-market",
  "zh-rate-cut",
];

describe("a full article stays one", () => {
  it.each(FACTS)("with the words of every wall of its language among its own: %s", (name) => {
    const source = readFileSync(join(import.meta.dirname, `../../fixtures/facts-${name}/article.json`), "utf8");
    const { title, language, paragraphs } = Facts.parse(JSON.parse(source));
    const words = languages.find(([code]) => code.startsWith(language))?.[1];
    const said =
      words === undefined ? [] : [words.captcha, words.consent, words.login, words.gone].map(([, text]) => text);
    const lines = [...paragraphs.map(({ text }) => text), ...said];
    const body = `<article><h1>${title}</h1>${lines.map((text) => `<p>${text}</p>`).join("")}</article><form><input type="password"></form>`;
    expect(read({ title, body }).reading).toBe("full");
  });

  it.each<[title: string, ...paragraphs: string[]]>([
    [
      "Are you human? The captcha loses its war",
      "Machines now solve the puzzles that were meant to keep them out, and they do so faster than the people who have to click on traffic lights all day.",
      "“Please verify that you are human,” the box still says on half of the web, but a study published on Tuesday found that bots pass it in nine cases of ten.",
      "The authors rented twelve solvers on the open market and paid less than a cent for each captcha, they write in the report.",
      "Security firms say the check was never meant to stand alone, and that they look at how a hand moves long before a picture appears.",
    ],
    [
      "Error 404: the museum of lost pages opens",
      "A museum of pages that nobody can find any more has opened in the old telephone exchange, with four hundred screens that all show the same three digits.",
      "Visitors can print the page they looked for in vain, or leave the address of one that they miss, and a librarian will look through the archives for it.",
      "“The page you are looking for could not be found” is the most widely read sentence of the century, said its director, Mara Lind, at the opening.",
      "Entry is free until the end of the month, and schools have booked most of the mornings.",
    ],
    [
      "Log in to read: newspapers count their members",
      "More newspapers ask their readers to register than ever before, and most of those who do never pay, a survey of sixty publishers showed on Friday.",
      "Readers are told that they must log in to continue after two or three articles; a third of them then leave, and half of those do not come back that week.",
      "Publishers still think it worth their while, because advertisers pay more for readers whose names and towns they know.",
      "The survey was paid for by an association of regional papers, and its authors say that it covers one country only.",
    ],
    [
      "The end of the cookie banner",
      "The banners that ask for consent on every page will have to go by next summer, the parliament decided on Wednesday with the votes of both large parties.",
      "Browsers are to store one answer for all sites, and a site that asks again will have to pay, said the minister who wrote the law.",
      "Sites that write “we and our partners value your privacy” above a large button and hide the small one were named in the debate.",
      "Publishers warned that they would lose a fifth of their income, a figure which the ministry calls exaggerated.",
    ],
    [
      "Why your browser asks you to enable JavaScript",
      "One page in five is empty without scripts, according to a count of the hundred thousand most visited sites that a foundation published on Monday.",
      "The language was written in ten days, and its author has said that he would have liked three more, but nobody had time to wait in those years.",
      "Readers who turn scripts off are told that JavaScript is required, even where the page holds nothing but text and a photograph.",
      "The foundation wants sites to send their words first and everything else later, as newspapers did for years.",
    ],
    [
      "Paywalls work, for some",
      "Subscribe to continue reading: with this line three large newspapers earned more last year than with all of their advertisements, their reports show.",
      "Smaller papers do not do as well, and eleven of them have taken their walls down again since spring because readers did not come back.",
      "Economists say that a town has room for one paid newspaper at most, and that most towns had none left to begin with.",
      "The three large ones plan to raise their prices by a tenth in autumn.",
    ],
    [
      "Zu viele Passwörter",
      "Wer eine Zeitung lesen will, muss sich immer öfter anmelden, und die meisten haben das Passwort bis zum nächsten Besuch wieder vergessen, zeigt eine Umfrage.",
      "Die Verbraucherzentrale hat dreißig Seiten geprüft; auf zwanzig davon stand der Satz, dass man sich bitte einloggen möge, noch vor der Überschrift.",
      "Die Verlage verweisen auf die Kosten und darauf, dass angemeldete Leser länger bleiben und mehr Artikel zu Ende lesen.",
      "Ein Gesetz gegen den Zwang zum Konto ist nicht geplant, sagte eine Sprecherin des Ministeriums am Donnerstag.",
    ],
    [
      "画像認証はもう効かない",
      "人間であることを確かめるための画像認証が、機械に次々と破られている。大学の研究班が火曜日に発表した調査によると、十回のうち九回は自動プログラムが正解した。",
      "「私はロボットではありません」という文言は二十年近く使われてきたが、研究班は役割を終えたとみている。信号機や横断歩道の写真を選ぶ方式も同じだという。",
      "企業側は、文字や写真よりも前に手の動きを見ていると説明する。詳しい仕組みは公開していない。",
    ],
    [
      "Cuando la página no existe",
      "Cada día desaparecen miles de páginas de la prensa local, y con ellas la memoria de pueblos enteros, advierte un informe de la biblioteca nacional.",
      "La mitad de los enlaces de hace diez años lleva hoy a un aviso de que la página no existe, según los autores, que revisaron dos millones de direcciones.",
      "La biblioteca quiere guardar desde enero una copia diaria de los periódicos de cada provincia, si el parlamento aprueba el gasto.",
      "Los editores apoyan el plan, pero piden que las copias no se puedan leer antes de un año.",
    ],
  ])("that is about a wall: %s", (title, ...paragraphs) => {
    const body = `<article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("")}</article>`;
    const found = read({ title, body }, "Home|Log in|Subscribe");
    expect(found).toMatchObject({ reading: "full", notes: [] });
    expect(found.paragraphs.map(({ text }) => text)).toEqual(paragraphs);
  });
});

describe("a brief in which a wall is named is an article", () => {
  it.each([
    [
      "Robots win chess cup",
      "A team of robots won the national chess cup on Sunday, beating eleven human teams in the port town of Velm.",
    ],
    [
      "Login records",
      "The court asked on Monday for the login records of four officials, a step the ministry called unneeded.",
    ],
    [
      "Cookie maker closes",
      "The cookie maker Oster will close its last factory in May, it said on Monday; two hundred people lose their jobs.",
    ],
    [
      "404 metres",
      "The tower will be 404 metres high, the builder said on Friday, and open to visitors in the spring of next year.",
    ],
    [
      "JavaScript turns thirty",
      "The language JavaScript turns thirty this week, and its author will give a talk in Velm on Friday.",
    ],
  ])("%s", (title, text) => {
    expect(read({ title, body: `<article><h1>${title}</h1><p>${text}</p></article>` }).reading).toBe("full");
  });
});

describe("a wall as sites put it up", () => {
  it.each<[reading: Reading, title: string, body: string]>([
    [
      "captcha",
      "Just a moment...",
      "<h1>n.example</h1><h2>Verify you are human by completing the action below.</h2><p>n.example needs to review the security of your connection before proceeding.</p>",
    ],
    [
      "captcha",
      "Access to this page has been denied",
      "<p>Press &amp; Hold to confirm you are a human (and not a bot).</p>",
    ],
    [
      "captcha",
      "Vérification",
      "<p>Nous voulons nous assurer que c'est bien vous et non un robot.</p><iframe src='https://x.example/captcha'></iframe>",
    ],
    [
      "consent",
      "Lesen Sie mit Werbung oder im Pur-Abo",
      "<h2>Mit Werbung</h2><p>Besuchen Sie uns wie gewohnt mit Werbung und Tracking.</p><button>Akzeptieren und weiter</button><h2>Pur</h2><p>Nutzen Sie uns ohne Werbetracking für 1,20 € pro Woche.</p>",
    ],
    [
      "consent",
      "Información",
      "<p>Con tu acuerdo, nosotros y nuestros socios usamos cookies para almacenar datos personales.</p><a role=button>Aceptar y continuar</a>",
    ],
    ["login", "微博登录", "<p>登录后可查看更多内容</p><form><input type=password></form>"],
    [
      "script",
      "加载中",
      "<div id=root></div><noscript>您需要启用JavaScript才能运行此应用程序。</noscript><script src=1.js></script>",
    ],
    ["gone", "404 Not Found", "<center><h1>404 Not Found</h1></center><hr><center>nginx</center>"],
    ["gone", "The Daily", "<h1>Sorry!</h1><p>This article is no longer available.</p>"],
    ["gone", "Ошибка", "<h1>404</h1><p>К сожалению, такой страницы нет. Возможно, она была удалена.</p>"],
  ])("%s: %s", (reading, title, body) => {
    expect(read({ title, body }, "News|Sport|Privacy policy")).toMatchObject({ reading, paragraphs: [] });
  });
});

describe("of a teaser is told how much was read", () => {
  const lines = Array.from({ length: 2 }, (_, index) => `Part ${index} has ten words, and every one of them counts.`);
  const data = (fields: object) =>
    `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "T", ...fields })}</script>`;
  const page = (fields: object, after = "", text = lines) =>
    read({
      title: "T",
      head: data(fields),
      body: `<article>${text.map((line) => `<p>${line}</p>`).join("")}</article>${after}`,
    });

  it("by its count of words", () => {
    expect(page({ wordCount: 154 })).toMatchObject({
      reading: "teaser",
      expectedParagraphs: 14,
      notes: [
        { code: "moreWords", values: {} },
        { code: "part", values: { read: 2, count: 14 } },
      ],
    });
  });

  it.each<[what: string, fields: object, after: string]>([
    ["a share", {}, "<p>Il vous reste 75.3% de cet article à lire. La suite est réservée aux abonnés.</p>"],
    ["a count of characters", {}, "<p>この記事は有料会員限定です。残り330文字</p>"],
  ])("by what the page says is left: %s", (_, fields, after) => {
    const { reading, expectedParagraphs } = page(fields, after);
    expect([reading, expectedParagraphs]).toEqual(["teaser", 8]);
  });

  it("not where the page doesn't tell", () => {
    const found = page({ isAccessibleForFree: false });
    expect(found).toMatchObject({ reading: "teaser", notes: [{ code: "notFree", values: {} }] });
    expect(found.expectedParagraphs).toBeUndefined();
  });

  const whole = Array.from({ length: 14 }, (_, index) => `Part ${index} has ten words, and every one of them counts.`);
  it.each<[what: string, fields: object]>([
    ["has as many words as it should", { wordCount: 154, isAccessibleForFree: false }],
    ["counts characters", { wordCount: 760 }],
    ["shows the paid part", { isAccessibleForFree: false, hasPart: { cssSelector: ".paid" } }],
  ])("and a text that %s is no teaser", (_, fields) => {
    const found = read({
      title: "T",
      head: data(fields),
      body: `<article class="paid">${whole.map((line) => `<p>${line}</p>`).join("")}</article>`,
    });
    expect(found.reading).toBe("full");
  });
});
