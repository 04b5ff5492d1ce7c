import { assertEquals } from "@std/assert";
import { post } from "../../../support/endpoint.ts";
import { addUser, signToken } from "../../../support/user.ts";
import { booked } from "./booked.ts";
import { refusals } from "./refusals.ts";

/** The names of the times in a `Server-Timing` header. */
function timesIn(headers: Headers): string[] | undefined {
  return headers.get("server-timing")?.split(", ")
    .map((metric) => metric.replace(/;.*/, ""));
}

booked.test("an assignment says how long credentials, transaction, RPC and function took", async ({ bookingId, tables: { T1 } }) => {
  const body = { bookingId, tableIds: [T1] };
  const { status, headers } = await post("assign-tables", body);
  assertEquals(status, 200);
  assertEquals(timesIn(headers), ["auth", "transaction", "rpc", "total"]);
});

booked.test("another restaurant's booking and a missing one are refused without times", async ({ sql, bookingId, tables: { T1 } }) => {
  const token = await signToken(await addUser(sql));
  for (const id of [bookingId, crypto.randomUUID()]) {
    const body = { bookingId: id, tableIds: [T1] };
    const { status, headers } = await post("assign-tables", body, { token });
    assertEquals([status, timesIn(headers)], [404, undefined]);
  }
});

for (const { reason, arrange } of refusals) {
  booked.test(`${reason} is answered without times`, async (scene) => {
    const { endpoint, body, options } = await arrange(scene);
    const { headers } = await post(endpoint, body, options);
    assertEquals(timesIn(headers), undefined);
  });
}
