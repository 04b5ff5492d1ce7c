import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import { type ErrorBody, post } from "../../../support/endpoint.ts";
import { assertError } from "../../../support/http_answer.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addMember, signToken } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Adds a host, and a request that the host may send. */
async function addHost({ sql, restaurant, tables: { T1 } }: Scene) {
  const userId = await addMember(sql, restaurant, "host");
  const bookingId = await addBooking(sql, restaurant);
  const body = { bookingId, tableIds: [T1] };
  return { userId, body, token: await signToken(userId) };
}

const host = scene.with({ arrange: addHost });

/** Who the booking's assignment says assigned the tables. */
async function assignedBy(
  sql: Database,
  { bookingId }: { bookingId: string },
): Promise<(string | null)[]> {
  const rows = await sql<{ assigned_by: string | null }[]>`
    select assigned_by from table_assignments where booking_id = ${bookingId}`;
  return rows.map((row) => row.assigned_by);
}

host.test("a user who names no one is recorded", async ({ sql, userId, body, token }) => {
  const { status } = await post("assign-tables", body, { token });
  assertEquals(status, 200);
  assertEquals(await assignedBy(sql, body), [userId]);
});

host.test("a user may name themself", async ({ sql, userId, body, token }) => {
  const named = { ...body, assignedBy: userId };
  const { status } = await post("assign-tables", named, { token });
  assertEquals(status, 200);
  assertEquals(await assignedBy(sql, body), [userId]);
});

host.test("a user may not name anyone else, not even a colleague", async ({ sql, restaurant, body, token }) => {
  const colleague = await addMember(sql, restaurant, "owner");
  const named = { ...body, assignedBy: colleague };
  await withoutTrace(sql, restaurant, async () => {
    assertError(await post<ErrorBody>("assign-tables", named, { token }), {
      status: 403,
      code: "ASSIGNMENT_VALIDATION",
      reason: "ASSIGNED_BY_NOT_ALLOWED",
      message: "A user may only assign in their own name",
      details: { assignedBy: colleague },
      hint: "Leave assignedBy out, or name the signed-in user",
    });
  });
});

host.test("a secret key acts for any restaurant, in any name or none", async ({ sql, restaurant, tables: { T2 }, body }) => {
  const named = { ...body, assignedBy: crypto.randomUUID() };
  assertEquals((await post("assign-tables", named)).status, 200);
  assertEquals(await assignedBy(sql, body), [named.assignedBy]);

  const bookingId = await addBooking(sql, restaurant);
  const unnamed = { bookingId, tableIds: [T2] };
  assertEquals((await post("assign-tables", unnamed)).status, 200);
  assertEquals(await assignedBy(sql, unnamed), [null]);
});
