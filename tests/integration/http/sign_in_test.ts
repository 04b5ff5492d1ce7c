import { assertEquals, assertExists } from "@std/assert";
import { createClient, FunctionsHttpError } from "@supabase/supabase-js";
import { readSeating } from "../../../support/booking.ts";
import { readEnvironment } from "../../../support/environment.ts";
import { addMember } from "../../../support/user.ts";
import { booked } from "./booked.ts";

/** A client like the dashboard's: supabase-js with the publishable key. */
function createDashboard() {
  const { url, publishableKey } = readEnvironment();
  return createClient(url, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
}

booked.test("a user signs up, becomes a host, signs in and seats a booking", async ({ sql, restaurant, tables: { T1 }, bookingId }) => {
  const credentials = {
    email: `${crypto.randomUUID()}@example.test`,
    password: crypto.randomUUID(),
  };
  const { data } = await createDashboard().auth.signUp(credentials);
  assertExists(data.user);
  await addMember(sql, restaurant, "host", data.user.id);

  const dashboard = createDashboard();
  const { error } = await dashboard.auth.signInWithPassword(credentials);
  assertEquals(error, null);
  const tableIds = [T1];
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
