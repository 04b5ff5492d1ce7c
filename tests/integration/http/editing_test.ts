import { assertEquals, assertExists } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { post } from "../../../support/endpoint.ts";
import { assertCommonHeaders } from "../../../support/http_answer.ts";
import { aroundNow, at, windowOf } from "../../../support/moment.ts";
import { UNLIMITED } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import type { UpdateBody } from "./answers.ts";
import { EVENING } from "./booked.ts";

/** The same moment, two hours ahead of UTC. */
function inBerlinSummerTime(moment: string): string {
  const local = new Date(Date.parse(moment) + 2 * 3_600_000).toISOString();
  return local.replace(".000Z", "+02:00");
}

scene.test("update-booking answers with the edited booking and nothing else", async ({ sql, restaurant, tables: { T1 } }) => {
  const { bookingId, assignmentId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1],
    EVENING,
  );
  const soon = aroundNow(60, 120);
  const { status, headers, body } = await post<UpdateBody>("update-booking", {
    bookingId,
    startAt: inBerlinSummerTime(soon.start_at),
    endAt: soon.end_at.replace(":00+00:00", "Z"),
    partySize: 3,
    status: "checked_in",
    arrivedGuests: 2,
    guestPhone: "+49 30 901820",
    guestName: "  Zoë 👩🏽‍🍳 ",
    notes: "'; drop table bookings; --",
  });
  const { arrivedAt, seatedAt, updatedAt } = body.booking;
  for (const moment of [arrivedAt, seatedAt, updatedAt]) assertExists(moment);
  assertEquals({ status, body }, {
    status: 200,
    body: {
      booking: {
        id: bookingId,
        restaurantId: restaurant.id,
        partySize: 3,
        startAt: soon.start_at,
        endAt: soon.end_at,
        status: "checked_in",
        guestName: "Zoë 👩🏽‍🍳",
        guestPhone: "+49 30 901820",
        arrivedAt,
        arrivedGuests: 2,
        seatedAt,
        leftAt: null,
        updatedAt,
        notes: "'; drop table bookings; --",
      },
      assignment: { assignmentId, tableIds: [T1] },
      capacity: UNLIMITED,
    },
  });
  assertEquals(headers.has("idempotency-replayed"), false);
  assertCommonHeaders(headers);
  assertEquals(await readSeating(sql, bookingId), {
    status: "checked_in",
    assignmentId,
    tableIds: [T1],
    windows: [windowOf(seatedAt ?? "", soon.end_at)],
  });
});

scene.test("update-booking answers without an assignment where there is none", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, {
    ...EVENING,
    notes: "Window seat",
  });
  const { status, body } = await post<UpdateBody>("update-booking", {
    bookingId,
    notes: null,
  });
  assertEquals({ status, body }, {
    status: 200,
    body: {
      booking: {
        id: bookingId,
        restaurantId: restaurant.id,
        partySize: 4,
        startAt: at("18:00"),
        endAt: at("19:30"),
        status: "pending",
        guestName: "Ada Testguest",
        guestPhone: null,
        notes: null,
        arrivedAt: null,
        arrivedGuests: null,
        seatedAt: null,
        leftAt: null,
        updatedAt: body.booking.updatedAt,
      },
      assignment: null,
      capacity: UNLIMITED,
    },
  });
});

for (const status of ["completed", "cancelled", "no_show"]) {
  scene.test(`update-booking releases the tables of a booking that becomes ${status}`, async ({ sql, restaurant, tables: { T1 } }) => {
    const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
    const { body } = await post<UpdateBody>("update-booking", {
      bookingId,
      status,
    });
    assertEquals([body.booking.status, body.assignment], [status, null]);
    assertEquals((await readSeating(sql, bookingId)).tableIds, []);
  });
}
