import { nobody, type Setting, type Speaker } from "./speaker.ts";
import { speechVerbs } from "./speechverbs.ts";

const surnames =
  "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫欧歐常柯游施";

/** Characters that foreign names are written with. */
const foreign =
  "阿埃艾安奥巴贝班本比宾波博伯布查达戴丹德登迪蒂丁多杜厄恩尔法菲芬弗福夫盖格戈葛古哈汉赫亨霍胡华基吉加贾杰金卡凯坎柯科克肯库夸拉莱兰朗劳勒雷里利莉连列林伦罗洛鲁吕马玛麦曼梅门蒙米明摩莫默穆纳娜内尼涅宁努诺欧帕潘佩皮珀普奇齐契恰乔切琴日荣若萨塞桑沙莎山舍史什瑟斯丝苏索塔泰坦汤特提廷托图瓦万旺威维薇韦卫温文沃乌吾西希席夏香谢辛修雪雅亚延扬耶叶伊因英尤约泽扎詹朱祖佐艾琳蕾妮黛琪翠茜茨丽莺娅尔";

const title =
  "总统|總統|总理|總理|首相|主席|部长|部長|外长|外長|国务卿|市长|市長|省长|省長|州长|州長|县长|镇长|村长|行长|行長|会长|會長|局长|局長|处长|主任|院长|院長|校长|校長|所长|署长|秘书长|秘書長|书记|書記|司长|董事长|總裁|总裁|总经理|经理|发言人|發言人|教授|博士|研究员|研究員|学者|律师|律師|医生|醫生|记者|記者|议员|議員|代表|大使|专员|工程师|船长|队长|教练|摊主|店主|居民|村民|渔民|牧民|教师|老师|船员|技术员|分析师|经济学家|科学家|行政总监";

/** Names with a dot are foreign, but where they begin only a title can say. */
const dotted = "[\\p{Script=Han}]{1,8}(?:·[\\p{Script=Han}]{1,8}?){1,3}?";

/** Some papers leave foreign names as they are. */
const latin = "\\p{Lu}\\p{Ll}[\\p{L}’'-]*(?: \\p{Lu}[\\p{L}.’'-]*){0,3}";

const name = `(?:[${surnames}][\\p{Script=Han}]{1,2}|[${foreign}]{2,8}(?:·[${foreign}]{1,8}){0,2}|${latin})`;

/** Where the name ends and the circumstances begin: 在记者会上, 对本报, 星期三. */
const circumstance =
  "(?:(?:会后|在|对|對|向|于|於|则|則|也|又|还|還|就|并|昨|今|周|星期|日前|随后|隨後|当天|接受|随即|曾|进一步|同时|再次|一边|笑着|当晚|\\d|[（(])[^，。；！？“”「」]{0,30})?";

/** The speaker in Chinese: a person's name or title right before the verb, in the clause beside the quote. */
export function chineseSpeaker({ before, after, earlier }: Setting): Speaker {
  const verb = speechVerbs("zh");
  const clause = `(?:^|[，。！？；：、”」\\s])([\\p{Script=Han}·]{0,24}?)(${dotted}|${name})${circumstance}${verb}(?:道)?`;
  // 罗启明表示，……，“……”: what stands between is indirect speech, if nobody else speaks in it.
  const lead = new RegExp(
    `${clause}(?:[^，。；！？“”「」]{0,6}[，：:,]?|，(?:(?!${verb})[^。；！？“”「」]){0,40}，)\\s*$`,
    "u",
  ).exec(before);
  const tail = new RegExp(`^[，,\\s]*([\\p{Script=Han}·]{0,24}?)(${dotted}|${name})${circumstance}${verb}`, "u").exec(
    after,
  );
  const match = tail ?? lead;
  if (!match) return nobody;
  const found = settled(match[1] ?? "", match[2] ?? "", earlier + before + after);
  return found ?? nobody;
}

/** A match is a name only with a title before it or nothing: 政府说 has a surname's character too. */
function settled(head: string, rest: string, text: string): Speaker | undefined {
  const whole = head + rest;
  const split = new RegExp(`^(.{0,20}?(?:${title}))(?!${title})([\\p{Script=Han}·]{2,12}|${latin})$`, "u").exec(whole);
  if (split && isName(split[2] ?? "", true)) return { speaker: split[2] ?? "", role: split[1] ?? "" };
  if (head !== "" || !isName(rest) || new RegExp(`(?:${title})$`, "u").test(rest)) return undefined;
  const introduced = new RegExp(`([\\p{Script=Han}]{0,12}(?:${title}))${rest}`, "u").exec(text);
  return { speaker: rest, role: introduced && !introduced[1]?.includes(rest) ? (introduced[1] ?? "") : "" };
}

/** Words that begin with a surname's character or are spelled with the characters of foreign names. */
const words =
  /^(?:高官|方面|有关|马上|万一|白宫|江西|石油|金融|马来西亚|俄罗斯|巴西|英国|法国|德国|安全|温和|严重|文章|文件|华盛顿|莫斯科|任何|常委|向来|何时|余下|程序|周边|孙子|黄金|钱包|林业|文化|史学|夏天|日本|古巴|里面|本人|明天|金额|山西)/u;

function isName(text: string, afterTitle = false): boolean {
  return !words.test(text) && new RegExp(`^(?:${name}${afterTitle ? `|${dotted}` : ""})$`, "u").test(text);
}
