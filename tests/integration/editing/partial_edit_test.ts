import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { at, during, windowOf } from "../../../support/moment.ts";
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

const edits: readonly [string, Edit, Partial<Edited["booking"]>][] = [
  ["the start", { startAt: at("18:15") }, { startAt: at("18:15") }],
  ["the end", { endAt: at("20:00") }, { endAt: at("20:00") }],
  ["the party size", { partySize: 3 }, { partySize: 3 }],
  ["the status", { status: "checked_in" }, { status: "checked_in" }],
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
    const expected = {
      id: bookingId,
      restaurantId: restaurant.id,
      partySize: 4,
      startAt: before.start_at,
      endAt: before.end_at,
      status: "confirmed",
      guestName: "Ada Testguest",
      notes: "Window seat",
      ...changed,
    };
    assertEquals(await update(sql, bookingId, edit), {
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
      select party_size, start_at, end_at, guest_name, notes
      from bookings where id = ${bookingId}`;
    assertEquals({ ...row }, {
      party_size: expected.partySize,
      start_at: new Date(expected.startAt),
      end_at: new Date(expected.endAt),
      guest_name: expected.guestName,
      notes: expected.notes,
    });
  });
}

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
    },
    assignment: null,
    capacity: UNLIMITED,
  });
});
