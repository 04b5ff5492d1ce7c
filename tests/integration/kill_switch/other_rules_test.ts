import type { Reason } from "../../../supabase/functions/_shared/error_catalogue.ts";
import { connect, type Database } from "../../../support/database.ts";
import { switchGuard } from "../../../support/guard_switch.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, update } from "../../../support/rpc.ts";
import { createFullService, type FullService } from "./full_service.ts";

const attempts: readonly [
  string,
  Reason,
  (sql: Database, service: FullService) => Promise<unknown>,
][] = [
  [
    "double-book a table",
    "TABLE_TAKEN",
    (sql, { restaurant, waiting }) =>
      assign(sql, waiting, restaurant.tableIds.slice(0, 1)),
  ],
  [
    "move into another party's window",
    "TABLE_TAKEN",
    async (sql, { restaurant, waiting }) => {
      await update(sql, waiting, { startAt: at("19:30"), endAt: at("21:00") });
      await assign(sql, waiting, restaurant.tableIds.slice(0, 1));
      await update(sql, waiting, { startAt: at("19:00") });
    },
  ],
  [
    "grow beyond the seats of the tables",
    "PARTY_EXCEEDS_SEATS",
    (sql, { seated }) => update(sql, seated, { partySize: 5 }),
  ],
  [
    "confirm a booking without tables",
    "STATUS_NOT_ALLOWED",
    (sql, { waiting }) => update(sql, waiting, { status: "confirmed" }),
  ],
];

for (const [what, reason, attempt] of attempts) {
  Deno.test(`A guard that is off does not let anybody ${what}`, async () => {
    await using sql = connect();
    const service = await createFullService(sql);
    await switchGuard(sql, service.restaurant, "off");
    await assertRefused(() => attempt(sql, service), reason);
  });
}
