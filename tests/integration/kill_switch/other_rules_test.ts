import { switchGuard } from "../../../support/guard_switch.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, update } from "../../../support/rpc.ts";
import type { Reason } from "../../../supabase/functions/_shared/error_catalogue.ts";
import { type FullService, fullService } from "./full_service.ts";

const attempts: readonly [
  string,
  Reason,
  (service: FullService) => Promise<unknown>,
][] = [
  [
    "double-book a table",
    "TABLE_TAKEN",
    ({ sql, waiting, tables: { taken } }) => assign(sql, waiting, [taken]),
  ],
  [
    "move into another party's window",
    "TABLE_TAKEN",
    async ({ sql, waiting, tables: { taken } }) => {
      await update(sql, waiting, { startAt: at("19:30"), endAt: at("21:00") });
      await assign(sql, waiting, [taken]);
      await update(sql, waiting, { startAt: at("19:00") });
    },
  ],
  [
    "grow beyond the seats of the tables",
    "PARTY_EXCEEDS_SEATS",
    ({ sql, seated }) => update(sql, seated, { partySize: 5 }),
  ],
  [
    "confirm a booking without tables",
    "STATUS_NOT_ALLOWED",
    ({ sql, waiting }) => update(sql, waiting, { status: "confirmed" }),
  ],
];

for (const [what, reason, attempt] of attempts) {
  fullService.test(`while the guard is off it is still refused to ${what}`, async (service) => {
    await switchGuard(service.sql, service.restaurant, "off");
    await assertRefused(() => attempt(service), reason);
  });
}
