/** Pages built to take a reader down, of about as many bytes as asked for. */
export interface HostileKind {
  readonly name: string;
  readonly page: (bytes: number) => string;
}

const SENTENCE = "A sentence that reads like prose does, with a comma and a full stop. ";
const TAIL = `<h1>After it</h1><p>${SENTENCE.repeat(5)}</p>`;

/** `unit` as often as fits, so that no two are the same where it counts. */
function repeated(unit: (index: number) => string, bytes: number): string {
  const parts: string[] = [];
  for (let length = 0, index = 0; length < bytes; index++) {
    const part = unit(index);
    parts.push(part);
    length += part.length;
  }
  return parts.join("");
}

function kind(name: string, unit: string | ((index: number) => string), before = "", after = TAIL): HostileKind {
  const part = typeof unit === "string" ? () => unit : unit;
  return { name, page: (bytes) => `<!doctype html><title>T</title>${before}${repeated(part, bytes)}${after}` };
}

const LD = '<script type="application/ld+json">';
const NEXT = '<script id="__NEXT_DATA__" type="application/json">';

export const HOSTILE: readonly HostileKind[] = [
  kind("nested elements", "<div>"),
  kind("nested lists", "<ul><li>x"),
  kind("nested tables", "<table><tr><td>x"),
  kind("nested spans in one paragraph", "<span>x", "<p>"),
  kind("attributes of one tag", (index) => `a${index}=1 `, "<p ", `>${TAIL}`),
  kind("attributes of many tags", (index) => `<p ${repeated((at) => `a${index}b${at} `, 3500)}>x</p>`),
  kind("one huge attribute", "x y ", '<p class="', `">${TAIL}`),
  kind("huge style attribute", "display: block; color: ", '<p style="', `">${TAIL}`),
  kind("many classes", (index) => `<p class="c${index} share x">words</p>`),
  kind("unclosed tags", "<p><b><i>x"),
  kind("unclosed formatting", (index) => `<p><b a${index}>x</p>`),
  kind("open tags without an end", "<a "),
  kind("closing tags", "</p></div>"),
  kind("angle brackets", "<"),
  kind("links", "<a href=x>link</a> "),
  kind("comments", "<!-- x -->"),
  kind("open comments", "<!--"),
  kind("entities", "&amp;&lt;&#x41;&nosuch;"),
  kind("rows of cells", "<tr><td>1</td><td>2, and a bit.</td></tr>", "<table>"),
  kind("cells of a row", "<td>1</td>", "<table><tr>"),
  kind("text without blanks", "x", "<p>"),
  kind("Han without blanks", "汉", "<p>"),
  kind("one paragraph", SENTENCE, "<p>"),
  kind("blanks", " \n", "<p>"),
  kind("no-break spaces", "\u00a0", "<p>"),
  kind("line breaks", "x<br>", "<p>"),
  kind("short paragraphs", "<p>Short, it is.</p>"),
  kind("paragraphs", (index) => `<p>${index} ${SENTENCE.repeat(3)}</p>`),
  kind("headings", (index) => `<h1>Heading ${index}</h1>`),
  kind("bylines", (index) => `<p class="byline author">By Ann ${index}</p>`),
  kind("dates", "<time datetime=2021-05-20>20/05/2021</time> "),
  kind("dashes in the title", " - ", "<title>", `</title>${TAIL}`),
  kind("metas", (index) => `<meta name="n${index}" content="20/05/2021 - 11:24">`),
  kind("style rules", (index) => `.c${index}{display:none}`, "<style>", `</style>${TAIL}`),
  kind("style selectors", ".a,", "<style>", `b{display:none}</style>${TAIL}`),
  kind("style braces", "{", "<style>", `</style>${TAIL}`),
  kind("style at-rules", "@media x{", "<style>", `</style>${TAIL}`),
  kind("style comments", "/*", "<style>", `</style>${TAIL}`),
  kind("hidden paragraphs", '<p style="display:none">hidden, it is.</p>'),
  kind("white paragraphs", '<div style="color:#fff;background:white">', ""),
  kind("deep JSON-LD", "[", LD, `</script>${TAIL}`),
  kind("wide JSON-LD", '{"@type":"Article","headline":"x"},', `${LD}[`, `{}]</script>${TAIL}`),
  kind("broken JSON-LD", '"a\\x": <!-- , ', `${LD}{`, `</script>${TAIL}`),
  kind("commented JSON-LD", "<!--", LD, `</script>${TAIL}`),
  kind("many JSON-LD scripts", `${LD}{"@type":"Article","headline":"x"}</script>`),
  kind("a body in JSON-LD", SENTENCE, `${LD}{"@type":"Article","articleBody":"`, `"}</script>${TAIL}`),
  kind("markup in JSON-LD", "<p>x, y.", `${LD}{"@type":"Article","articleBody":"`, `"}</script>${TAIL}`),
  kind("deep embedded JSON", '{"a":', NEXT, "</script>"),
  kind("strings in embedded JSON", `"${SENTENCE}",`, `${NEXT}[`, '""]</script>'),
  kind("broken embedded JSON", `{"a": '`, NEXT, "</script>"),
  kind("quotes in a script", '"\\', "<script>window.__STATE__ = {", "</script>"),
  kind("JSON in attributes", `<p data-a='{"a":"${"x".repeat(200)}"}'>`),
];
