import { ButtonStyle, ComponentType, InteractionType } from "discord.js";
import { expect, test } from "vitest";
import { createActions } from "../../../src/discord/press/actions.ts";
import type { Request } from "../../../src/job.ts";
import { shelfOf } from "../../fakes/shelves.ts";
import { createWire, MESSAGE } from "../output/wire.ts";

test("who may take away one message takes no other away by its name", async () => {
  const wire = createWire();
  const request: Request = { task: "ask", options: { to: "en" }, private: false, userId: "11", channelId: "12" };
  const core = { cache: { requests: shelfOf(new Map([["1", request]])) } } as never;
  const { remove } = createActions({ core, runner: { cancel: async () => "over" }, submit: async () => undefined });
  const data = { custom_id: "delete/1", component_type: ComponentType.Button };
  const under = (customId: string) => {
    const button = { type: ComponentType.Button, style: ButtonStyle.Danger, label: "Delete", custom_id: customId };
    const components = [{ type: ComponentType.ActionRow, components: [button] }];
    return wire.interaction(InteractionType.MessageComponent, data, { message: { ...MESSAGE, components } });
  };

  await expect(remove(under("delete/2"), "1")).rejects.toMatchObject({ code: "result_expired" });
  expect(wire.taken()).toEqual([]);
  await remove(under("delete/1"), "1");
  expect(wire.taken()).toHaveLength(2);
});
