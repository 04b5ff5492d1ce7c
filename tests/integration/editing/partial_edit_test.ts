import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { aroundNow, at, during, windowOf } from "../../../support/moment.ts";
import {
  type Edit,
  type Edited,
  UNLIMITED,
  update,
} from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

const before = {
  party_size: 4,
  ...during("18:00", "19:30"),
  guest_name: "Ada Testguest",
  notes: "Window seat",
};

/** What nobody has said about it. */
const UNKNOWN = {
  guestPhone: null,
  arrivedAt: null,
  arrivedGuests: null,
  seatedAt: null,
  leftAt: null,
};

const edits: readonly [string, Edit, Partial<Edited["booking"]>][] = [
  ["the start", { startAt: at("18:15") }, { startAt: at("18:15") }],
  ["the end", { endAt: at("20:00") }, { endAt: at("20:00") }],
  ["the party size", { partySize: 3 }, { partySize: 3 }],
  ["the guest name", { guestName: "Grace" }, { guestName: "Grace" }],
  ["the notes", { notes: "High chair" }, { notes: "High chair" }],
  ["the notes to none", { notes: "" }, { notes: null }],
  ["nothing", {}, {}],
];

for (const [field, edit, changed] of edits) {
  scene.test(`an edit of ${field} answers with the whole booking and leaves the rest as it is`, async ({ sql, restaurant, tables: { T1, T2 } }) => {
    const tableIds = [T1, T2].toSorted();
    const { bookingId, assignmentId } = await addSeatedBooking(
      sql,
      restaurant,
      tableIds,
      before,
    );
    const answer = await update(sql, bookingId, edit);
    const expected = {
      id: bookingId,
      restaurantId: restaurant.id,
      partySize: 4,
      startAt: before.start_at,
      endAt: before.end_at,
      status: "confirmed",
      guestName: "Ada Testguest",
      notes: "Window seat",
      ...UNKNOWN,
      ...changed,
      updatedAt: answer.booking.updatedAt,
    };
    assertEquals(answer, {
      restaurantId: restaurant.id,
      replayed: false,
      booking: expected,
      assignment: { assignmentId, tableIds },
      capacity: UNLIMITED,
    });
    assertEquals({ ...await readSeating(sql, bookingId) }, {
      status: expected.status,
      assignmentId,
      tableIds,
      windows: [windowOf(expected.startAt, expected.endAt)],
    });
    const [row] = await sql`
      select party_size, start_at, end_at, guest_name, notes, updated_at
      from bookings where id = ${bookingId}`;
    assertEquals({ ...row }, {
      party_size: expected.partySize,
      start_at: new Date(expected.startAt),
      end_at: new Date(expected.endAt),
      guest_name: expected.guestName,
      notes: expected.notes,
      updated_at: new Date(expected.updatedAt),
    });
  });
}

scene.test("a check-in answers with the whole booking, which holds its tables from then on", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const tableIds = [T1, T2].toSorted();
  const soon = aroundNow(30, 120);
  const { bookingId, assignmentId } = await addSeatedBooking(
    sql,
    restaurant,
    tableIds,
    { ...before, ...soon },
  );
  const answer = await update(sql, bookingId, { status: "checked_in" });
  const { seatedAt, updatedAt } = answer.booking;
  assertEquals(answer, {
    restaurantId: restaurant.id,
    replayed: false,
    booking: {
      id: bookingId,
      restaurantId: restaurant.id,
      partySize: 4,
      startAt: soon.start_at,
      endAt: soon.end_at,
      status: "checked_in",
      guestName: "Ada Testguest",
      notes: "Window seat",
      ...UNKNOWN,
      seatedAt,
      updatedAt,
    },
    assignment: { assignmentId, tableIds },
    capacity: UNLIMITED,
  });
  assertEquals({ ...await readSeating(sql, bookingId) }, {
    status: "checked_in",
    assignmentId,
    tableIds,
    windows: [windowOf(seatedAt ?? "", soon.end_at)],
  });
});

scene.test("an edit may change all fields of a booking without tables at once", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, before);
  const answer = await update(sql, bookingId, {
    startAt: at("20:00"),
    endAt: at("22:00"),
    partySize: 40,
    status: "no_show",
    guestName: "",
    notes: "Called twice",
  });
  assertEquals(answer, {
    restaurantId: restaurant.id,
    replayed: false,
    booking: {
      id: bookingId,
      restaurantId: restaurant.id,
      partySize: 40,
      startAt: at("20:00"),
      endAt: at("22:00"),
      status: "no_show",
      guestName: "",
      notes: "Called twice",
      ...UNKNOWN,
      updatedAt: answer.booking.updatedAt,
    },
    assignment: null,
    capacity: UNLIMITED,
  });
});
