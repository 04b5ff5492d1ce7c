import type { Database } from "../support/database.ts";
import { INVARIANTS } from "../support/invariants.ts";
import type { Report } from "./report.ts";

/** Checks what has to hold whatever happened, for all restaurants. */
export async function checkInvariants(
  sql: Database,
  report: Report,
): Promise<void> {
  for (const [name, query] of Object.entries(INVARIANTS)) {
    const rows = await sql.unsafe(`${query} limit 3`);
    report.count("invariants checked");
    if (rows.length === 0) continue;
    report.violate(
      name.split(" ")[0] ?? "",
      `${name}: ${JSON.stringify(rows)}`,
    );
  }
}

/** Deletes what has been checked, so that long runs do not become slow. */
export async function forgetEverything(sql: Database): Promise<void> {
  await sql.unsafe(`
    truncate assigned_tables, table_assignments, assignment_events,
      assignment_requests, allocator_settings, bookings, restaurants cascade`);
}
