import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { post } from "../../../support/endpoint.ts";
import { assertCommonHeaders } from "../../../support/http_answer.ts";
import { at, windowOf } from "../../../support/moment.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { UNLIMITED, type UpdateBody } from "./answers.ts";

const WINDOW = { start_at: at("18:00"), end_at: at("19:30") };

Deno.test("update-booking answers with the booking as it is then, and nothing else", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const tableIds = [tableOf(restaurant, 1)];
  const { bookingId, assignmentId } = await addSeatedBooking(
    sql,
    restaurant,
    tableIds,
    WINDOW,
  );
  const { status, headers, body } = await post<UpdateBody>("update-booking", {
    bookingId,
    startAt: "2031-06-13T21:00:00+02:00",
    endAt: "2031-06-13T20:00Z",
    partySize: 3,
    status: "checked_in",
    guestName: "  Zoë 👩🏽‍🍳 ",
    notes: "'; drop table bookings; --",
  });
  assertEquals({ status, body }, {
    status: 200,
    body: {
      booking: {
        id: bookingId,
        restaurantId: restaurant.id,
        partySize: 3,
        startAt: at("19:00"),
        endAt: at("20:00"),
        status: "checked_in",
        guestName: "Zoë 👩🏽‍🍳",
        notes: "'; drop table bookings; --",
      },
      assignment: { assignmentId, tableIds },
      capacity: UNLIMITED,
    },
  });
  assertEquals(headers.has("idempotency-replayed"), false);
  assertCommonHeaders(headers);
  assertEquals(await readSeating(sql, bookingId), {
    status: "checked_in",
    assignmentId,
    tableIds,
    windows: [windowOf(at("19:00"), at("20:00"))],
  });
});

Deno.test("update-booking answers without an assignment where there is none", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant, {
    ...WINDOW,
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
        notes: null,
      },
      assignment: null,
      capacity: UNLIMITED,
    },
  });
});

for (const status of ["completed", "cancelled", "no_show"]) {
  Deno.test(`update-booking gives the tables back when a booking becomes ${status}`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const { bookingId } = await addSeatedBooking(sql, restaurant, [
      tableOf(restaurant, 1),
    ]);
    const { body } = await post<UpdateBody>("update-booking", {
      bookingId,
      status,
    });
    assertEquals([body.booking.status, body.assignment], [status, null]);
    assertEquals((await readSeating(sql, bookingId)).tableIds, []);
  });
}
