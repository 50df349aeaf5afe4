import { both, forms, words, type Lexicon } from "./lexicon.ts";

/** The reader writes ي and ك as ی and ک before it looks here. */
export const persian: Lexicon = {
  words: both(
    forms(
      "0 صفر 1 یک|یکم|اول|اولین|نخست|نخستین 2 دو|دوم|دومین 3 سه|سوم|سومین 4 چهار|چهارم|چهارمین 5 پنج|پنجم|پنجمین 6 شش|ششم 7 هفت|هفتم 8 هشت|هشتم 9 نه|نهم 10 ده|دهم|دهمین",
    ),
    forms(
      "11 یازده|یازدهم 12 دوازده|دوازدهم 13 سیزده|سیزدهم 14 چهارده|چهاردهم 15 پانزده|پانزدهم 16 شانزده|شانزدهم 17 هفده|هفدهم 18 هجده|هجدهم|هیجده 19 نوزده|نوزدهم",
    ),
    forms(
      "20 بیست|بیستم 30 سی 40 چهل|چهلم 50 پنجاه|پنجاهم 60 شصت|شصتم 70 هفتاد|هفتادم 80 هشتاد|هشتادم 90 نود|نودم 100 صدم 200 دویست 300 سیصد 400 چهارصد",
    ),
    forms("500 پانصد 600 ششصد 700 هفتصد 800 هشتصد 900 نهصد"),
  ),
  loose: forms("2 جفت|دوبار 3 ثلث 4 ربع 10 دهه|دهها 100 صدها|قرن 1000 هزاران 1e9 میلیاردها"),
  scales: forms("100 صد 1000 هزار 1e6 میلیون|میلیونی 1e9 میلیارد|میلیاردی|بیلیون 1e12 تریلیون|تریلیونی"),
  halves: forms("0.5 نیم|نصف|نیمی"),
  joins: words("و"),
};

const HINDI =
  "एक दो तीन चार पांच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरेपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ तिरेसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे";

export const hindi: Lexicon = {
  words: both(
    new Map(HINDI.split(" ").map((word, index) => [word, index + 1])),
    forms(
      "0 शून्य 1 पहला|पहली|पहले|प्रथम 2 दोनों|दूसरा|दूसरी|दूसरे|दोबारा 3 तीनों|तीसरा|तीसरी|तीसरे 4 चौथा|चौथी|चौथे|चारों 5 पाँच|पांचवां|पांचवें|पांचवीं 6 छः|छे|छठा|छठी|छठे 15 पन्द्रह 18 अट्ठारह 28 अठाईस",
    ),
    forms("1.5 डेढ़|डेढ 2.5 ढाई"),
  ),
  loose: forms(
    "2 दुगुना|दोगुना|दोगुनी|जोड़ी 3 तिहाई|तिगुना 4 चौथाई 10 दशक|दशकों|दर्जनों 12 दर्जन 100 सैकड़ों|सदी|शताब्दी 1000 हजारों|हज़ारों 1e5 लाखों 1e7 करोड़ों",
  ),
  scales: forms("100 सौ 1000 हजार|हज़ार 1e5 लाख 1e6 मिलियन 1e7 करोड़|करोड 1e9 अरब|बिलियन 1e11 खरब 1e12 ट्रिलियन"),
  halves: forms("0.5 आधा|आधी|आधे"),
  joins: words("और"),
};

export const turkish: Lexicon = {
  words: both(
    forms(
      "0 sıfır 1 bir|birinci|ilk 2 iki|ikinci|ikisi|ikişer 3 üç|üçüncü|üçü 4 dört|dördüncü|dördü 5 beş|beşinci 6 altı|altıncı 7 yedi|yedinci 8 sekiz|sekizinci 9 dokuz|dokuzuncu 10 on|onuncu 20 yirmi|yirminci",
    ),
    forms(
      "30 otuz|otuzuncu 40 kırk|kırkıncı 50 elli|ellinci 60 altmış|altmışıncı 70 yetmiş|yetmişinci 80 seksen|sekseninci 90 doksan|doksanıncı",
    ),
  ),
  loose: forms(
    "2 çift|çifte 3 üçte 4 çeyrek 10 onlarca 12 düzine|öğle 100 yüzlerce|yüzyıl 1000 binlerce 1e6 milyonlarca 1e9 milyarlarca",
  ),
  scales: both(
    forms(
      "100 yüz 1000 bin|bine|bini|binin|binden|binde|binlik|bininci 1e6 milyon|milyona|milyonu|milyonun|milyonluk|milyondan|milyonda|mn",
    ),
    forms(
      "1e9 milyar|milyara|milyarı|milyarın|milyarlık|milyardan|mr|mlr 1e12 trilyon|trilyona|trilyonu|trilyonluk|trilyondan",
    ),
  ),
  halves: forms("0.5 buçuk|buçuğu|yarım|yarı|yarısı"),
  joins: words(""),
  halvesFollow: true,
};

export const indonesian: Lexicon = {
  words: both(
    forms(
      "0 nol 1 satu|pertama|sebuah|seorang|suatu 2 dua|kedua|keduanya 3 tiga|ketiga 4 empat|keempat 5 lima|kelima 6 enam|keenam 7 tujuh|ketujuh 8 delapan|lapan|kedelapan 9 sembilan|kesembilan",
    ),
    forms("10 sepuluh|kesepuluh 11 sebelas|kesebelas"),
  ),
  loose: forms(
    "2 ganda|pasang|berdua 3 sepertiga 4 seperempat|perempat 10 puluhan|dekade|dasawarsa 12 lusin|selusin 100 ratusan|abad 1000 ribuan 1e6 jutaan 1e9 miliaran",
  ),
  scales: forms(
    "10 puluh 100 ratus|seratus 1000 ribu|seribu|rb 1e6 juta|sejuta|jt 1e9 miliar|milyar|bilion|semiliar 1e12 triliun|trilyun|trilion",
  ),
  halves: forms("0.5 setengah|separuh"),
  teens: words("belas"),
  joins: words(""),
  halvesFollow: true,
};

export const vietnamese: Lexicon = {
  words: forms("0 không 1 một|mốt|nhất 2 hai 3 ba 4 bốn|tư 5 năm|lăm|nhăm 6 sáu 7 bảy|bẩy 8 tám 9 chín 10 mười"),
  loose: forms("2 đôi|cặp 10 thập|chục 12 tá"),
  scales: forms("10 mươi|chục 100 trăm 1000 nghìn|ngàn 10000 vạn 1e6 triệu|tr 1e9 tỷ|tỉ"),
  halves: forms("0.5 rưỡi|nửa"),
  joins: words("linh lẻ"),
  halvesFollow: true,
};
