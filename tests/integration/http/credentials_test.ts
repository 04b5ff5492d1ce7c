import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { readEnvironment } from "../../../support/environment.ts";
import { assertCommonHeaders } from "../../../support/http_answer.ts";
import { bearer, type Credentials, rest } from "../../../support/rest.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { tableOf } from "../../../support/table_of.ts";
import { addUser, signToken } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { badTokens, expired } from "./bad_tokens.ts";
import { ENDPOINTS, send } from "./send.ts";

const { publishableKey, secretKey, jwtSecret } = readEnvironment();

/** A request with a body that an owner's valid token would be obeyed for. */
async function createScene(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const member = { restaurantId: restaurant.id, role: "owner" } as const;
  const userId = await addUser(sql, member);
  return { restaurant, userId, bookingId, tableIds: [tableOf(restaurant, 1)] };
}

type Forge = (userId: string) => Promise<Credentials> | Credentials;

const badCredentials: Record<string, [string, Forge]> = {
  "no credentials": ["MISSING_CREDENTIALS", () => ({})],
  "a publishable key alone": [
    "INVALID_API_KEY",
    () => ({ apikey: publishableKey }),
  ],
  "an unknown secret key": [
    "INVALID_API_KEY",
    () => ({ apikey: `${secretKey.slice(0, -1)}_` }),
  ],
  "an access token as apikey": [
    "INVALID_API_KEY",
    async (userId) => ({ apikey: await signToken(userId) }),
  ],
  "a secret key as bearer": [
    "UNUSABLE_CREDENTIAL",
    () => ({ authorization: `Bearer ${secretKey}` }),
  ],
  "the secret of the tokens as bearer": [
    "INVALID_JWT",
    () => ({ authorization: `Bearer ${jwtSecret}` }),
  ],
  "a user's name and password": [
    "UNUSABLE_CREDENTIAL",
    () => ({ authorization: `Basic ${btoa("host@demo.test:demo-password")}` }),
  ],
  ...Object.fromEntries(
    Object.entries(badTokens).map((
      [name, forge],
    ): [string, [string, Forge]] => [
      `a bearer token, ${name}`,
      ["INVALID_JWT", async (userId) => bearer(await forge(userId))],
    ]),
  ),
  "a bearer token without a subject": [
    "INVALID_JWT",
    async (userId) => bearer(await signToken(userId, { sub: undefined })),
  ],
  "a bearer token whose subject is not a UUID": [
    "INVALID_JWT",
    async () => bearer(await signToken("auth0|5f7c8ec7c33c6c004bbafe82")),
  ],
  "an expired token beside a valid secret key": [
    "INVALID_JWT",
    async (userId) => ({
      apikey: secretKey,
      authorization: `Bearer ${await expired(userId)}`,
    }),
  ],
};

for (const [name, [code, forge]] of Object.entries(badCredentials)) {
  Deno.test(`Nobody gets in with ${name}: 401 ${code}`, async () => {
    await using sql = connect();
    const { restaurant, userId, ...body } = await createScene(sql);
    const credentials = await forge(userId);
    await withoutTrace(sql, restaurant, async () => {
      for (const endpoint of ENDPOINTS) {
        const answer = await send<{ source: string; code: string }>(endpoint, {
          method: "POST",
          headers: { "content-type": "application/json", ...credentials },
          body: JSON.stringify(body),
        });
        assertEquals(answer.status, 401);
        assertEquals(
          [answer.body.source, answer.body.code],
          ["@supabase/server", code],
        );
        assertEquals(answer.headers.get("x-supabase-server-error"), code);
        assertCommonHeaders(answer.headers);
      }
    });
  });
}

for (const [name, forge] of Object.entries(badTokens)) {
  Deno.test(`The REST interface refuses a bearer token, ${name}, too`, async () => {
    await using sql = connect();
    const { restaurant, userId, bookingId, tableIds } = await createScene(sql);
    const credentials = bearer(await forge(userId));
    await withoutTrace(sql, restaurant, async () => {
      const { status } = await rest(
        "rpc/assign_tables_atomic_v2",
        credentials,
        { body: { p_booking_id: bookingId, p_table_ids: tableIds } },
      );
      assertEquals(status, 401);
    });
  });
}
