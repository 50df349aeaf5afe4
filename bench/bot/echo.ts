import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  FileBuilder,
  MessageFlags,
  SeparatorBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  type InteractionEditReplyOptions,
} from "discord.js";

/** As a summary's page is made: characters of its three texts, what stands below, and the bytes of the file at it. */
const TEXTS = [200, 1_200, 100];
const BUTTONS = [4, 5];
const OPTIONS = 25;
const FILE = 700;

/** A message that is as much to send as a result, and tells nothing but what was asked. */
export function echoOf(said: string): InteractionEditReplyOptions {
  const container = new ContainerBuilder();
  for (const length of TEXTS) {
    const text = said.repeat(length).slice(0, length);
    container.addTextDisplayComponents(new TextDisplayBuilder().setContent(text));
    container.addSeparatorComponents(new SeparatorBuilder());
  }
  container.addFileComponents(new FileBuilder().setURL("attachment://echo.md"));
  for (const [row, count] of BUTTONS.entries()) container.addActionRowComponents(buttonsOf(row, count));
  container.addActionRowComponents(selectOf());
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [container],
    files: [new AttachmentBuilder(Buffer.alloc(FILE, said), { name: "echo.md" })],
  };
}

function buttonsOf(row: number, count: number) {
  const buttons = Array.from({ length: count }, (_, at) =>
    new ButtonBuilder().setCustomId(`button:${row}:${at}`).setLabel("A button").setStyle(ButtonStyle.Secondary),
  );
  return new ActionRowBuilder<ButtonBuilder>().addComponents(buttons);
}

function selectOf() {
  const options = Array.from({ length: OPTIONS }, (_, at) => ({ label: `Option ${at}`, value: String(at) }));
  const select = new StringSelectMenuBuilder().setCustomId("select").addOptions(options);
  return new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select);
}
