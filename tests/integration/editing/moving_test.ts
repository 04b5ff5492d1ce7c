import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import {
  at,
  during,
  FRIDAY,
  SATURDAY,
  windowOf,
} from "../../../support/moment.ts";
import { assign, type Edit, update } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

const EVENING = during("18:00", "19:30");

interface Move {
  readonly how: string;
  readonly edit: Edit;
  readonly held: readonly [start: string, end: string];
  /** Part of the old window that the new one leaves free. */
  readonly freed?: readonly [start: string, end: string];
}

const moves: readonly Move[] = [
  {
    how: "to another time",
    edit: { startAt: at("20:00"), endAt: at("21:00") },
    held: [at("20:00"), at("21:00")],
    freed: [at("18:00"), at("19:30")],
  },
  {
    how: "half an hour, over its own old window",
    edit: { startAt: at("18:30"), endAt: at("20:00") },
    held: [at("18:30"), at("20:00")],
    freed: [at("18:00"), at("18:30")],
  },
  {
    how: "to another service date",
    edit: { startAt: at("18:00", SATURDAY), endAt: at("19:30", SATURDAY) },
    held: [at("18:00", SATURDAY), at("19:30", SATURDAY)],
    freed: [at("18:00", FRIDAY), at("19:30", FRIDAY)],
  },
  {
    how: "to a later start",
    edit: { startAt: at("19:00") },
    held: [at("19:00"), at("19:30")],
    freed: [at("18:00"), at("19:00")],
  },
  {
    how: "to an earlier end",
    edit: { endAt: at("18:45") },
    held: [at("18:00"), at("18:45")],
    freed: [at("18:45"), at("19:30")],
  },
  {
    how: "to an earlier start",
    edit: { startAt: at("17:00") },
    held: [at("17:00"), at("19:30")],
  },
  {
    how: "to a later end",
    edit: { endAt: at("23:00") },
    held: [at("18:00"), at("23:00")],
  },
];

for (const { how, edit, held, freed } of moves) {
  scene.test(`a booking that moves ${how} keeps all its tables`, async ({ sql, restaurant }) => {
    const tableIds = restaurant.tableIds.toSorted();
    const { bookingId, assignmentId } = await addSeatedBooking(
      sql,
      restaurant,
      tableIds,
      EVENING,
    );
    await update(sql, bookingId, edit);
    assertEquals({ ...await readSeating(sql, bookingId) }, {
      status: "confirmed",
      assignmentId,
      tableIds,
      windows: [windowOf(...held)],
    });
    if (freed) {
      const [start_at, end_at] = freed;
      const next = await addBooking(sql, restaurant, { start_at, end_at });
      assertEquals((await assign(sql, next, tableIds)).tableIds, tableIds);
    }
  });
}

scene.test("a booking may start when another one ends, and end when one starts", async ({ sql, restaurant, tables: { T1 } }) => {
  const tableIds = [T1];
  await addSeatedBooking(sql, restaurant, tableIds, during("16:00", "17:00"));
  await addSeatedBooking(sql, restaurant, tableIds, during("20:00", "21:00"));
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    tableIds,
    EVENING,
  );
  await update(sql, bookingId, { startAt: at("17:00"), endAt: at("20:00") });
  const { windows } = await readSeating(sql, bookingId);
  assertEquals(windows, [windowOf(at("17:00"), at("20:00"))]);
});
