import { scaleAdjectives } from "./grown.ts";
import { both, forms, inflected, words, type Lexicon } from "./lexicon.ts";

const RUSSIAN_ENDINGS = "-|а|у|ом|е|ы|ов|ам|ами|ах|ный|ного|ной|ная|ное|ные|ных";

export const russian: Lexicon = {
  words: both(
    forms(
      "0 ноль|нуль 1 один|одна|одно|одного|одной|одному|одним|одну|раз|первый|первая|первое|первого|первой|первые|первых|первую|первом 6 шести|шесть|шестой|шестого|шестая",
    ),
    forms(
      "2 два|две|двух|двум|двумя|двое|двоих|оба|обе|обоих|дважды|второй|вторая|второе|второго|вторую|втором 3 три|трех|трёх|трем|тремя|трое|троих|трижды|третий|третья|третье|третьего|третьей",
    ),
    forms(
      "4 четыре|четырех|четырёх|четырем|четырьмя|четверо|четвертый|четвёртый|четвертого|четвертая 5 пять|пяти|пятью|пятеро|пятый|пятого|пятая|пятой 7 семь|семи|седьмой|седьмого",
    ),
    forms(
      "8 восемь|восьми|восьмой|восьмого 9 девять|девяти|девятый|девятого 10 десять|десяти|десятый|десятого 1.5 полтора|полторы|полутора 40 сорок|сорока 90 девяносто|девяноста 100 сто|ста|сотый",
    ),
  ),
  loose: forms(
    "2 вдвое|двойной|пара|пару 3 втрое|треть|трети|тройной 4 четверть|четверти 10 десяток|десятка|десятки|десятков|десятилетие|десятилетия|десятилетий 12 дюжина|полдень 100 сотня|сотни|сотен|столетие 30 полчаса 6 полгода|полугодие 24 полночь",
  ),
  stems: forms(
    "11 одиннадцат 12 двенадцат 13 тринадцат 14 четырнадцат 15 пятнадцат 16 шестнадцат 17 семнадцат 18 восемнадцат 19 девятнадцат 20 двадцат 30 тридцат 40 сорокалет|сороков 50 пятьдесят|пятидесят 60 шестьдесят|шестидесят 70 семьдесят|семидесят 80 восемьдесят|восьмидесят 90 девяност 100 столет 200 двести|двухсот|двумстам 300 триста|трехсот|трёхсот 400 четыреста|четырехсот|четырёхсот 500 пятьсот|пятисот 600 шестьсот|шестисот 700 семьсот|семисот 800 восемьсот|восьмисот 900 девятьсот|девятисот 5 пятилет 10 десятилетн",
  ),
  scales: both(
    forms(
      "1000 тысяча|тысячи|тысяч|тысячу|тысячей|тысячам|тысячами|тысячах|тыс|тысячный 1e6 млн 5e5 полмиллиона 1e9 млрд 5e8 полмиллиарда 1e12 трлн",
    ),
    inflected("1e6 миллион 1e9 миллиард 1e12 триллион", RUSSIAN_ENDINGS),
  ),
  halves: forms("0.5 половиной|половина|половины|половину|половине|пол"),
  joins: words("и с"),
  grown: scaleAdjectives({
    counts:
      "0.5 полу 1 одно 1.5 полутора 2 двух 3 трех|трёх 4 четырех|четырёх 5 пяти 6 шести 7 семи 8 восьми 9 девяти 10 десяти 11 одиннадцати 12 двенадцати 13 тринадцати 14 четырнадцати 15 пятнадцати 16 шестнадцати 17 семнадцати 18 восемнадцати 19 девятнадцати 20 двадцати 30 тридцати 40 сорока 50 пятидесяти 60 шестидесяти 70 семидесяти 80 восьмидесяти 90 девяносто 100 сто|ста 200 двухсот 300 трехсот|трёхсот 400 четырехсот|четырёхсот 500 пятисот 600 шестисот 700 семисот 800 восьмисот 900 девятисот",
    many: "много|мульти",
    scales: "1000 тысяч 1e6 миллион 1e9 миллиард 1e12 триллион",
    ending: "н[а-я]{2,3}$|ник",
  }),
};

