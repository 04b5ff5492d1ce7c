import { assertEquals } from "@std/assert";
import type { Database } from "../../../support/database.ts";
import { aroundNow } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

type Call = (sql: Database, bookingId: string) => Promise<unknown>;

const key = "once";
const cancel: Call = (sql, id) => update(sql, id, { status: "cancelled", key });
const release: Call = (sql, id) => unassign(sql, id, { key });
const annotate: Call = (sql, id) => update(sql, id, { notes: "Ok", key });
const revive: Call = (sql, id) => update(sql, id, { status: "pending" });

/** Requests whose answer a later change makes untrue. */
const replays: readonly {
  readonly name: string;
  /** What comes before the request. */
  readonly earlier?: Call;
  readonly call: Call;
  readonly later: (
    sql: Database,
    bookingId: string,
    scene: Scene,
  ) => Promise<unknown>;
  readonly cause: string;
}[] = [
  {
    name: "a cancellation of a booking that was revived and seated",
    call: cancel,
    later: async (sql, bookingId, { tables: { T2 } }) => {
      await revive(sql, bookingId);
      await assign(sql, bookingId, [T2]);
    },
    cause: "the booking has tables again",
  },
  {
    name: "a cancellation of a booking that was revived",
    call: cancel,
    later: revive,
    cause: "the status has changed",
  },
  {
    name: "a release of a booking that was seated",
    call: release,
    later: (sql, bookingId, { tables: { T1 } }) => assign(sql, bookingId, [T1]),
    cause: "the booking has tables again",
  },
  {
    name: "an edit of a booking that was checked in",
    call: annotate,
    later: (sql, bookingId) => update(sql, bookingId, { status: "checked_in" }),
    cause: "the status has changed",
  },
  {
    name: "an edit of a booking that was cancelled by a direct write",
    earlier: (sql, bookingId) => unassign(sql, bookingId),
    call: annotate,
    later: (sql, bookingId) =>
      sql`update bookings set status = 'cancelled' where id = ${bookingId}`,
    cause: "the status has changed",
  },
];

for (const { name, earlier, call, later, cause } of replays) {
  scene.test(`the answer to ${name} since is not repeated`, async (scene) => {
    const { sql, restaurant, tables: { T1 } } = scene;
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      [T1],
      aroundNow(),
    );
    await earlier?.(sql, bookingId);
    await call(sql, bookingId);
    await later(sql, bookingId, scene);
    const { details } = await withoutTrace(sql, restaurant, () =>
      assertRefused(
        () => call(sql, bookingId),
        "IDEMPOTENCY_KEY_REUSED",
      ));
    assertEquals(details, { restaurantId: restaurant.id, bookingId, cause });
  });
}
