import { assertEquals } from "@std/assert";
import { readBlocks } from "../../../dashboard/src/data/read_blocks.ts";
import { addBooking } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { block } from "../../../support/room_rpc.ts";
import { assign } from "../../../support/rpc.ts";
import { addMember } from "../../../support/user.ts";
import { RecordingClient } from "./recording_client.ts";

const FROM = "2031-06-13T18:00:00Z";
const TO = "2031-06-13T20:00:00Z";
const BLOCKED = { startAt: Date.parse(FROM), endAt: Date.parse(TO) };

Deno.test("the dashboard reads the blocks that overlap a window, and no party's tables", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [blocked = "", later = "", held = ""] = restaurant.tableIds;
  await block(sql, restaurant.id, {
    tableIds: [blocked],
    startAt: FROM,
    endAt: TO,
  });
  await block(sql, restaurant.id, {
    tableIds: [later],
    startAt: TO,
    endAt: "2031-06-13T22:00:00Z",
  });
  const booking = await addBooking(sql, restaurant, { start_at: FROM });
  await assign(sql, booking, [held]);
  const userId = await addMember(sql, restaurant, "host");
  const { client } = await RecordingClient.as(userId);
  const read = await readBlocks(
    client,
    restaurant.id,
    BLOCKED,
    AbortSignal.timeout(30_000),
  );
  assertEquals(read, [{ ...BLOCKED, tableIds: [blocked] }]);
});
