import { both, forms, words, type Lexicon } from "./lexicon.ts";

export const french: Lexicon = {
  words: both(
    forms(
      "0 zéro 1 un|une|premier|première|premiers|premières 2 deux|deuxième|second|seconde 3 trois|troisième 4 quatre|quatrième 5 cinq|cinquième 6 six|sixième",
    ),
    forms(
      "7 sept|septième 8 huit|huitième 9 neuf|neuvième 10 dix|dixième 11 onze|onzième 12 douze|douzième 13 treize|treizième 14 quatorze|quatorzième",
    ),
    forms(
      "15 quinze|quinzième 16 seize|seizième 20 vingt|vingtième 30 trente|trentième 40 quarante|quarantième 50 cinquante|cinquantième",
    ),
    forms("60 soixante 70 septante 80 quatrevingt|quatrevingts|huitante|octante 90 nonante"),
  ),
  loose: both(
    forms(
      "2 double|doublé|couple|duo|paire 3 tiers|triple|trio 4 quart|quarts 8 huitaine 10 dizaine|dizaines|décennie|décennies 12 douzaine|midi",
    ),
    forms(
      "15 quinzaine 20 vingtaine 30 trentaine 40 quarantaine 50 cinquantaine 60 soixantaine 100 centaine|centaines|siècle 1000 millier|milliers 24 minuit",
    ),
  ),
  scales: forms(
    "100 cent|cents|centième 1000 mille 1e6 million|millions|mio 1e9 milliard|milliards|md|mds|mrd|mrds 1e12 billion|billions",
  ),
  halves: forms("0.5 demi|demie|demis|moitié"),
  joins: words("et de d"),
};

export const spanish: Lexicon = {
  words: both(
    forms(
      "0 cero 1 un|uno|una|primer|primero|primera|primeros|primeras 2 dos|segundo|segunda|ambos|ambas 3 tres|tercer|tercero|tercera 4 cuatro|cuarto|cuarta",
    ),
    forms(
      "5 cinco|quinto|quinta 6 seis|sexto|sexta 7 siete|séptimo|séptima 8 ocho|octavo|octava 9 nueve|noveno|novena 10 diez|décimo|décima 11 once 12 doce",
    ),
    forms(
      "13 trece 14 catorce 15 quince 16 dieciséis|dieciseis 17 diecisiete 18 dieciocho 19 diecinueve 20 veinte|vigésimo 21 veintiuno|veintiún|veintiuna 22 veintidós",
    ),
    forms(
      "23 veintitrés 24 veinticuatro 25 veinticinco 26 veintiséis 27 veintisiete 28 veintiocho 29 veintinueve 30 treinta 40 cuarenta 50 cincuenta 60 sesenta",
    ),
    forms(
      "70 setenta 80 ochenta 90 noventa 100 cien|ciento 200 doscientos|doscientas 300 trescientos|trescientas 400 cuatrocientos|cuatrocientas",
    ),
    forms(
      "500 quinientos|quinientas 600 seiscientos|seiscientas 700 setecientos|setecientas 800 ochocientos|ochocientas 900 novecientos|novecientas",
    ),
  ),
  loose: forms(
    "2 doble|par 3 tercio|tercios|triple 4 cuartos 10 década|décadas|decena|decenas 12 docena|docenas|mediodía 15 quincena 20 veintena 30 treintena 50 cincuentena 100 centenar|centenares|cientos 1000 millar|millares|miles 24 medianoche 1e6 millonario|millonaria|millonarios|millonarias|multimillonaria|multimillonarias",
  ),
  scales: forms(
    "1000 mil 1e6 millón|millon|millones|mill|mm|mdd 1e9 millardo|millardos 1e12 billón|billon|billones 1e18 trillón|trillones",
  ),
  halves: forms("0.5 medio|media|mitad"),
  joins: words("y de"),
};

