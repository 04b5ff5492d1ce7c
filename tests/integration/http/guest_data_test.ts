import { assertEquals, assertRejects } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import { type EndpointName, post } from "../../../support/endpoint.ts";
import { readFunctionsLog } from "../../../support/functions_log.ts";
import { bearer, rest, secretKey } from "../../../support/rest.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { readServerLog } from "../../../support/server_log.ts";
import { signIn } from "../../../support/user.ts";

/** The logs of the stack that `deno task test` starts; none on another stack. */
async function readLogs(): Promise<string[]> {
  const paths = ["POSTGRES_LOG", "FUNCTIONS_LOG", "GATEWAY_LOG"]
    .map((name) => Deno.env.get(name))
    .filter((path) => path !== undefined);
  return await Promise.all(paths.map((path) => Deno.readTextFile(path)));
}

const oneSession = scene.with({ sessions: 1 });

oneSession.test("no log has a guest's name, number or notes, whether requests succeed or fail", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const guestName = `Guest ${crypto.randomUUID()}`;
  const notes = `Note ${crypto.randomUUID()}`;
  const guestPhone = crypto.randomUUID();
  const guest = { guest_name: guestName, guest_phone: guestPhone, notes };
  const tableIds = [T1];
  await addSeatedBooking(sql, restaurant, tableIds, guest);
  const bookingId = await addBooking(sql, restaurant, guest);
  const calls: [EndpointName, Record<string, unknown>, number][] = [
    ["assign-tables", { bookingId, tableIds }, 409],
    ["assign-tables", { bookingId, tableIds: [T2] }, 200],
    ["assign-tables", { bookingId, tableIds: [guestName, notes] }, 400],
    ["assign-tables", { bookingId, tableIds, [guestName]: notes }, 400],
    ["update-booking", { bookingId, guestName, guestPhone, notes }, 200],
    ["update-booking", { bookingId, guestPhone: [guestPhone] }, 400],
    ["update-booking", { bookingId, guestName, notes, partySize: 5 }, 422],
    ["update-booking", { bookingId, guestName, status: notes }, 400],
    ["update-booking", { bookingId, guestName: [guestName], notes }, 400],
    ["update-booking", { bookingId, startAt: guestName, endAt: notes }, 400],
    ["unassign-tables", { bookingId: notes, tableIds: guestName }, 400],
    ["unassign-tables", { bookingId }, 200],
  ];
  let requestId = "";
  for (const [endpoint, body, expected] of calls) {
    requestId = crypto.randomUUID();
    const headers = { "x-request-id": requestId };
    const { status } = await post(endpoint, body, { headers });
    assertEquals([endpoint, body, status], [endpoint, body, expected]);
  }
  // Wait until the last line is there.
  await readFunctionsLog(requestId);
  await assertInNoLog(sql, [guestName, guestPhone, notes]);
});

oneSession.test("no log has what hostile requests over REST say of a guest", async ({ sql, restaurant, tables: { T1 } }) => {
  const secret = `Guest ${crypto.randomUUID()}`;
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
  const host = bearer(await signIn(sql, restaurant, "host"));
  const rpc = "rpc/update_booking_with_capacity_check";
  const p_booking_id = bookingId;
  const row = { restaurant_id: restaurant.id, guest_name: secret };
  const rows = `bookings?restaurant_id=eq.${restaurant.id}`;
  for (
    const [method, path, body, expected] of [
      [
        "POST",
        rpc,
        { p_booking_id, p_guest_name: secret, p_party_size: 0 },
        400,
      ],
      ["POST", rpc, { p_booking_id, p_guest_name: secret.repeat(20) }, 400],
      ["POST", rpc, { p_booking_id, p_notes: secret.repeat(200) }, 400],
      ["POST", rpc, { p_booking_id, p_guest_name: `${secret}\0` }, 400],
      [
        "POST",
        rpc,
        { p_booking_id: crypto.randomUUID(), p_notes: secret },
        400,
      ],
      ["POST", rpc, { p_booking_id, p_notes: secret, p_unknown: secret }, 404],
      ["POST", "bookings", row, 403],
      ["PATCH", rows, { notes: secret }, 403],
    ] as const
  ) {
    for (const credentials of [host, secretKey()]) {
      const { status } = await rest(path, credentials, { method, body });
      assertEquals([method, path, body, status], [
        method,
        path,
        body,
        expected,
      ]);
    }
  }
  await assertInNoLog(sql, [secret]);
});

oneSession.test("no log has the guest of a row that a direct write fails with", async (scene) => {
  const secret = `Guest ${crypto.randomUUID()}`;
  for (const write of Object.values(failingWrites(scene, secret))) {
    await assertRejects(write);
  }
  await assertInNoLog(scene.sql, [secret]);
});

/** Direct writes of a guest's name and notes, each of which breaks a rule. */
function failingWrites({ sql, restaurant }: Scene, secret: string) {
  const guest = { guest_name: secret, notes: secret };
  const add = (options: Parameters<typeof addBooking>[2]) => () =>
    addBooking(sql, restaurant, { ...guest, ...options });
  return {
    ofNoParty: add({ party_size: 0 }),
    ofNoStatus: () =>
      sql`
      insert into bookings
        ${sql({ ...guest, restaurant_id: restaurant.id, status: null })}`,
    backwards: add({ start_at: "2031-06-13 18:00Z", end_at: "2031-06-13Z" }),
    confirmedWithoutTables: add({ status: "confirmed" }),
    tooLong: add({ guest_name: secret.repeat(20) }),
    elsewhere: () => addBooking(sql, { id: crypto.randomUUID() }, guest),
    twice: async () => {
      const id = await addBooking(sql, restaurant, guest);
      await sql`
        insert into bookings (id, restaurant_id, party_size, start_at, end_at, guest_name)
        select id, restaurant_id, party_size, start_at, end_at, guest_name
        from bookings where id = ${id}`;
    },
  };
}

async function assertInNoLog(
  sql: Database,
  secrets: readonly string[],
): Promise<void> {
  // It waits until the last line is there.
  await readServerLog([sql]);
  for (const log of await readLogs()) {
    for (const secret of secrets) {
      assertEquals(log.includes(secret), false, lineWith(log, secret));
    }
  }
}

function lineWith(log: string, secret: string): string {
  return log.split("\n").find((line) => line.includes(secret)) ?? "";
}
