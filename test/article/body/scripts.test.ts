import { describe, expect, it } from "vitest";
import { readArticle } from "../../../src/article/read.ts";
import type { Article } from "../../../src/article/article.ts";

/** Short reports in scripts that mark the ends of clauses and sentences in their own way, or not at all. */
const REPORTS: Readonly<Record<string, readonly string[]>> = {
  Thai: [
    "สถานการณ์น้ำท่วมในจังหวัดเชียงใหม่เริ่มคลี่คลายแล้ว ระดับน้ำในแม่น้ำปิงลดลงเหลือสามเมตร เมื่อเช้าวันพฤหัสบดี",
    "หน่วยงานที่เกี่ยวข้องเร่งฟื้นฟูถนนและระบบไฟฟ้า คาดว่าจะกลับสู่ภาวะปกติภายในสัปดาห์หน้า",
    "ประชาชนกว่าสี่พันครัวเรือนได้รับผลกระทบ และยังต้องเฝ้าระวัง",
  ],
  Lao: [
    "ຂົວແຫ່ງໃໝ່ໃນນະຄອນຫຼວງວຽງຈັນ ໄດ້ເປີດໃຊ້ໃນວັນພະຫັດຜ່ານມາ ໂດຍມີລັດຖະມົນຕີເຂົ້າຮ່ວມ ການກໍ່ສ້າງໃຊ້ເວລາສາມປີ",
    "ເຈົ້າຄອງນະຄອນຫຼວງກ່າວວ່າ ຂົວນີ້ມີມູນຄ່າ 45 ລ້ານໂດລາ ແລະ ຈະຊ່ວຍຫຼຸດການຈະລາຈອນ",
  ],
  Khmer: [
    "ស្ពានថ្មីមួយត្រូវបានបើកឱ្យប្រើប្រាស់នៅរាជធានីភ្នំពេញនៅថ្ងៃព្រហស្បតិ៍ ដោយមានការចូលរួមពីរដ្ឋមន្ត្រី។ ការសាងសង់មានរយៈពេលបីឆ្នាំ។",
    "អភិបាលរាជធានីបាននិយាយថា ស្ពាននេះមានតម្លៃ ៤៥ លានដុល្លារ។",
  ],
  Burmese: [
    "ရန်ကုန်မြို့တွင် ယနေ့နံနက်က မိုးသည်းထန်စွာ ရွာသွန်းခဲ့ပြီး လမ်းများ ရေလျှံခဲ့သည်။ ကျောင်းများကို နှစ်ရက် ပိတ်ထားမည် ဖြစ်သည်။",
    "မြို့တော်စည်ပင်က ရေစုပ်စက် ၃၀ လုံးကို အသုံးပြုနေသည်ဟု ပြောသည်။",
  ],
  Armenian: [
    "Երևանում հինգշաբթի օրը բացվել է նոր կամուրջ, որը միացնում է քաղաքի երկու ափերը։ Շինարարությունը տևել է երեք տարի։",
    "Քաղաքապետն ասել է՝ կամրջի արժեքը 12 միլիարդ դրամ է։",
  ],
};

function read(paragraphs: readonly string[], head = ""): Article {
  const page = `<head><meta charset="utf-8"><title>T</title>${head}</head><div><h1>T</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("")}</div>`;
  return readArticle(new TextEncoder().encode(page), { url: "https://n.example/a", mediaType: "text/html", now: 0 });
}

describe("a report in a script with punctuation of its own, or none,", () => {
  it.each(Object.entries(REPORTS))("is read to its last paragraph: %s", (_, report) => {
    const { paragraphs, reading } = read(report);
    expect(reading).toBe("full");
    expect(paragraphs.map(({ text }) => text)).toEqual(report);
  });

  it.each(["Thai", "Lao"])("is not cut where it ends without a full stop: %s", (name) => {
    const data = { "@type": "NewsArticle", headline: "T", isAccessibleForFree: false };
    const report = (REPORTS[name] ?? []).flatMap((text) => [1, 2, 3, 4, 5].map((part) => `${part} ${text}`));
    const { reading } = read(report, `<script type="application/ld+json">${JSON.stringify(data)}</script>`);
    expect(reading).toBe("full");
  });

  it("is read from the page's data where the page shows none", () => {
    const text = [1, 2, 3].flatMap((part) => (REPORTS["Thai"] ?? []).map((line) => `${part} ${line}`)).join(" ");
    const { paragraphs } = read(
      [],
      `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ text })}</script>`,
    );
    expect(paragraphs.map((paragraph) => paragraph.text)).toEqual([text]);
  });
});
