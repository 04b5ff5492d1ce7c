import { assertEquals } from "@std/assert";
import { connect, type Database } from "../../../support/database.ts";
import { readSetUp } from "../../../support/event.ts";
import { outcomeOf } from "../../../support/outcome.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurantOf } from "../../../support/set_up_rpc.ts";
import { addUser, asRole, asUser } from "../../../support/user.ts";

Deno.test("a secret key creates a restaurant with its owner, and the audit says so", async () => {
  await using sql = connect();
  const ownerId = await addUser(sql);
  const created = await asRole(
    sql,
    "service_role",
    (session) => createRestaurantOf(session, ownerId),
  );
  const { restaurantId } = created;
  assertEquals(created, {
    restaurantId,
    name: "Zur Probe",
    timezone: "Europe/Berlin",
    ownerId,
  });
  const members = await sql`
    select user_id, role from restaurant_members
    where restaurant_id = ${restaurantId}`;
  assertEquals(members.map((row) => ({ ...row })), [
    { user_id: ownerId, role: "owner" },
  ]);
  const events = await readSetUp(sql, restaurantId);
  assertEquals(
    events.map(({ action, actorRole, before, after }) => [
      action,
      actorRole,
      before,
      after,
    ]),
    [
      ["restaurant_changed", "service_role", {}, {
        id: restaurantId,
        name: "Zur Probe",
        timezone: "Europe/Berlin",
      }],
      ["member_changed", "service_role", {}, {
        user_id: ownerId,
        role: "owner",
        name: null,
      }],
    ],
  );
});

Deno.test("no user creates a restaurant", async () => {
  await using sql = connect();
  const userId = await addUser(sql);
  const call = (session: Database) => createRestaurantOf(session, userId);
  const signedIn = await outcomeOf(asUser(sql, userId, call));
  const anonymous = await outcomeOf(asRole(sql, "anon", call));
  assertEquals([signedIn.sqlstate, anonymous.sqlstate], ["42501", "42501"]);
});

const wrong: Record<
  string,
  [Parameters<typeof createRestaurantOf>[2], string]
> = {
  "a blank name": [
    { name: "  " },
    "A restaurant has a name of up to 200 characters",
  ],
  "no name": [
    { name: null },
    "A restaurant has a name of up to 200 characters",
  ],
  "a name that is too long": [
    { name: "x".repeat(201) },
    "A restaurant has a name of up to 200 characters",
  ],
  "a time zone that is none": [
    { timezone: "Mars/Olympus" },
    "There is no such time zone",
  ],
  "an abbreviation in place of a time zone": [
    { timezone: "EST" },
    "There is no such time zone",
  ],
  "no time zone": [{ timezone: null }, "There is no such time zone"],
};

for (const [name, [options, message]] of Object.entries(wrong)) {
  Deno.test(`a restaurant with ${name} is refused`, async () => {
    await using sql = connect();
    const ownerId = await addUser(sql);
    const refusal = await assertRefused(
      () => createRestaurantOf(sql, ownerId, options),
      "INVALID_REQUEST",
    );
    assertEquals(refusal.message, message);
  });
}

Deno.test("a restaurant needs an owner who has signed up", async () => {
  await using sql = connect();
  for (const ownerId of [crypto.randomUUID(), null]) {
    const { details, hint } = await assertRefused(
      () => createRestaurantOf(sql, ownerId),
      "USER_NOT_FOUND",
    );
    assertEquals([details, hint], [
      { ownerId },
      "Let the owner sign up first, and send the id of that user as p_owner_id",
    ]);
  }
});
