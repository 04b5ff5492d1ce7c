import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { type ErrorBody, post } from "../../../support/endpoint.ts";
import { assertError } from "../../../support/http_answer.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { tableOf } from "../../../support/table_of.ts";
import { addUser, signToken } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

async function createScene(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const userId = await addUser(sql, {
    restaurantId: restaurant.id,
    role: "host",
  });
  const body = { bookingId, tableIds: [tableOf(restaurant, 1)] };
  return { restaurant, userId, body, token: await signToken(userId) };
}

async function assignedBy(
  sql: Database,
  { bookingId }: { bookingId: string },
): Promise<(string | null)[]> {
  const rows = await sql<{ assigned_by: string | null }[]>`
    select assigned_by from table_assignments where booking_id = ${bookingId}`;
  return rows.map((row) => row.assigned_by);
}

Deno.test("A user who names nobody is recorded", async () => {
  await using sql = connect();
  const { userId, body, token } = await createScene(sql);
  const { status } = await post("assign-tables", body, { token });
  assertEquals(status, 200);
  assertEquals(await assignedBy(sql, body), [userId]);
});

Deno.test("A user may name themself", async () => {
  await using sql = connect();
  const { userId, body, token } = await createScene(sql);
  const named = { ...body, assignedBy: userId };
  const { status } = await post("assign-tables", named, { token });
  assertEquals(status, 200);
  assertEquals(await assignedBy(sql, body), [userId]);
});

Deno.test("A user may name nobody else, not even a colleague", async () => {
  await using sql = connect();
  const { restaurant, body, token } = await createScene(sql);
  const colleague = await addUser(sql, {
    restaurantId: restaurant.id,
    role: "owner",
  });
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

Deno.test("A secret key acts for any restaurant, in anybody's name or nobody's", async () => {
  await using sql = connect();
  for (const name of [crypto.randomUUID(), undefined]) {
    const { body } = await createScene(sql);
    const { status } = await post("assign-tables", {
      ...body,
      assignedBy: name,
    });
    assertEquals(status, 200);
    assertEquals(await assignedBy(sql, body), [name ?? null]);
  }
});
