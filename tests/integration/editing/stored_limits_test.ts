import { assertEquals } from "@std/assert";
import { addBooking, type BookingOptions } from "../../../support/booking.ts";
import { at, SATURDAY } from "../../../support/moment.ts";
import { assign, type Edit, update } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { assertRejectsWith } from "../../../support/violation.ts";

const oneTable = scene.with({ tables: { hall: 1000 } });

/** The largest and the smallest that a booking can be, at either end. */
const LARGEST: BookingOptions = {
  party_size: 1000,
  start_at: at("18:00"),
  end_at: at("18:00", SATURDAY),
  guest_name: "ä".repeat(200),
  notes: "ä".repeat(2000),
};
const limits: Readonly<Record<string, BookingOptions>> = {
  "the largest booking": LARGEST,
  "the smallest booking": {
    party_size: 1,
    start_at: "2000-01-01T00:00:00+00:00",
    end_at: "2000-01-01T00:00:00.001+00:00",
    guest_name: "",
    notes: null,
  },
  "the last booking": {
    start_at: "2099-12-30T23:59:59.999+00:00",
    end_at: "2099-12-31T23:59:59.999+00:00",
  },
};

for (const [name, options] of Object.entries(limits)) {
  scene.test(`${name} that can be stored can be edited and cancelled`, async ({ sql, restaurant }) => {
    const bookingId = await addBooking(sql, restaurant, options);
    await update(sql, bookingId, { partySize: 2, notes: "Ok" });
    const { booking } = await update(sql, bookingId, { status: "cancelled" });
    assertEquals(booking.status, "cancelled");
  });
}

oneTable.test("an edit can make any booking that can be stored, and it can be seated", async ({ sql, restaurant, tables: { hall } }) => {
  const bookingId = await addBooking(sql, restaurant);
  await update(
    sql,
    bookingId,
    {
      partySize: 1000,
      startAt: at("18:00"),
      endAt: at("18:00", SATURDAY),
      guestName: "ä".repeat(200),
      notes: "ä".repeat(2000),
    } satisfies Edit,
  );
  const { tableIds } = await assign(sql, bookingId, [hall]);
  assertEquals(tableIds, [hall]);
});

/** What an edit would be refused for. */
const beyond: Readonly<Record<string, [BookingOptions, sqlstate: string]>> = {
  "of no guests": [{ party_size: 0 }, "23514"],
  "of more than a thousand guests": [{ party_size: 1001 }, "23514"],
  "that ends when it starts": [
    { start_at: at("18:00"), end_at: at("18:00") },
    "23514",
  ],
  "that lasts longer than a day": [
    { start_at: at("18:00"), end_at: at("18:01", SATURDAY) },
    "23514",
  ],
  "of the year 1": [{
    start_at: "0001-01-01T00:00:00+00:00",
    end_at: "0001-01-01T01:00:00+00:00",
  }, "23514"],
  "of the year 2100": [{
    start_at: "2100-01-01T00:00:00+00:00",
    end_at: "2100-01-01T01:00:00+00:00",
  }, "23514"],
  "with a longer name": [{ guest_name: "ä".repeat(201) }, "22001"],
  "with longer notes": [{ notes: "ä".repeat(2001) }, "22001"],
};

for (const [what, [options, sqlstate]] of Object.entries(beyond)) {
  scene.test(`a booking ${what} cannot be stored`, async ({ sql, restaurant }) => {
    await assertRejectsWith(
      () => addBooking(sql, restaurant, options),
      sqlstate,
    );
  });
}
