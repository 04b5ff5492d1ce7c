import type { BookingOptions } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { afternoonZone, near } from "../../../support/near_now.ts";
import {
  createEvening,
  type Evening,
  type EveningOptions,
} from "../evening.ts";
import { type OpenDashboard, shareDashboard } from "../shared_dashboard.ts";

/** A restaurant that is open now, before anybody has a booking there. */
export interface Tonight {
  readonly sql: Database;
  /** The test's own restaurant: no other test sees it. */
  readonly evening: Evening;
  /** The ids of the tables by their labels. */
  readonly tables: Evening["tables"];
  /** Opens the dashboard with the host signed in; it shows the present. */
  readonly open: OpenDashboard;
}

let shared: OpenDashboard | undefined;

/**
 * Registers a test of what happens at a desk now. It is the afternoon in its
 * restaurant at whatever time it runs, and dinner is from noon to 23:00 there.
 */
export function tonightTest(
  name: string,
  body: (tonight: Tonight) => Promise<void>,
  hours: Pick<EveningOptions, "closesAt"> = {},
): void {
  const openDashboard = shared ??= shareDashboard();
  Deno.test(name, async () => {
    await using sql = connect();
    const evening = await createEvening(sql, {
      timezone: afternoonZone(),
      opensAt: "12:00",
      closesAt: "23:00",
      ...hours,
    });
    const open: OpenDashboard = async (expected) => {
      const desk = await openDashboard(expected);
      await desk.submitAccount(evening.host);
      await desk.table("A").waitFor();
      return desk;
    };
    await body({ sql, evening, tables: evening.tables, open });
  });
}

/**
 * A party near now.
 *
 * @param from Minutes from now to its start; negative when it has begun.
 * @param to Minutes from now to its end.
 */
export function party(
  guest_name: string,
  from: number,
  to: number,
  party_size = 2,
): BookingOptions {
  return { guest_name, party_size, ...near(from, to) };
}
