import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import type { Reason } from "../../../supabase/functions/_shared/error_catalogue.ts";
import { EVENING } from "./audited_booking.ts";

type Tables = Scene<"taken" | "alsoTaken" | "free" | "tiny">;

/** Seats one of two parties in a service that takes no more guests. */
async function fillService(
  { sql, restaurant, tables: { taken, alsoTaken } }: Tables,
) {
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  const tableIds = [taken, alsoTaken];
  const seated = await addSeatedBooking(sql, restaurant, tableIds, EVENING);
  const waiting = await addBooking(sql, restaurant, EVENING);
  return { seated: seated.bookingId, waiting };
}

type FullService = Tables & Awaited<ReturnType<typeof fillService>>;

const fullService = scene.with({
  tables: { taken: 3, alsoTaken: 3, free: 4, tiny: 1 },
  arrange: fillService,
});

const calls: readonly [
  string,
  Reason,
  (service: FullService) => Promise<unknown>,
][] = [
  [
    "an assignment of a taken table",
    "TABLE_TAKEN",
    ({ sql, waiting, tables: { taken, alsoTaken } }) =>
      assign(sql, waiting, [taken, alsoTaken]),
  ],
  [
    "an assignment beyond the limit",
    "CAPACITY_EXCEEDED",
    ({ sql, waiting, tables: { free } }) => assign(sql, waiting, [free]),
  ],
  [
    "a replacement by a table that is too small",
    "PARTY_EXCEEDS_SEATS",
    ({ sql, seated, tables: { tiny } }) => assign(sql, seated, [tiny]),
  ],
  [
    "an edit beyond the limit",
    "CAPACITY_EXCEEDED",
    ({ sql, seated }) => update(sql, seated, { partySize: 5 }),
  ],
  [
    "a release that leaves too few seats",
    "PARTY_EXCEEDS_SEATS",
    ({ sql, seated, tables: { taken } }) =>
      unassign(sql, seated, { tableIds: [taken] }),
  ],
];

for (const [what, reason, call] of calls) {
  fullService.test(`${what} leaves no event`, async (service) => {
    await withoutTrace(
      service.sql,
      service.restaurant,
      () => assertRefused(() => call(service), reason),
    );
  });
}
