import {
  ComponentType,
  TextInputStyle,
  type APILabelComponent,
  type ButtonInteraction,
  type ModalSubmitInteraction,
} from "discord.js";
import { UserError, type UserErrorCode } from "../../errors.ts";
import { LONGEST_LINK, type Input, type Job, type Request } from "../../job.ts";
import { translator, type Translate } from "../../locale/translate.ts";
import type { Shelf } from "../../store/shelf.ts";
import { isForOneself } from "../access/eyes.ts";
import { customId } from "../message/custom-id.ts";
import { UNREAD } from "../job/unread.ts";
import type { Services } from "./command.ts";
import { FORM_FIELDS, FORM_TEXT } from "../limits.ts";
import { linksIn, loneLink } from "./links.ts";

const LONGEST_HEADLINE = 300;

export interface PasteOptions {
  readonly requests: Shelf<Request>;
  readonly submit: Services["submit"];
}

/** The form for an article's text: for phones, where a page isn't easily saved as a file. */
export function createPaste({ requests, submit }: PasteOptions) {
  return { request, button, modal };

  async function request(...[interaction, draft]: Parameters<Services["request"]>): Promise<void> {
    const { input, task, options } = draft;
    if (input) return submit(interaction, { ...draft, input });
    const { user, channelId } = interaction;
    await requests.put(interaction.id, { task, options, private: draft.private, userId: user.id, channelId });
    await interaction.showModal(form(interaction.id, true, translator(interaction.locale)));
  }

  async function button(interaction: ButtonInteraction, id: string): Promise<void> {
    // Looked up first, so that nobody fills in a form for nothing.
    const request = await asked(id);
    await interaction.showModal(form(id, linkOf(request) === undefined, translator(interaction.locale)));
  }

  async function modal(interaction: ModalSubmitInteraction, id: string): Promise<void> {
    const request = await asked(id);
    const { task, options } = request;
    const isPrivate = interaction.message ? isForOneself(interaction.message) : request.private;
    await submit(interaction, { task, input: pasted(interaction, linkOf(request)), options, private: isPrivate });
  }

  async function asked(id: string): Promise<Request> {
    const request = await requests.get(id);
    if (!request) throw new UserError("result_expired");
    return request.data;
  }
}

/** Of the article that couldn't be read. */
function linkOf({ input }: Request): string | undefined {
  return input?.kind === "link" || input?.kind === "text" ? input.url : undefined;
}

/** What was pasted; a lone link is taken as one. Throws nothing_pasted. */
function pasted({ fields }: ModalSubmitInteraction, known: string | undefined): Input {
  const written = (name: string) => (fields.fields.has(name) ? fields.getTextInputValue(name).trim() : "");
  const parts = TEXTS.map(written).filter((part) => part !== "");
  const [first] = parts;
  if (first === undefined) throw new UserError("nothing_pasted");
  const link = parts.length === 1 ? loneLink(first) : undefined;
  if (link !== undefined) return { kind: "link", url: link };
  const title = written("headline");
  // What is no link isn't worth the loss of a pasted text.
  const url = known ?? linksIn(written("link"))[0];
  return { kind: "text", parts, ...(title === "" ? {} : { title }), ...(url === undefined ? {} : { url }) };
}

const TEXTS = Array.from({ length: FORM_FIELDS - 1 }, (_, index) => `text${index + 1}`);

/** As many fields for the text as a form has room for. */
function form(request: string, asksLink: boolean, t: Translate) {
  const headline = field("headline", t("forms.paste.headline"), LONGEST_HEADLINE, t("forms.paste.headlineHint"));
  const link = asksLink ? [field("link", t("forms.paste.link"), LONGEST_LINK, t("forms.paste.linkHint"))] : [];
  const [first = "", ...more] = asksLink ? TEXTS.slice(0, -1) : TEXTS;
  return {
    custom_id: customId({ kind: "paste", request }),
    title: t("forms.paste.title"),
    components: [
      field(first, t("forms.paste.text"), FORM_TEXT, t("forms.paste.textHint"), true),
      ...more.map((name) => field(name, t("forms.paste.more"), FORM_TEXT)),
      headline,
      ...link,
    ],
  };
}

function field(name: string, label: string, length: number, hint?: string, required = false): APILabelComponent {
  const style = length === FORM_TEXT ? TextInputStyle.Paragraph : TextInputStyle.Short;
  return {
    type: ComponentType.Label,
    label,
    ...(hint === undefined ? {} : { description: hint }),
    component: { type: ComponentType.TextInput, custom_id: name, style, max_length: length, required },
  };
}

/** Where the text itself helps: the article couldn't be fetched or read, or is longer than may be worked on. */
const HELPED: ReadonlySet<UserErrorCode> = new Set([...UNREAD, "file_too_large", "too_long", "nothing_pasted"]);

/** Whether what a failed job asked for can be had by pasting the text. */
export function isPasteable({ input }: Pick<Job, "input">, error: unknown): boolean {
  return input.kind !== "article" && error instanceof UserError && HELPED.has(error.code);
}
