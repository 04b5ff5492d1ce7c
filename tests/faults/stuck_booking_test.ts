import { assertEquals } from "@std/assert";
import { type Database, one } from "../../support/database.ts";
import { type ErrorBody, post } from "../../support/endpoint.ts";
import { rest, type RestError, secretKey } from "../../support/rest.ts";
import { createScene } from "../../support/scene.ts";
import { untilTrue } from "../../support/waiting.ts";
import { withoutTrace } from "../../support/without_trace.ts";
import { addCalls, faultyCalls, lockBookings } from "./calls.ts";
import { ownStack } from "./own_stack.ts";
import { assertUnavailable } from "./unavailable.ts";

ownStack();

/** More calls than the REST interface has sessions for all restaurants. */
const CALLS = 40;

/** How many calls of one restaurant may wait for locks at a time. */
const PLACES = 5;

faultyCalls.test(`${CALLS} calls on a booking that is stuck leave sessions for other restaurants`, async ({ sql, restaurant, clients: [holder], assign }) => {
  const elsewhere = await addCalls(await createScene(sql));
  await lockBookings(holder, [assign]);
  await withoutTrace(sql, restaurant, async () => {
    const stuck = Array.from(
      { length: CALLS },
      () => post<ErrorBody>(assign.endpoint, assign.body),
    );
    await untilPlacesAreTaken(sql);
    for (const { endpoint, body } of elsewhere.all) {
      assertEquals((await post(endpoint, body)).status, 200, endpoint);
      assertEquals(await countWaiting(sql) <= PLACES, true);
    }
    for (const answer of await Promise.all(stuck)) {
      assertUnavailable(assign.endpoint, answer);
    }
  });
  await holder`rollback`;
  assertEquals((await post(assign.endpoint, assign.body)).status, 200);
});

faultyCalls.test(`${CALLS} erasures of a booking that is stuck leave sessions for other restaurants`, async ({ sql, restaurant, clients: [holder], assign }) => {
  const elsewhere = await addCalls(await createScene(sql));
  await lockBookings(holder, [assign]);
  await withoutTrace(sql, restaurant, async () => {
    const stuck = Array.from(
      { length: CALLS },
      () =>
        rest<RestError>("rpc/erase_guest_data", secretKey(), {
          body: {
            p_restaurant_id: restaurant.id,
            p_booking_ids: [assign.bookingId],
          },
        }),
    );
    await untilPlacesAreTaken(sql);
    for (const { endpoint, body } of elsewhere.all) {
      assertEquals((await post(endpoint, body)).status, 200, endpoint);
      assertEquals(await countWaiting(sql) <= PLACES, true);
    }
    for (const { body } of await Promise.all(stuck)) {
      assertEquals(body.code, "55P03");
    }
  });
  await holder`rollback`;
});

async function untilPlacesAreTaken(sql: Database): Promise<void> {
  await untilTrue(
    async () => await countWaiting(sql) === PLACES,
    `There were never ${PLACES} calls waiting`,
  );
}

/** The sessions that wait for a lock. */
async function countWaiting(sql: Database): Promise<number> {
  const row = one(
    await sql<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_stat_activity
    where wait_event_type = 'Lock'`,
  );
  return row.waiting;
}
