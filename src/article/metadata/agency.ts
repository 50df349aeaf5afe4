import { foldText } from "../characters.ts";

/** News agencies and how pages write them: the name that is shown, then others. */
const AGENCIES: readonly (readonly string[])[] = [
  [
    "AFP",
    "Agence France-Presse",
    "法新社",
    "АФП",
    "فرانس برس",
    "أ ف ب",
    "أ.ف.ب",
    "ا ف ب",
    "خبرگزاری فرانسه",
    "AFP時事",
    "에이에프피",
  ],
  [
    "Reuters",
    "Thomson Reuters",
    "REUTERS",
    "路透社",
    "路透",
    "Рейтер",
    "Рейтерс",
    "رويترز",
    "رویترز",
    "ロイター",
    "로이터",
    "रॉयटर्स",
  ],
  [
    "AP",
    "Associated Press",
    "The Associated Press",
    "AP News",
    "美联社",
    "美聯社",
    "AP通信",
    "أسوشيتد برس",
    "أ ب",
    "آسوشیتدپرس",
  ],
  ["dpa", "Deutsche Presse-Agentur", "DPA", "dpa-AFX", "dpa-infocom", "德新社", "د ب أ"],
  ["Xinhua", "Xinhua News Agency", "新华社", "新華社", "Синьхуа", "شينخوا", "新华社电"],
  ["China News Service", "中新社", "中国新闻社", "中新网"],
  ["CNA", "Central News Agency", "中央社"],
  ["TASS", "ТАСС", "ITAR-TASS", "ИТАР-ТАСС", "塔斯社", "تاس"],
  ["Interfax", "Интерфакс", "国际文传电讯社"],
  ["RIA Novosti", "РИА Новости", "俄新社"],
  ["Ukrinform", "Укрінформ", "Укринформ"],
  ["Interfax-Ukraine", "Інтерфакс-Україна"],
  ["Kyodo", "Kyodo News", "共同通信", "共同通信社", "共同社", "共同"],
  ["Jiji", "Jiji Press", "時事通信", "時事通信社", "JIJI", "时事社"],
  ["Yonhap", "Yonhap News Agency", "연합뉴스", "韩联社", "韓聯社", "聯合ニュース"],
  ["Newsis", "뉴시스"],
  ["KCNA", "조선중앙통신", "朝中社"],
  ["EFE", "Agencia EFE", "埃菲社", "إفي"],
  ["Europa Press"],
  ["ANSA", "Agenzia ANSA", "安莎社"],
  ["Adnkronos"],
  ["AGI", "Agenzia Italia"],
  ["Lusa", "Agência Lusa"],
  ["Agência Brasil"],
  ["Estadão Conteúdo"],
  ["Folhapress"],
  ["Télam", "Telam"],
  ["Notimex"],
  ["PAP", "Polska Agencja Prasowa"],
  ["ČTK", "CTK", "Česká tisková kancelář"],
  ["TASR"],
  ["SITA"],
  ["MTI", "Magyar Távirati Iroda"],
  ["Agerpres"],
  ["BTA", "БТА"],
  ["Tanjug", "Танјуг"],
  ["Hina"],
  ["STA", "Slovenska tiskovna agencija"],
  ["APA", "Austria Presse Agentur"],
  ["Keystone-SDA", "SDA", "Keystone-ATS", "ATS"],
  ["SID", "Sport-Informations-Dienst"],
  ["epd", "Evangelischer Pressedienst"],
  ["KNA", "Katholische Nachrichten-Agentur"],
  ["ANP", "Algemeen Nederlands Persbureau"],
  ["Belga"],
  ["NTB"],
  ["Ritzau"],
  ["TT", "TT Nyhetsbyrån"],
  ["STT"],
  ["BNS"],
  ["LETA"],
  ["ELTA"],
  ["PA", "PA Media", "Press Association"],
  ["UPI", "United Press International"],
  ["Bloomberg", "Bloomberg News", "彭博社", "彭博"],
  ["The Canadian Press", "Canadian Press", "La Presse canadienne"],
  ["AAP", "Australian Associated Press"],
  ["PTI", "Press Trust of India", "पीटीआई"],
  ["ANI", "Asian News International", "एएनआई"],
  ["IANS", "Indo-Asian News Service", "आईएएनएस"],
  ["UNI", "United News of India"],
  ["APP", "Associated Press of Pakistan"],
  ["UNB", "United News of Bangladesh"],
  ["Bernama"],
  ["Antara", "ANTARA"],
  ["VNA", "TTXVN"],
  ["Anadolu", "Anadolu Ajansı", "Anadolu Agency", "AA", "الأناضول", "وكالة الأناضول"],
  ["DHA", "Demirören Haber Ajansı"],
  ["İHA", "İhlas Haber Ajansı"],
  ["IRNA", "ایرنا"],
  ["ISNA", "ایسنا"],
  ["Tasnim", "تسنیم"],
  ["SPA", "Saudi Press Agency", "واس"],
  ["WAM", "وام"],
  ["MENA", "أ ش أ"],
  ["SANA", "سانا"],
  ["Petra", "بترا"],
];

/** Up to so many letters a name must be written as the agency writes it: "Ap" or "sta" are something else. */
const MAX_ACRONYM = 5;

const BY_FORM = new Map<string, string>();
for (const [name = "", ...others] of AGENCIES) {
  for (const form of [name, ...others]) BY_FORM.set(keyOf(form), name);
}

function keyOf(form: string): string {
  return form.length <= MAX_ACRONYM ? form : foldText(form);
}

/** The agency that a text names and nothing else; `undefined` for other texts. */
export function agencyOf(text: string): string | undefined {
  const form = text.trim().replace(/^["'(（[【/]+|(?<!["')）\]】/.])["')）\]】/.]+$/g, "");
  return form.length > 40 ? undefined : BY_FORM.get(keyOf(form));
}

/** Agencies among the parts of a credit such as "dpa/AFP" or "Ann Writer, Reuters". */
export function agenciesIn(credit: string): string[] {
  const parts = credit.slice(0, 200).split(/[,;/|·•、，+&=()（）]| - | – | — | and | und | et | y | e | и /);
  return parts.map((part) => agencyOf(part)).filter((name) => name !== undefined);
}
