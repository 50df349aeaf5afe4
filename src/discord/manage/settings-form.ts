import { ComponentType, TextInputStyle, type APILabelComponent, type ModalSubmitInteraction } from "discord.js";
import { UserError } from "../../errors.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Settings, SettingsPatch } from "../../store/settings.ts";
import { settingId } from "./settings-id.ts";

const AMOUNTS = [
  { name: "askAboveUsd", label: "forms.money.askAboveUsd", hint: "forms.money.askAboveUsdHint" },
  { name: "budgetUsd", label: "forms.money.budgetUsd", hint: "forms.money.budgetUsdHint" },
  { name: "personBudgetUsd", label: "forms.money.personBudgetUsd", hint: "forms.money.personBudgetUsdHint" },
] as const;

/** Characters of “1000000.0001”. */
const LONGEST = 12;

/** The form for prices and budgets; an empty field is the default. */
export function moneyForm(settings: Settings, t: Translate) {
  return {
    custom_id: settingId({ kind: "money" }),
    title: t("forms.money.title"),
    components: AMOUNTS.map(({ name, label, hint }): APILabelComponent => {
      const amount = settings[name];
      return {
        type: ComponentType.Label,
        label: t(label),
        description: t(hint),
        component: {
          type: ComponentType.TextInput,
          custom_id: name,
          style: TextInputStyle.Short,
          max_length: LONGEST,
          required: false,
          ...(amount === undefined ? {} : { value: String(amount) }),
        },
      };
    }),
  };
}

/** What was filled in. Throws bad_amount. */
export function filledMoney({ fields }: Pick<ModalSubmitInteraction, "fields">): SettingsPatch {
  return Object.fromEntries(AMOUNTS.map(({ name }) => [name, amountOf(fields.getTextInputValue(name))]));
}

/** “0.10”, “0,1”, “$ 5”. */
const AMOUNT = /^\$? ?(\d{1,7})(?:[.,](\d{1,4}))? ?\$?$/;
const MOST = 1_000_000;

function amountOf(given: string): number | null {
  const written = given.trim();
  if (written === "") return null;
  const [, whole, part = "0"] = AMOUNT.exec(written) ?? [];
  const amount = Number(`${whole}.${part}`);
  if (Number.isNaN(amount) || amount > MOST) throw new UserError("bad_amount", { given: written });
  return amount;
}
