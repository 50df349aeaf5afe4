/** What the archive's publishers do in their own way. */
export interface Publisher {
  readonly name: string;
  /** What its titles end in beside its name. */
  readonly aliases: readonly string[];
  /** IANA name, of times written without a zone. */
  readonly timeZone?: string;
  /** Lines of its footers that belong to the article. */
  readonly footerLine?: RegExp;
}

const PUBLISHERS: readonly (Publisher & { readonly host: string })[] = [
  { host: "rfi.fr", name: "RFI", aliases: ["法国国际广播电台", "法國國際廣播電台"], timeZone: "Europe/Paris" },
  { host: "dw.com", name: "Deutsche Welle", aliases: ["DW", "德国之声", "德國之聲"] },
  // Who contributed to the reporting belongs to the article, who the author is and follows doesn't.
  {
    host: "cn.nytimes.com",
    name: "纽约时报中文网",
    aliases: ["紐約時報中文網"],
    footerLine: /对本文有.{1,40}贡献|對本文有.{1,40}貢獻/,
  },
  { host: "cn.ft.com", name: "FT中文网", aliases: ["FT中文網", "FTChinese"] },
  { host: "ftchinese.com", name: "FT中文网", aliases: ["FT中文網", "FTChinese"] },
  { host: "bbc.com", name: "BBC News", aliases: ["BBC", "BBC News 中文"] },
  { host: "voachinese.com", name: "VOA", aliases: ["美国之音", "美國之音"] },
  { host: "rfa.org", name: "RFA", aliases: ["自由亚洲电台", "自由亞洲電台"] },
  { host: "chinadigitaltimes.net", name: "China Digital Times", aliases: ["中国数字时代", "中國數字時代", "CDT"] },
];

/** The publisher of an address; `undefined` for all others. */
export function publisherOf(url: string | undefined): Publisher | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  return PUBLISHERS.find(({ host }) => hostname === host || hostname.endsWith(`.${host}`));
}
