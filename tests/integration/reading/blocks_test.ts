import { assertEquals } from "@std/assert";
import { at, FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { inMinutes } from "../../../support/near_now.ts";
import { addSittingParty } from "../../../support/party.ts";
import { readService } from "../../../support/reading.ts";
import { block, edit } from "../../../support/room_rpc.ts";
import { scene } from "../../../support/scene.ts";

scene.test("blocks are read within the date and the 12 hours after it, with their reason", async ({ sql, restaurant, tables: { T1, T2, T3, T4 } }) => {
  const add = (table: string, startAt: string, endAt: string) =>
    block(sql, restaurant.id, { tableIds: [table], startAt, endAt });
  const whole = await add(
    T1,
    at("00:00", "2031-06-01"),
    at("00:00", "2031-07-01"),
  );
  const next = await add(T2, at("09:00", SATURDAY), at("12:00", SATURDAY));
  await add(T3, at("18:00", "2031-06-12"), at("22:00", "2031-06-12"));
  await add(T4, at("10:00", SATURDAY), at("12:00", SATURDAY));
  const { blocks } = await readService(sql, restaurant.id, FRIDAY);
  assertEquals<unknown>(
    blocks,
    [whole, next].map(({ assignmentId, tableIds, startAt, endAt }) => ({
      ...{ assignmentId, tableIds, startAt, endAt },
      reason: "Rain",
      partOf: null,
    })),
  );
});

scene.test("where people sat when it was made, a block has a part that begins later", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const party = await addSittingParty(sql, restaurant, [T1]);
  const { assignmentId } = await block(sql, restaurant.id, {
    ...{ tableIds: [T1, T2], startAt: inMinutes(0), endAt: inMinutes(180) },
    displace: true,
  });
  const parts = async () =>
    (await readService(sql, restaurant.id)).blocks.map((
      { tableIds, partOf },
    ) => ({ tableIds, partOf }));
  const expected = [
    { tableIds: [T2], partOf: null },
    { tableIds: [T1], partOf: assignmentId },
  ];
  assertEquals(await parts(), expected);
  await edit(sql, party, { status: "completed" });
  assertEquals(await parts(), expected);
});
