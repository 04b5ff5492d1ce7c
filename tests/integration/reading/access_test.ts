import { assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { poll, type Reading, readService } from "../../../support/reading.ts";
import { assertRefused } from "../../../support/refusal.ts";
import {
  bearer,
  publishableKey,
  rest,
  type RestError,
  secretKey,
} from "../../../support/rest.ts";
import { createScene, scene } from "../../../support/scene.ts";
import {
  addMember,
  addUser,
  asRole,
  asUser,
  signIn,
} from "../../../support/user.ts";
import { fillRestaurant } from "../access/full_restaurant.ts";

for (const role of ["owner", "manager", "host", "viewer"] as const) {
  scene.test(`a member who is ${role} reads the service, and their role`, async (scene) => {
    const { sql, restaurant } = scene;
    await fillRestaurant(scene);
    const userId = await addMember(sql, restaurant, role);
    const read = await asUser(
      sql,
      userId,
      (session) => readService(session, restaurant.id),
    );
    const { role: _, now: _n, revision: _r, ...whole } = await readService(
      sql,
      restaurant.id,
    );
    const { role: own, now: _o, revision: _v, ...seen } = read;
    assertEquals(own, role);
    assertEquals(seen, whole);
  });
}

scene.test("a secret key reads every restaurant, and has no role there", async ({ sql, restaurant }) => {
  const { role } = await asRole(
    sql,
    "service_role",
    (session) => readService(session, restaurant.id),
  );
  assertEquals(role, null);
});

scene.test("a restaurant where one does not work is refused exactly as one that does not exist", async ({ sql, restaurant }) => {
  const elsewhere = await createScene(sql);
  const stranger = await addMember(sql, elsewhere.restaurant, "owner");
  const missing = crypto.randomUUID();
  const { revision } = await readService(sql, restaurant.id);
  const ask = (userId: string | null, id: string) =>
    assertRefused(() => {
      const read = (session: typeof sql) => poll(session, id, null, revision);
      return userId === null
        ? asRole(sql, "authenticated", read)
        : asUser(sql, userId, read);
    }, "RESTAURANT_NOT_FOUND");
  for (const userId of [stranger, await addUser(sql), null]) {
    const refusal = await ask(userId, missing);
    assertEquals(refusal.details, { restaurantId: missing });
    assertEquals(await ask(userId, restaurant.id), {
      ...refusal,
      details: { restaurantId: restaurant.id },
    });
  }
  await assertRefused(
    () => readService(sql, missing),
    "RESTAURANT_NOT_FOUND",
  );
});

scene.test("who has left the staff reads nothing, whatever was read before", async ({ sql, restaurant }) => {
  const userId = await addMember(sql, restaurant, "host");
  const { revision } = await asUser(
    sql,
    userId,
    (session) => readService(session, restaurant.id),
  );
  await sql`delete from restaurant_members where user_id = ${userId}`;
  await assertRefused(
    () =>
      asUser(
        sql,
        userId,
        (session) => poll(session, restaurant.id, null, revision),
      ),
    "RESTAURANT_NOT_FOUND",
  );
});

scene.test("without signing in nothing can be read", async ({ sql, restaurant }) => {
  const error = await assertRejects(
    () => asRole(sql, "anon", (session) => readService(session, restaurant.id)),
    postgres.PostgresError,
  );
  assertEquals(error.code, "42501");
});

scene.test("a date outside of 2000 to 2099 is refused", async ({ sql, restaurant }) => {
  for (
    const date of ["1999-12-31", "2100-01-01", "infinity", "4713-01-01 BC"]
  ) {
    await assertRefused(
      () => readService(sql, restaurant.id, date),
      "INVALID_REQUEST",
    );
  }
});

scene.test("over REST, a member and a secret key read, others are turned away", async ({ sql, restaurant }) => {
  const body = { p_restaurant_id: restaurant.id };
  const read = (credentials: Readonly<Record<string, string>>) =>
    rest<Reading & RestError>("rpc/read_service", credentials, { body });
  const host = await read(bearer(await signIn(sql, restaurant, "host")));
  assertEquals([host.status, host.body.role], [200, "host"]);
  assertEquals((await read(secretKey())).status, 200);
  const { body: refusal, status } = await read(
    bearer(await signIn(sql, (await createScene(sql)).restaurant, "owner")),
  );
  assertEquals([status, refusal.code], [400, "TA015"]);
  assertEquals((await read(publishableKey())).status, 401);
});

scene.test("over REST, an answer that has not changed is under 300 bytes", async ({ sql, restaurant }) => {
  const host = bearer(await signIn(sql, restaurant, "host"));
  const body = { p_restaurant_id: restaurant.id };
  const { body: first } = await rest<Reading>("rpc/read_service", host, {
    body,
  });
  const { body: next } = await rest<Reading>("rpc/read_service", host, {
    body: { ...body, p_known_revision: first.revision },
  });
  assertEquals(Object.keys(next).sort(), ["now", "revision", "unchanged"]);
  assertEquals(JSON.stringify(next).length < 300, true);
});
