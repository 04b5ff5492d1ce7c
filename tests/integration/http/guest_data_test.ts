import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { type EndpointName, post } from "../../../support/endpoint.ts";
import { readFunctionsLog } from "../../../support/functions_log.ts";
import { rest, secretKey } from "../../../support/rest.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { readServerLog } from "../../../support/server_log.ts";

/** The logs of the stack that `deno task test` starts; none on another stack. */
async function readLogs(): Promise<string[]> {
  const paths = ["POSTGRES_LOG", "FUNCTIONS_LOG", "GATEWAY_LOG"]
    .map((name) => Deno.env.get(name))
    .filter((path) => path !== undefined);
  return await Promise.all(paths.map((path) => Deno.readTextFile(path)));
}

const oneSession = scene.with({ sessions: 1 });

oneSession.test("no log has a guest's name or notes, whether requests succeed or fail", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const guestName = `Guest ${crypto.randomUUID()}`;
  const notes = `Note ${crypto.randomUUID()}`;
  const guest = { guest_name: guestName, notes };
  const tableIds = [T1];
  await addSeatedBooking(sql, restaurant, tableIds, guest);
  const bookingId = await addBooking(sql, restaurant, guest);
  const calls: [EndpointName, Record<string, unknown>, number][] = [
    ["assign-tables", { bookingId, tableIds }, 409],
    ["assign-tables", { bookingId, tableIds: [T2] }, 200],
    ["assign-tables", { bookingId, tableIds: [guestName, notes] }, 400],
    ["assign-tables", { bookingId, tableIds, [guestName]: notes }, 400],
    ["update-booking", { bookingId, guestName, notes }, 200],
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
  const { status } = await rest(
    "rpc/update_booking_with_capacity_check",
    secretKey(),
    {
      body: {
        p_booking_id: bookingId,
        p_guest_name: guestName,
        p_notes: notes,
        p_party_size: 0,
      },
    },
  );
  assertEquals(status, 400);

  // Both wait until the last line is there.
  await readFunctionsLog(requestId);
  await readServerLog([sql]);
  for (const log of await readLogs()) {
    for (const secret of [guestName, notes]) {
      assertEquals(log.includes(secret), false, lineWith(log, secret));
    }
  }
});

function lineWith(log: string, secret: string): string {
  return log.split("\n").find((line) => line.includes(secret)) ?? "";
}