const UKRAINIAN_ENDINGS = "-|а|у|ом|і|и|ів|ам|ами|ах|ний|ного|ної|на|не|ні|них";

export const ukrainian: Lexicon = {
  words: both(
    forms(
      "0 нуль 1 один|одна|одне|одного|однієї|одному|одну|перший|перша|перше|першого|першої|першу|перші 2 два|дві|двох|двом|двома|двоє|обидва|обидві|обох|двічі|другий|друга|другого|другої|другому",
    ),
    forms(
      "3 три|трьох|трьом|троє|третій|третя|третього|третьої 4 чотири|чотирьох|четверо|четвертий|четвертого 5 п'ять|п’ять|п'яти|п’яти|пятеро|п'ятий|п’ятий 6 шість|шести|шостий|шостого 7 сім|семи|сьомий|сьомого",
    ),
    forms(
      "8 вісім|восьми|восьмий|восьмого 9 дев'ять|дев’ять|дев'яти|дев’яти 10 десять|десяти|десятий|десятого 1.5 півтора|півтори 40 сорок|сорока 100 сто|ста 90 дев'яносто|дев’яносто",
    ),
  ),
  loose: forms(
    "2 вдвічі|удвічі|пара 3 втричі|третина|третини|третину 4 чверть|чверті 10 десяток|десятки|десятків|десятиліття|десятиліть 12 дюжина|полудень|опівдні 100 сотня|сотні|сотень|століття 30 півгодини 6 півроку 24 опівночі",
  ),
  stems: forms(
    "11 одинадцят 12 дванадцят 13 тринадцят 14 чотирнадцят 15 п'ятнадцят|п’ятнадцят 16 шістнадцят 17 сімнадцят 18 вісімнадцят 19 дев'ятнадцят|дев’ятнадцят 20 двадцят 30 тридцят 40 сорокаріч 50 п'ятдесят|п’ятдесят 60 шістдесят 70 сімдесят 80 вісімдесят 90 дев'яност|дев’яност 200 двісті|двохсот 300 триста|трьохсот 400 чотириста|чотирьохсот 500 п'ятсот|п’ятсот 600 шістсот 700 сімсот 800 вісімсот 900 дев'ятсот|дев’ятсот",
  ),
  scales: both(
    forms(
      "1000 тисяча|тисячі|тисяч|тисячу|тисячею|тисячам|тисячами|тисячах|тис 1e6 млн 5e5 півмільйона 1e9 млрд 5e8 півмільярда 1e12 трлн",
    ),
    inflected("1e6 мільйон 1e9 мільярд 1e12 трильйон", UKRAINIAN_ENDINGS),
  ),
  halves: forms("0.5 половиною|половина|половини|половину|пів"),
  joins: words("і й та з"),
  grown: scaleAdjectives({
    counts:
      "0.5 пів 1 одно 1.5 півтора 2 дво|двох 3 три|трьох 4 чотири|чотирьох 5 п'яти|п’яти 6 шести 7 семи 8 восьми 9 дев'яти|дев’яти 10 десяти 11 одинадцяти 12 дванадцяти 13 тринадцяти 14 чотирнадцяти 15 п'ятнадцяти|п’ятнадцяти 16 шістнадцяти 17 сімнадцяти 18 вісімнадцяти 19 дев'ятнадцяти|дев’ятнадцяти 20 двадцяти 30 тридцяти 40 сорока 50 п'ятдесяти|п’ятдесяти 60 шістдесяти 70 сімдесяти 80 вісімдесяти 90 дев'яносто|дев’яносто 100 сто|ста 200 двохсот 300 трьохсот 400 чотирьохсот 500 п'ятисот|п’ятисот 600 шестисот 700 семисот 800 восьмисот 900 дев'ятисот|дев’ятисот",
    many: "багато|мульти",
    scales: "1000 тисяч 1e6 мільйон 1e9 мільярд 1e12 трильйон",
    ending: "н[а-яіїє]{1,3}$|ник",
  }),
};

