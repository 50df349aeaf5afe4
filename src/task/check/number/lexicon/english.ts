import { both, forms, words, type Lexicon } from "./lexicon.ts";

const ONES =
  "1 one|first|once|single 2 two|second|twice 3 three|third|thrice 4 four|fourth 5 five|fifth 6 six|sixth 7 seven|seventh 8 eight|eighth 9 nine|ninth";
const TEENS =
  "10 ten|tenth 11 eleven|eleventh 12 twelve|twelfth 13 thirteen|thirteenth 14 fourteen|fourteenth 15 fifteen|fifteenth 16 sixteen|sixteenth 17 seventeen|seventeenth 18 eighteen|eighteenth 19 nineteen|nineteenth";
const TENS =
  "20 twenty|twentieth 30 thirty|thirtieth 40 forty|fortieth 50 fifty|fiftieth 60 sixty|sixtieth 70 seventy|seventieth 80 eighty|eightieth 90 ninety|ninetieth";

export const english: Lexicon = {
  words: forms(`0 zero|nil|nought|scoreless|goalless ${ONES} ${TEENS} ${TENS}`),
  loose: both(
    forms("2 both|pair|couple|double|doubled|doubles|doubling|duo|twin|twins|twofold|fortnight|halves"),
    forms("3 trio|triple|tripled|triplets|threefold|thirds 4 quarters|quartet|quadruple|quadrupled|fourfold"),
    forms(
      "5 quintet|fivefold|fifths 6 sextet 10 decade|decades|tenfold|tens|tenths 12 dozen|dozens|noon|midday|midnight",
    ),
    forms("13 teen|teens|teenage|teenager|teenagers 20 twenties 30 thirties 40 forties 50 fifties 60 sixties"),
    forms("70 seventies 80 eighties 90 nineties"),
  ),
  scales: both(
    forms("100 hundred|hundreds|hundredth 1000 thousand|thousands|thousandth 1e5 lakh|lakhs 1e7 crore|crores"),
    forms(
      "1e6 million|millions|millionth|multimillion|mn|mln|mio 1e9 billion|billions|multibillion|bn|bln 1e12 trillion|trillions|tn|trn",
    ),
  ),
  halves: forms("0.5 half 0.25 quarter"),
  joins: words("and a of"),
};