export const portuguese: Lexicon = {
  words: both(
    forms(
      "0 zero 1 um|uma|primeiro|primeira|primeiros 2 dois|duas|segundo|segunda|ambos|ambas 3 três|terceiro|terceira 4 quatro|quarto|quarta 5 cinco|quinto|quinta",
    ),
    forms(
      "6 seis|sexto|sexta 7 sete|sétimo|sétima 8 oito|oitavo|oitava 9 nove|nono|nona 10 dez|décimo|décima 11 onze 12 doze 13 treze 14 catorze|quatorze 15 quinze",
    ),
    forms(
      "16 dezesseis|dezasseis 17 dezessete|dezassete 18 dezoito 19 dezenove|dezanove 20 vinte|vigésimo 30 trinta 40 quarenta 50 cinquenta|cinqüenta 60 sessenta",
    ),
    forms(
      "70 setenta 80 oitenta 90 noventa 100 cem|cento 200 duzentos|duzentas 300 trezentos|trezentas 400 quatrocentos|quatrocentas 500 quinhentos|quinhentas",
    ),
    forms("600 seiscentos|seiscentas 700 setecentos|setecentas 800 oitocentos|oitocentas 900 novecentos|novecentas"),
  ),
  loose: forms(
    "2 dobro|par|dupla 3 terço|terços|triplo 4 quartos 10 década|décadas|dezena|dezenas 12 dúzia|dúzias 15 quinzena 20 vintena 100 centena|centenas 1000 milhar|milhares 1e6 milionário|milionária|milionários|milionárias 1e9 bilionária|bilionárias",
  ),
  scales: forms(
    "1000 mil 1e6 milhão|milhao|milhões|milhoes|mi 1e9 bilhão|bilhões|bilhoes|bi 1e12 trilhão|trilhões|tri|bilião|biliões",
  ),
  halves: forms("0.5 meio|meia|metade"),
  joins: words("e de"),
};

const ITALIAN_ONES = ["", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"];
const ITALIAN_TEENS = "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove".split(
  " ",
);
const ITALIAN_TENS = ["", "", ..."venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split(" ")];

/** Below a thousand, as one word; the tens lose their vowel before uno and otto. */
function italianNumbers(): Map<string, number> {
  const map = new Map<string, number>();
  for (let value = 1; value < 1000; value++) {
    const [count, rest] = [Math.floor(value / 100), value % 100];
    const hundred = count === 0 ? "" : `${count === 1 ? "" : ITALIAN_ONES[count]}cento`;
    map.set(hundred + italianBelowHundred(rest), value);
  }
  return map;
}

function italianBelowHundred(value: number): string {
  if (value < 20) return (value < 10 ? ITALIAN_ONES[value] : ITALIAN_TEENS[value - 10]) ?? "";
  const [ten = "", one = ""] = [ITALIAN_TENS[Math.floor(value / 10)], ITALIAN_ONES[value % 10]];
  return /^[uo]/.test(one) ? ten.slice(0, -1) + one : ten + one;
}

const ITALIAN = italianNumbers();

/** “Duecentomila”, “ventitré”, “tredicenne”, “diciannovesimo”. */
function italianCompound(word: string): number | undefined {
  const plain = word.replace("tré", "tre");
  const below = (part: string): number | undefined => {
    const stem = part.replace(/(?:esim[oaei]|enn[ei]|imila)$/, "");
    if (stem === part) return ITALIAN.get(part);
    return ["", "i", "e", "o", "a"].map((vowel) => ITALIAN.get(stem + vowel)).find((value) => value !== undefined);
  };
  const at = plain.indexOf("mila");
  if (at < 1) return below(plain);
  const [thousands, rest] = [ITALIAN.get(plain.slice(0, at)), plain.slice(at + 4)];
  const ones = rest === "" ? 0 : below(rest);
  return thousands === undefined || ones === undefined ? undefined : thousands * 1000 + ones;
}

export const italian: Lexicon = {
  words: forms(
    "0 zero 1 un|una|primo|prima|primi 2 secondo|seconda|entrambi|entrambe 3 terzo|terza 4 quarto|quarta 5 quinto|quinta 6 sesto|sesta 7 settimo|settima 8 ottavo|ottava 9 nono|nona 10 decimo|decima",
  ),
  loose: forms(
    "2 doppio|coppia|paio 3 terzi 4 quarti 10 decennio|decenni|decina|decine 12 dozzina|dozzine|mezzogiorno 15 quindicina 20 ventina|venti 30 trentina 40 quarantina 50 cinquantina 100 centinaio|centinaia 1000 migliaio|migliaia 24 mezzanotte 1e6 milionario|milionaria|milionari|milionarie 1e9 miliardaria|miliardarie",
  ),
  scales: forms(
    "1000 mille|mila 1e6 milione|milioni|mln 1e9 miliardo|miliardi|mld|mrd 1e12 bilione|bilioni|trilione 1e15 biliardo",
  ),
  halves: forms("0.5 mezzo|mezza|metà"),
  joins: words("e di"),
  compound: italianCompound,
};