export const polish: Lexicon = {
  words: both(
    forms(
      "0 zero 1 jeden|jedna|jedno|jednego|jednej|jedną|pierwszy|pierwsza|pierwsze|pierwszego|pierwszej 2 dwa|dwie|dwóch|dwaj|dwoje|dwóm|oba|obie|obaj|drugi|druga|drugiego|drugiej",
    ),
    forms(
      "3 trzy|trzech|trzej|troje|trzeci|trzecia|trzeciego 4 cztery|czterech|czterej|czworo|czwarty|czwarta|czwartego 5 pięć|pięciu|pięcioro|piąty|piąta|piątego 6 sześć|sześciu|szósty|szósta|szóstego",
    ),
    forms(
      "7 siedem|siedmiu|siódmy|siódmego 8 osiem|ośmiu|ósmy|ósmego 9 dziewięć|dziewięciu|dziewiąty|dziewiątego 10 dziesięć|dziesięciu|dziesiąty|dziesiątego 1.5 półtora|półtorej 100 sto|stu|setny",
    ),
  ),
  loose: forms(
    "2 dwukrotnie|podwójny|para|pary 3 trzykrotnie|tercja|trójka 4 ćwierć 10 dziesiątki|dziesiątek|dekada|dekady|dziesięciolecie 12 tuzin|południe 15 kilkanaście 100 setki|setek|setka|stulecie 24 północ",
  ),
  stems: forms(
    "11 jedenast 12 dwanaś|dwunast 13 trzynaś|trzynast 14 czternaś|czternast 15 piętnaś|piętnast 16 szesnaś|szesnast 17 siedemnaś|siedemnast 18 osiemnaś|osiemnast 19 dziewiętnaś|dziewiętnast 20 dwadzieś|dwudziest 30 trzydzieś|trzydziest 40 czterdzieś|czterdziest 50 pięćdziesi 60 sześćdziesi 70 siedemdziesi 80 osiemdziesi 90 dziewięćdziesi 200 dwieście|dwustu 300 trzysta|trzystu 400 czterysta|czterystu 500 pięćset|pięciuset 600 sześćset|sześciuset 700 siedemset|siedmiuset 800 osiemset|ośmiuset 900 dziewięćset|dziewięciuset",
  ),
  scales: both(
    forms(
      "1000 tysiąc|tysiące|tysięcy|tysiąca|tysiącu|tysiącem|tysiącom|tysiącami|tysiącach|tys 1e6 mln 1e9 mld 1e12 bln",
    ),
    inflected("1e6 milion 1e12 bilion", "-|a|y|ów|owi|em|om|ami|ach|ie"),
    inflected("1e9 miliard", "-|a|y|ów|owi|em|om|ami|ach|zie"),
  ),
  halves: forms("0.5 pół|połowa|połowy|połowę|połowie"),
  joins: words("i"),
  grown: scaleAdjectives({
    counts:
      "0.5 pół 1 jedno 1.5 półtora 2 dwu 3 trzy 4 cztero 5 pięcio 6 sześcio 7 siedmio 8 ośmio 9 dziewięcio 10 dziesięcio 11 jedenasto 12 dwunasto 13 trzynasto 14 czternasto 15 piętnasto 16 szesnasto 17 siedemnasto 18 osiemnasto 19 dziewiętnasto 20 dwudziesto 30 trzydziesto 40 czterdziesto 50 pięćdziesięcio 60 sześćdziesięcio 70 siedemdziesięcio 80 osiemdziesięcio 90 dziewięćdziesięcio 100 stu 200 dwustu 300 trzystu 400 czterystu 500 pięciuset 600 sześciuset 700 siedmiuset 800 ośmiuset 900 dziewięciuset",
    many: "wielo|multi|kilku",
    scales: "1000 tysię 1e6 milion 1e9 miliard 1e12 bilion",
    ending: "(?:czn|ow)[a-ząęó]{1,3}$",
  }),
};
