import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { type ErrorBody, post } from "../../support/endpoint.ts";
import { readFunctionsLog } from "../../support/functions_log.ts";
import { assertError } from "../../support/http_answer.ts";
import { assertDescribed } from "../../support/openapi.ts";
import { scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { untilTrue } from "../../support/waiting.ts";

/** How a database can be damaged and repaired, and the SQLSTATE to expect. */
const faults: Record<string, [string, string, string]> = {
  "the RPC may not be executed": [
    `revoke execute on function unassign_tables_atomic from service_role`,
    `grant execute on function unassign_tables_atomic to service_role`,
    "42501",
  ],
  "a function that the RPC needs is missing": [
    `alter function allocator.assignment_of rename to gone`,
    `alter function allocator.gone rename to assignment_of`,
    "42883",
  ],
  "a table that the RPC needs is missing": [
    `alter table assignment_events rename to gone`,
    `alter table gone rename to assignment_events`,
    "42P01",
  ],
};

for (const [name, [damage, repair, code]] of Object.entries(faults)) {
  scene.test(`when ${name}, the answer is 500, the log has the cause and nothing is changed`, async ({ sql, restaurant, tables: { T1 } }) => {
    const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
    const before = await readSeating(sql, bookingId);
    const requestId = crypto.randomUUID();
    const headers = { "x-request-id": requestId };
    const unassign = () =>
      post<ErrorBody>("unassign-tables", { bookingId }, { headers });
    try {
      await sql.unsafe(damage);
      const answer = await unassign();
      assertDescribed("unassign-tables", answer);
      assertError(answer, {
        status: 500,
        code: "ASSIGNMENT_REPOSITORY_ERROR",
        reason: "DATABASE_ERROR",
        message: "The database refused the request unexpectedly",
        details: null,
        hint: "Report the requestId; the log line with it names the cause",
      });
    } finally {
      await sql.unsafe(repair);
    }
    const [line] = await readFunctionsLog(requestId) ?? [];
    if (line) {
      const { sqlstate } = line.cause as { sqlstate: string };
      assertEquals(sqlstate, code);
    }
    assertEquals(await readSeating(sql, bookingId), before);
    // The REST interface may take a moment to notice the repair.
    await untilTrue(
      async () => (await unassign()).status === 200,
      "The endpoint never recovered",
    );
  });
}

scene.test("while the REST interface knows no such RPC the answer is 503 and nothing is changed, and the request goes through once it does", async ({ sql, restaurant, tables: { T1 } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
  const before = await readSeating(sql, bookingId);
  const unassign = () => post<ErrorBody>("unassign-tables", { bookingId });
  try {
    await sql`alter function unassign_tables_atomic rename to gone`;
    await sql`notify pgrst, 'reload schema'`;
    // Until the REST interface has noticed, the database refuses the call.
    await untilTrue(
      async () => (await unassign()).status === 503,
      "The REST interface never noticed that the function is gone",
    );
    const answer = await unassign();
    assertDescribed("unassign-tables", answer);
    assertError(answer, {
      status: 503,
      code: "ASSIGNMENT_REPOSITORY_ERROR",
      reason: "UNAVAILABLE",
      message: "The database cannot answer now, nothing was changed",
      details: null,
      hint: "Send the request again after the seconds in Retry-After",
    });
    assertEquals(await readSeating(sql, bookingId), before);
  } finally {
    await sql`alter function gone rename to unassign_tables_atomic`;
    await sql`notify pgrst, 'reload schema'`;
  }
  await untilTrue(
    async () => (await unassign()).status === 200,
    "The endpoint never recovered",
  );
});
