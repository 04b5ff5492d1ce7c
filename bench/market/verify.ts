import { checkInvariants } from "../../prove/invariants.ts";
import { Report } from "../../prove/report.ts";
import type { Database } from "../../support/database.ts";
import { checkForeignKeys } from "./foreign_keys.ts";

/** What was looked at, and what was found to be wrong. */
export interface Verdict {
  readonly checked: number;
  readonly violations: readonly string[];
}

/**
 * The plan knows the service of a booking; a move does not leave it. With a
 * limit the planner looks for a few rows, and minutes for none.
 */
const RECOUNT = `
  select b.restaurant_id, p.is_lunch, sum(b.party_size) as covers
  from bookings as b
  join market.bookings as p on p.id = b.id
  join restaurant_capacity_rules as r on r.restaurant_id = b.restaurant_id
  where b.status in ('confirmed', 'checked_in')
  group by b.restaurant_id, p.is_lunch, r.max_covers, r.max_parties
  having sum(b.party_size) > r.max_covers or count(*) > r.max_parties`;

/**
 * Checks the invariants of docs/proof.md that a query can check, recounts
 * every limit, and looks for rows that break a foreign key.
 */
export async function verifyMarket(sql: Database): Promise<Verdict> {
  const report = new Report();
  report.enter("market");
  await checkInvariants(sql, report);
  report.count("invariants checked");
  const beyond = await sql.unsafe(RECOUNT);
  if (beyond.length > 0) {
    report.violate(
      "I3",
      `A limit is exceeded: ${JSON.stringify(beyond.slice(0, 3))}`,
    );
  }
  const keys = await checkForeignKeys(sql);
  for (const name of keys.broken) {
    report.violate("I2", `The foreign key ${name} is broken`);
  }
  return {
    checked: report.total("invariants checked") + keys.checked,
    violations: report.violations.map(({ text }) => text),
  };
}
