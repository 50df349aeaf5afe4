const DEVANAGARI =
  "^इ(?=स)=y? ँ=n? ं=nm [कख]=kx [गघ]=gh [ङञणनऩ]=n [चछ]=C ज=Jz झ=JzZ ट=t ठ=t त=t थ=ts [डढ]=dr [दध]=d प=p फ=pf ब=b भ=bv म=m " +
  "य=yJz? [रऱ]=r [लळऴ]=l व=vwb~ श=S ष=Ss स=s ह=hx?";
const BLOCK = { from: 0x0900, to: 0x097f };

/** Blocks of Unicode in the same order, and what their scripts have otherwise. */
const OTHERS: readonly (readonly [script: string, from: number, rules: string])[] = [
  ["Beng", 0x0980, "ব=bvw ৎ=t"],
  ["Guru", 0x0a00, "ੰ=nm"],
  ["Gujr", 0x0a80, ""],
  ["Orya", 0x0b00, ""],
  // One letter for each place of the mouth.
  ["Taml", 0x0b80, "ஃப=pf க=kghx ச=CsSJz [டத]=td ப=pbf"],
  ["Telu", 0x0c00, ""],
  ["Knda", 0x0c80, ""],
  ["Mlym", 0x0d00, "റ്റ=t [ൺൻ]=n ർ=r [ൽൾ]=l ൿ=k"],
];

/** Rules of `createHearing` for the scripts of India, by Unicode script. */
export const INDIC: readonly (readonly [script: string, rules: string])[] = [
  ["Deva", DEVANAGARI],
  ...OTHERS.map(([script, from, own]) => [script, `${own} ${moved(from)}`.trimStart()] as const),
];

function moved(from: number): string {
  const letters = [...DEVANAGARI].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= BLOCK.from && code <= BLOCK.to ? String.fromCodePoint(code - BLOCK.from + from) : letter;
  });
  return letters.join("");
}
