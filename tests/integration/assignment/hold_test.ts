import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import { at, during, windowOf } from "../../../support/moment.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { assertViolates } from "../../../support/violation.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const EVENING = during("18:00", "19:30");
const LATER = windowOf(at("20:00"), at("21:30"));

/** Seats a party in the evening. */
async function seatParty({ sql, restaurant, tables: { T1 } }: Scene) {
  return await addSeatedBooking(sql, restaurant, [T1], EVENING);
}

type Seated = Awaited<ReturnType<typeof seatParty>> & Scene;

const seated = scene.with({ arrange: seatParty });

/** Statements after which a table is not held while its booking says. */
const partings: readonly {
  readonly name: string;
  readonly constraint: string;
  readonly run: (sql: Database, scene: Seated) => Promise<unknown>;
}[] = [
  {
    name: "the window of an assigned table",
    constraint: "a_table_is_held_while_its_assignment_says",
    run: (sql, { assignmentId }) =>
      sql`
      update assigned_tables set during = ${LATER}::text::tstzrange
      where assignment_id = ${assignmentId}`,
  },
  {
    name: "the window of an assignment",
    constraint: "tables_are_held_while_the_booking_says",
    run: (sql, { assignmentId }) =>
      sql`
      update table_assignments set during = ${LATER}::text::tstzrange
      where id = ${assignmentId}`,
  },
  {
    name: "the windows of both",
    constraint: "tables_are_held_while_the_booking_says",
    run: (sql, { assignmentId }) =>
      sql`
      with moved as (
        update table_assignments set during = ${LATER}::text::tstzrange
        where id = ${assignmentId}
      )
      update assigned_tables set during = ${LATER}::text::tstzrange
      where assignment_id = ${assignmentId}`,
  },
];

for (const { name, constraint, run } of partings) {
  seated.test(`${name} cannot part from that of the booking`, async ({ sql, ...scene }) => {
    await withoutTrace(
      sql,
      scene.restaurant,
      () => assertViolates(() => run(sql, { sql, ...scene }), constraint),
    );
  });
}

/** A booking that is seated in the statement that moves it. */
const movedAndSeated: Readonly<Record<string, string>> = {
  "the window that it had": "tstzrange(b.start_at, b.end_at)",
  "no window of its own": "null",
};

for (const [which, during] of Object.entries(movedAndSeated)) {
  scene.test(`a statement that moves a booking cannot seat it with ${which}`, async ({ sql, restaurant, tables: { T1 } }) => {
    const bookingId = await addBooking(sql, restaurant, EVENING);
    await withoutTrace(sql, restaurant, () =>
      assertViolates(
        () =>
          sql.unsafe(`
          with moved as (
            update bookings set status = 'confirmed',
              start_at = '${at("20:00")}', end_at = '${at("21:30")}'
            where id = '${bookingId}'
          ), assignment as (
            insert into table_assignments (restaurant_id, booking_id, during)
            select b.restaurant_id, b.id, ${during} from bookings as b
            where b.id = '${bookingId}'
            returning id, restaurant_id, during
          )
          insert into assigned_tables
            (assignment_id, restaurant_id, table_id, during)
          select id, restaurant_id, '${T1}', during from assignment`),
        "tables_are_held_while_the_booking_says",
      ));
  });
}

seated.test("a booking that is moved twice in a transaction has its tables for the second window", async ({ sql, bookingId }) => {
  await sql.begin(async (transaction) => {
    for (const [start, end] of [["12:00", "13:00"], ["20:00", "21:30"]]) {
      await transaction`
        update bookings set start_at = ${at(start ?? "")},
          end_at = ${at(end ?? "")}
        where id = ${bookingId}`;
    }
  });
  assertEquals((await readSeating(sql, bookingId)).windows, [LATER]);
});
