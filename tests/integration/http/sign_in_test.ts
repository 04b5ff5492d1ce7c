import { assertEquals, assertExists } from "@std/assert";
import { createClient, FunctionsHttpError } from "@supabase/supabase-js";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { readEnvironment } from "../../../support/environment.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { tableOf } from "../../../support/table_of.ts";

/** What the dashboard has: the publishable key and what supabase-js does. */
function createDashboard() {
  const { url, publishableKey } = readEnvironment();
  return createClient(url, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
}

Deno.test("A user signs up, signs in, becomes a host and seats a booking", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const credentials = {
    email: `${crypto.randomUUID()}@example.test`,
    password: crypto.randomUUID(),
  };
  const { data } = await createDashboard().auth.signUp(credentials);
  assertExists(data.user);
  await sql`
    insert into restaurant_members (restaurant_id, user_id, role)
    values (${restaurant.id}, ${data.user.id}, 'host')`;

  const dashboard = createDashboard();
  const { error } = await dashboard.auth.signInWithPassword(credentials);
  assertEquals(error, null);
  const tableIds = [tableOf(restaurant, 1)];
  const answer = await dashboard.functions.invoke("assign-tables", {
    body: { bookingId, tableIds },
  });
  assertEquals([answer.error, answer.data.tableIds], [null, tableIds]);
  assertEquals((await readSeating(sql, bookingId)).tableIds, tableIds);

  await dashboard.auth.signOut();
  const afterwards = await dashboard.functions.invoke("unassign-tables", {
    body: { bookingId },
  });
  assertEquals(afterwards.error instanceof FunctionsHttpError, true);
  assertEquals(afterwards.response?.status, 401);
  assertEquals((await readSeating(sql, bookingId)).tableIds, tableIds);
});
