const NAMES = (
  "a abbr address article aside audio b base bdi bdo big blockquote body br button canvas caption center circle cite code col dd defs del details dialog div dl dt em embed fieldset figcaption figure font footer " +
  "form g h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li line link main map mark meta nav noscript object ol option p path picture polygon pre " +
  "q rect rt ruby s samp script section select small source span strike strong style sub summary sup svg symbol table tbody td template textarea tfoot th thead time title tr tt u ul use var video wbr"
).split(" ");
const TAG = new RegExp(`</?(?:${NAMES.join("|")})(?:[\\s/][^<>]{0,1000})?>`, "gi");

/** A tag can stand in another's attribute. */
const MAX_ROUNDS = 4;

/** A title or a name without tags: publishers put them where no markup is read, as in metadata. Other angle brackets stay. */
export function withoutTags(text: string): string {
  let plain = text;
  for (let round = 0; round < MAX_ROUNDS && plain.includes("<"); round++) plain = plain.replace(TAG, "");
  return plain;
}
