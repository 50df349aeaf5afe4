const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/**
 * The smallest words of languages in which a report can't do without them: articles, prepositions, conjunctions,
 * pronouns, auxiliaries. Lower case. None for languages that say such things with endings or without spaces.
 */
export const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(
    "the a an of to in on at by for from with and or but as that this these those it its he she they them his her their we our you i is are was were be been being has have had do does did not no will would can could may might should must who which what when where while than then there about after before into over under out up if so said",
  ),
  de: words(
    "der die das den dem des ein eine einen einem einer eines und oder aber als wie dass daß zu zum zur in im an am auf aus bei beim mit nach seit von vom vor für über unter durch um ohne gegen ist sind war waren wird werden wurde wurden hat haben hatte hatten nicht kein keine auch nur noch schon er sie es wir ihr sich sein seine ihre ihren seiner dieser diese dieses wenn weil damit so sagte",
  ),
  fr: words(
    "le la les l un une des du de d au aux et ou mais que qui quoi dont où ce cette ces cet son sa ses leur leurs il elle ils elles on nous vous je ne pas plus en y dans sur sous par pour avec sans chez entre vers est sont était étaient été être a ont avait avaient se s qu n c comme si aussi selon après avant",
  ),
  es: words(
    "el la los las un una unos unas de del al y e o pero que quien cual como cuando donde en con por para sin sobre entre desde hasta según se su sus lo le les es son era eran fue fueron ser ha han había no más también ya este esta estos estas ese esa si muy tras ante",
  ),
  pt: words(
    "o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às e ou mas que quem como quando onde por pelo pela para com sem sobre entre até se seu sua seus suas é são era eram foi foram ser tem têm não mais também já este esta esse essa muito após segundo",
  ),
  it: words(
    "il lo la i gli le l un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel nella nei con su sul sulla per tra fra e ed o ma che chi cui come quando dove non più si suo sua suoi sue è sono era erano ha hanno aveva stato anche già questo questa se dopo prima",
  ),
  nl: words(
    "de het een van in op te aan met voor door bij uit naar over om tot en of maar dat die dit deze er is zijn was waren wordt worden werd heeft hebben had niet geen ook nog al hij zij ze wij we ik je haar hun als dan wie wat waar toen na onder tegen",
  ),
  sv: words(
    "och i att det som en ett på är av för med den de till inte har om var han hon men sig från så kan nu vid eller när efter där vi man hade blev också under mot ut ska skulle sin sitt sina detta denna",
  ),
  da: words(
    "og i at det som en et på er af for med den de til ikke har om var han hun men sig fra så kan nu ved eller når efter der vi man havde blev også under mod ud skal ville sin sit sine dette denne",
  ),
  nb: words(
    "og i at det som en et på er av for med den de til ikke har om var han hun men seg fra så kan nå ved eller når etter der vi man hadde ble også under mot ut skal ville sin sitt sine dette denne",
  ),
  pl: words(
    "i w na z do że się nie jest to o po za przez od dla jak ale a oraz który która które tym tego jego jej ich był była było były być są przy ze co też już tylko może gdy pod przed",
  ),
  cs: words(
    "a v na s z do že se ne je to o po za pro od u jak ale i který která které tím toho jeho její jejich byl byla bylo byly být jsou při ze co také už jen může když pod před podle",
  ),
  ro: words(
    "și si în in la de cu pe că ca nu este sunt era a al ale un o din pentru prin sau dar care ce mai se au fost fi lui ei lor iar după până către",
  ),
  hu: words("a az és hogy nem is egy ez meg volt van de csak már még mint után el ki be szerint vagy azt ezt aki ami"),
  tr: words("ve bir bu da de ile için olarak olan daha çok gibi ama ise kadar sonra göre en o ne ki mi her ya"),
  id: words(
    "yang dan di ke dari ini itu untuk dengan pada tidak adalah oleh akan telah juga dalam sebagai ada mereka kami ia dia atau saat bahwa para",
  ),
  vi: words(
    "và của là có được trong cho không với các một những này đã người khi từ đến ông bà tại về cũng ra theo như",
  ),
  ru: words(
    "и в во на с со к по из за от до у о об не что как это он она они его её их но а для при или же бы был была было были также",
  ),
  uk: words(
    "і й та в у на з із зі до по за від про не що як це він вона вони його її їх але а для при або же був була було були також",
  ),
  bg: words(
    "и в във на с със към по из за от до не че как това той тя те го ги но а при или да се са е беше бяха който която",
  ),
  sr: words(
    "и у на с са к по из за од до не да како то он она они га их али а при или се су је био била који која i u na s sa k po iz za od do ne da kako to on ona oni ga ih ali a pri ili se su je bio bila koji koja",
  ),
  el: words(
    "ο η το οι τα του της των τον την και να σε στο στη στην στον με από για που ότι δεν θα είναι ήταν έχει ως αλλά ή",
  ),
};
