import { ChannelType, OverwriteType, PermissionFlagsBits as P } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { effectivePermissions, type Overwrite } from "../../../src/discord/access/effective-permissions.ts";
import { inviteLinks, missingPermissions } from "../../../src/discord/access/permissions.ts";

const BOT = { guildId: "1", userId: "9", roleIds: ["2", "3"] };
const ROLES = [
  { id: "1", permissions: String(P.ViewChannel | P.SendMessages) },
  { id: "2", permissions: String(P.EmbedLinks) },
  { id: "3", permissions: String(P.AttachFiles) },
  { id: "4", permissions: String(P.Administrator) },
];
const BASE = P.ViewChannel | P.SendMessages | P.EmbedLinks | P.AttachFiles;

const over = (id: string, change: { allow?: bigint; deny?: bigint }, type = OverwriteType.Role): Overwrite => ({
  id,
  type,
  allow: String(change.allow ?? 0n),
  deny: String(change.deny ?? 0n),
});
const me = (change: { allow?: bigint; deny?: bigint }) => over("9", change, OverwriteType.Member);

describe("a member's permissions in a channel", () => {
  test.each<[string, Overwrite[], bigint]>([
    ["are what @everyone and the roles give", [], BASE],
    ["lack what @everyone is denied", [over("1", { deny: P.SendMessages })], BASE & ~P.SendMessages],
    ["lack what a role is denied", [over("2", { deny: P.EmbedLinks })], BASE & ~P.EmbedLinks],
    ["don't heed a role the member hasn't", [over("5", { deny: P.ViewChannel, allow: P.ManageGuild })], BASE],
    [
      "have what a role is allowed although @everyone isn't",
      [over("3", { allow: P.ViewChannel }), over("1", { deny: P.ViewChannel })],
      BASE,
    ],
    [
      "have what one role is allowed although another one isn't, in either order",
      [over("2", { allow: P.SendMessages }), over("3", { deny: P.SendMessages })],
      BASE,
    ],
    [
      "lack what the member is denied although a role isn't",
      [me({ deny: P.AttachFiles }), over("3", { allow: P.AttachFiles })],
      BASE & ~P.AttachFiles,
    ],
    [
      "have what the member is allowed although a role isn't",
      [me({ allow: P.AttachFiles }), over("3", { deny: P.AttachFiles })],
      BASE,
    ],
    ["don't heed an overwrite for another member", [over("8", { deny: P.ViewChannel }, OverwriteType.Member)], BASE],
    ["don't take a member's overwrite for a role's", [over("2", { deny: P.ViewChannel }, OverwriteType.Member)], BASE],
  ])("%s", (_, overwrites, expected) => {
    expect(effectivePermissions(BOT, ROLES, overwrites)).toBe(expected);
  });

  test("are all of them for an administrator, whatever the channel says", () => {
    const admin = { ...BOT, roleIds: ["4"] };
    const permissions = effectivePermissions(admin, ROLES, [over("9", { deny: P.ViewChannel }, OverwriteType.Member)]);
    expect(missingPermissions(permissions, ChannelType.GuildText)).toEqual([]);
  });
});

describe("what the bot lacks", () => {
  const invited = BigInt(new URL(inviteLinks("123").server).searchParams.get("permissions") ?? 0);

  test.each([ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum, ChannelType.GuildMedia])(
    "is nothing with the invite's permissions, in a channel of type %i",
    (type) => expect(missingPermissions(invited, type)).toEqual([]),
  );

  test("is each permission that isn't there", () => {
    const less = invited & ~P.SendMessagesInThreads & ~P.EmbedLinks;
    expect(missingPermissions(less, ChannelType.GuildText)).toEqual(["SendMessagesInThreads", "EmbedLinks"]);
  });

  test("is the sight of the channel, before all else", () => {
    expect(missingPermissions(0n, ChannelType.GuildText)).toEqual(["ViewChannel"]);
  });

  test("is no posting in a forum, where the bot opens no posts", () => {
    const less = invited & ~P.SendMessages & ~P.CreatePublicThreads;
    expect(missingPermissions(less, ChannelType.GuildForum)).toEqual([]);
    expect(missingPermissions(less, ChannelType.GuildText)).toEqual(["SendMessages", "CreatePublicThreads"]);
  });
});
