/**
 * Characters that news uses in nearly every sentence and that were simplified, in the same order: each stands in one
 * of the two scripts alone (万, 台, 后 and the like, which both have, are left out).
 */
const TRADITIONAL =
  "國來這們個說時會為學對發開關長見東車門問間電話語請讓還進過點當從經給現實業產動務員區縣黨總統議選舉歲聲體億錢銀邊樣應該專轉難題類報導認識證軍戰與將無兩場機軟計劃設書記錄論調談資貿質費賽運達遠連續結構組織級線網聯職權條約協單層師帶幾廣庫強張歸際陸險隊陽隨雖雙離響順須願飛館驗";
const SIMPLIFIED =
  "国来这们个说时会为学对发开关长见东车门问间电话语请让还进过点当从经给现实业产动务员区县党总统议选举岁声体亿钱银边样应该专转难题类报导认识证军战与将无两场机软计划设书记录论调谈资贸质费赛运达远连续结构组织级线网联职权条约协单层师带几广库强张归际陆险队阳随虽双离响顺须愿飞馆验";

const ONLY_TRADITIONAL = charactersOf(TRADITIONAL, SIMPLIFIED);
const ONLY_SIMPLIFIED = charactersOf(SIMPLIFIED, TRADITIONAL);

/** Fewer may stand in a name or a quoted title. */
const ENOUGH = 3;
/** How many times more often than the other's one script's characters have to occur. */
const CLEAR = 4;

/** The script of a Chinese text, ISO 15924; undefined where the characters don't tell it clearly. */
export function chineseScript(text: string): "Hans" | "Hant" | undefined {
  let [traditional, simplified] = [0, 0];
  for (const character of text) {
    if (ONLY_TRADITIONAL.has(character)) traditional += 1;
    else if (ONLY_SIMPLIFIED.has(character)) simplified += 1;
  }
  if (traditional >= ENOUGH && traditional >= CLEAR * simplified) return "Hant";
  return simplified >= ENOUGH && simplified >= CLEAR * traditional ? "Hans" : undefined;
}

function charactersOf(script: string, other: string): ReadonlySet<string> {
  return new Set([...script].filter((character) => !other.includes(character)));
}
