import { assertEquals } from "@std/assert";
import { badTokens, expired } from "../../../support/bad_tokens.ts";
import { addBooking } from "../../../support/booking.ts";
import { ENDPOINTS, send } from "../../../support/endpoint.ts";
import { readEnvironment } from "../../../support/environment.ts";
import { assertCommonHeaders } from "../../../support/http_answer.ts";
import { bearer, type Credentials, rest } from "../../../support/rest.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addMember, signToken } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const { publishableKey, secretKey, jwtSecret } = readEnvironment();

/** Adds an owner, and a request that they may send with a valid token. */
async function addOwner({ sql, restaurant, tables: { T1 } }: Scene) {
  const bookingId = await addBooking(sql, restaurant);
  const userId = await addMember(sql, restaurant, "owner");
  return { userId, body: { bookingId, tableIds: [T1] } };
}

const owner = scene.with({ arrange: addOwner });

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
      `${name} as bearer`,
      ["INVALID_JWT", async (userId) => bearer(await forge(userId))],
    ]),
  ),
  "a token without a subject as bearer": [
    "INVALID_JWT",
    async (userId) => bearer(await signToken(userId, { sub: undefined })),
  ],
  "a token whose subject is not a UUID as bearer": [
    "INVALID_JWT",
    async () => bearer(await signToken("auth0|5f7c8ec7c33c6c004bbafe82")),
  ],
  "a token without a role as bearer": [
    "INVALID_JWT",
    async (userId) => bearer(await signToken(userId, { role: undefined })),
  ],
  ...Object.fromEntries(
    ["anon", "service_role", "postgres", "supabase_admin"].map(
      (role): [string, [string, Forge]] => [
        `a token of the role ${role} as bearer`,
        [
          "INVALID_JWT",
          async (userId) => bearer(await signToken(userId, { role })),
        ],
      ],
    ),
  ),
  "an expired token beside a valid secret key": [
    "INVALID_JWT",
    async (userId) => ({
      apikey: secretKey,
      authorization: `Bearer ${await expired(userId)}`,
    }),
  ],
};

for (const [name, [code, forge]] of Object.entries(badCredentials)) {
  owner.test(`a request with ${name} is refused with 401 ${code}`, async ({ sql, restaurant, userId, body }) => {
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
  owner.test(`the REST interface also refuses ${name}`, async ({ sql, restaurant, userId, body: { bookingId, tableIds } }) => {
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
